"""Every part of a map is known by the line on which it stands, for messages that point at it."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeydraft.errors import MapError
from journeydraft.formats import open_map
from journeydraft.formats.markdown import open_markdown

GOLDEN = Path(__file__).parent / "golden"
LOAN = (GOLDEN / "loan.en.md").read_text("utf-8")

PARTS = {
    "/header/title": "# I apply for a loan",
    "/header/problem": "It starts when",
    "/header/goals/1": "- Know the full price",
    "/header/outcome": "**Outcome:**",
    "/stages/0": "## Find out",
    "/stages/0/goal": "**Goal:** Know what",
    "/stages/0/valence": "**Mood:**",
    "/stages/0/pain_points": "### Pain points",
    "/stages/0/pain_points/0": "- The total cost",
    "/stages/0/pain_points/0/contradicted_by": "  - but: P6",
    "/stages/0/metrics/0": "- Started an application",
    "/stages/1/own/Our ideas/0": "- Let the employer",
    "/stages/1/steps/0": "### Step: Prove",
    "/stages/1/steps/0/actions/0": "- Photographs",
    "/transitions/1": "- Apply → leaves",
    "/unplaced/0": "- Dislikes the colours",
    "/blind_spots/coverage": "- Share of speech",
    "/evidence/p3-7": "[^p3-7]:",
}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("typed", [LOAN, LOAN.replace("\n", "\r\n"), LOAN.replace("\n- ", "\n\n- ")])
def test_a_part_is_found_on_its_line(part: str, typed: str) -> None:
    """The line that is told begins with what stands there, whatever the line endings and empty lines."""
    line = open_markdown(typed).line(part)
    assert line is not None
    assert typed.splitlines()[line - 1].startswith(PARTS[part])


def test_the_lines_within_an_item_are_its_own() -> None:
    """An item ends where the next begins; what is nested in it belongs to it and not to its words."""
    text = "# T\n\n## S\n\n### Needs\n\n- one\n  more\n  - ours\n\n- two\n\ntext\n"
    place = open_markdown(text).seen.places["/stages/0/needs/0"]
    assert (place.first, place.head, place.last) == (6, 8, 9)


def test_citations_are_told_with_their_lines() -> None:
    """Every footnote that is cited, in the lanes and in a person's own text, but not in code."""
    text = "# T\n\n## S\n\n### Needs\n- x [^a] [^b]\n\n"
    text += "| t [^c] |\n|---|\n\n```\n[^d]\n```\n`[^e]`\n\n[^a]: see [^b]\n"
    found = [(one.label, one.line) for one in open_markdown(text).citations]
    assert found == [("a", 6), ("b", 6), ("c", 8), ("b", 16)]


def test_a_footnote_that_is_cited_and_not_defined_is_a_hint() -> None:
    """The map reads; the hint names the line and what to do."""
    hints = open_markdown("# T\n\n## S\n\n### Needs\n- x [^a] [^b]\n\n[^b]: mine\n").hints
    assert [(hint.line, hint.message, hint.mend) for hint in hints] == [
        (6, "[^a] is cited but not defined", "delete it, or write its footnote")
    ]


def test_a_footnote_that_was_only_copied_is_a_hint() -> None:
    """The same words twice do no harm; other words under the same label are an error."""
    one = "[^b]: “x” — P1, a.md:1\n"
    text = f"# T\n\n## S\n\n### Needs\n- x [^b]\n\n{one}\n{one}"
    opened = open_markdown(text)
    assert [(hint.line, hint.mend) for hint in opened.hints] == [(10, "delete one of them")]
    assert opened.map.evidence["b"].quote == "x"
    with pytest.raises(MapError) as caught:
        open_markdown(text.replace("“x”", "“y”", 1))
    assert caught.value.line == 10


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_is_known_with_its_encoding(tmp_path: Path, encoding: str) -> None:
    """What is read can be written as the same bytes; JSON has no lines."""
    path = tmp_path / "map.md"
    path.write_bytes(LOAN.encode(encoding))
    opened = open_map(path)
    assert opened.encoded(opened.text) == path.read_bytes()
    assert opened.line("/stages/0") == 25
    assert open_map(GOLDEN / "loan.json").line("/stages/0") is None
