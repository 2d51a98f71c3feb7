"""The table of docs/map-format.md, as a researcher would write it down in ``cases`` and can correct it."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeydraft.formats.markdown import open_markdown, read_markdown, revise_markdown, write_markdown
from journeydraft.maps.update import three_way

CASES = sorted((Path(__file__).parent / "cases").glob("*.md"))
PARTS = ("last draft", "edited", "new draft", "becomes")


def parts(path: Path) -> dict[str, str]:
    """The four texts of a case."""
    text = path.read_text("utf-8")
    ends = [text.index(f"=== {name}\n") for name in PARTS] + [len(text)]
    return {
        name: text[start + len(f"=== {name}\n") : end].rstrip("\n") + "\n"
        for name, start, end in zip(PARTS, ends, ends[1:], strict=False)
    }


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_case(path: Path) -> None:
    """The first lines of the file say what is held."""
    case = parts(path)
    opened = open_markdown(case["edited"])
    base = read_markdown(write_markdown(read_markdown(case["last draft"])))
    made = three_way(opened.map, base, read_markdown(case["new draft"]))
    became = revise_markdown(opened, case["edited"], made.revision).split("<!-- journeydraft:")[0]
    assert became.rstrip("\n") + "\n" == case["becomes"]
