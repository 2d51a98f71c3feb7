"""The Mermaid diagram: sections are stages, scores are 1 to 5, and no text becomes syntax."""

from __future__ import annotations

import re
from pathlib import Path

from tests.formats.html.made import hostile_map

from journeydraft.formats import read_map
from journeydraft.formats.export import export
from journeydraft.model.journey import EmotionCurve, Header, Item, JourneyMap, Stage

LOAN = read_map(Path(__file__).parent / "golden" / "loan.json")
TASK = re.compile(r"      (?:[^#:;\n]|#\d+;)+: [1-5](?:: (?:[^#:;\n]|#\d+;)+)?")


def test_a_journey_as_mermaid_writes_it() -> None:
    """To the letter, so that a diagram in a document changes only when the map does."""
    assert (
        export(LOAN, ".mmd")
        == """journey
    title I apply for a loan
    section Find out
      Compares the banks' calculators: 3: P1, P4, P5, P6
      The total cost shows only after signing in: 1: P1
      Everything could be done from the sofa: 5
    section Apply
      Photographs the payslip: 3
      The payslip is refused without a reason: 2: P3
      Nobody can be called in the evening: 2
"""
    )


def test_no_text_becomes_syntax() -> None:
    """Colons, semicolons, hashes, comments, line breaks and keywords are written so that they stay words."""
    texts = ("a: 5: Me", "x; y # z", "%% gone", "two\nlines", "section two", "Title page", "")
    stage = Stage(name="journey: x", actions=tuple(Item(text=text) for text in texts[:4]))
    other = Stage(name="b", pain_points=tuple(Item(text=text) for text in texts[4:]))
    made = str(export(JourneyMap(header=Header(title="A: b"), stages=(stage, other)), ".mmd"))
    assert "a#58; 5#58; Me: 3" in made
    assert "two lines: 3" in made
    assert "#115;ection two" in made
    for line in made.splitlines()[2:]:
        assert TASK.fullmatch(line) or line.startswith("    section ")


def test_harmful_text_is_one_task_a_line() -> None:
    """Whatever a transcript holds."""
    for line in str(export(hostile_map(), ".mmd")).splitlines()[2:]:
        assert TASK.fullmatch(line) or line.startswith("    section ")


def test_actions_score_as_the_stage_feels() -> None:
    """−2 is 1, 0 is 3, +2 is 5."""
    for mean, score in ((-2, 1), (0, 3), (2, 5)):
        stage = Stage(name="s", actions=(Item(text="do"),), valence=EmotionCurve(mean=mean, spread=0))
        assert f"do: {score}\n" in str(export(JourneyMap(header=Header(title="x"), stages=(stage,)), ".mmd"))
