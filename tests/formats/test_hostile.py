"""Files that try to be too much: refused or read in time, never a traceback, never half an answer."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from journeydraft.errors import MapError
from journeydraft.formats import open_map
from journeydraft.formats.markdown import open_markdown, read_markdown, write_markdown

SECONDS = 20.0
"""Far more than any of these takes; what grows with the square of its size takes longer."""

HOSTILE = {
    "quotations in quotations": "# a\n\n" + ">" * 20_000 + " x\n",
    "lists in lists": "# a\n\n## b\n\n### Needs\n" + "".join(f"{'  ' * n}- {n}\n" for n in range(300)),
    "brackets": "# a\n\n## b\n\n### Needs\n- " + "[" * 20_000 + "\n",
    "stars": "# a\n\n## b\n\n### Needs\n- " + "*a " * 20_000 + "\n",
    "footnotes in a line": "# a\n\n## b\n\n### Needs\n- x" + " [^1]" * 20_000 + "\n\n[^1]: “x” — P1, a:1\n",
    "separators": "# a\n\n## b\n\n### Needs\n- x" + " · low" * 20_000 + "\n",
    "counts": "# a\n\n## b\n\n### Needs\n- x" + " (1 of 2)" * 10_000 + "\n",
    "headings": "# a\n\n" + "## b\n\n" * 5_000,
    "an endless comment": "# a\n\n<!--\n" + "# b\n" * 20_000,
    "code that does not end": "# a\n\n```\n" + "# b\n\n" * 20_000,
    "aliases": "---\na: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n---\n\n# t\n",
    "entities": "# a\n\n## b\n\n### Needs\n- " + "&amp;" * 20_000 + "\n",
    "one long line": "# a\n\n" + "x " * 500_000 + "\n",
}


@pytest.mark.parametrize("case", HOSTILE)
def test_it_is_read_and_written_in_time(case: str) -> None:
    """The map reads, and stays the same once it was written."""
    started = time.process_time()
    once = write_markdown(read_markdown(HOSTILE[case]))
    assert write_markdown(read_markdown(once)) == once
    assert time.process_time() - started < SECONDS


def test_front_matter_is_not_expanded() -> None:
    """Aliases of YAML are lines like others: kept, never followed."""
    text = HOSTILE["aliases"]
    assert "d: [*c, *c]" in write_markdown(read_markdown(text))


def test_fifty_megabytes_are_refused_at_once(tmp_path: Path) -> None:
    """Before anything is parsed, with what to do."""
    path = tmp_path / "map.md"
    path.write_bytes(b"# a\n\n" + b"text\n" * 10_000_000)
    started = time.process_time()
    with pytest.raises(MapError, match="larger than any map") as caught:
        open_map(path)
    assert caught.value.hint and time.process_time() - started < 1


@pytest.mark.parametrize("end", range(0, 6_000, 251))
def test_half_a_map_is_read_or_refused_with_its_line(end: int) -> None:
    """A file that was cut off anywhere never ends in anything but a map or a message."""
    text = (Path(__file__).parent / "golden" / "loan.en.md").read_text("utf-8")[:end]
    try:
        assert open_markdown(text, "map.md").map.header is not None
    except MapError as error:
        assert error.line is not None
