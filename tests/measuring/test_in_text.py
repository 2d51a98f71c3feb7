"""Next month's numbers in a map that somebody edits: the lines of the numbers change, nothing else does."""

from pathlib import Path

import pytest

from journeydraft.measuring import measured_text
from journeydraft.measuring.table import Measure

TEXT = """# I apply

## Find out

**Goal:** Know

### Metrics
- NPS: 7 · survey
- Entered: 900 · web.csv
  - we doubt this
- Calls: 3 · web.csv

A table of our own.

## Apply

### Pain points
- The form is long

### Step: Sign

#### Actions
- Signs

## Wait

Nothing yet.
"""
FILE = Path("web.csv")
ROWS = (
    Measure("Find out", 2, entered=1000),
    Measure("Apply", 3, 800, 400, 0.5),
    Measure("Sign", 4, minutes=3),
    Measure("Nowhere", 5, entered=1),
)


def test_numbers_are_written_in_their_place_and_nothing_else_is_touched():
    """The old line gets the new number and keeps the note below; what the table no longer has goes."""
    text, unmatched = measured_text(TEXT, ROWS[:1], FILE)
    assert text == TEXT.replace("Entered: 900", "Entered: 1000").replace("- Calls: 3 · web.csv\n", "")
    assert unmatched == ()


def test_a_stage_and_a_step_without_numbers_get_a_lane_of_their_own():
    """Behind what they have; rows of no stage are given back."""
    text, unmatched = measured_text(TEXT, ROWS, FILE)
    assert "- The form is long\n\n### Metrics\n- Entered: 800 · web.csv\n- Completed: 400" in text
    assert "- Signs\n\n#### Metrics\n- Time: 3 min · web.csv\n\n## Wait" in text
    assert [error.line for error in unmatched] == [5]
    assert _people_s(text) == _people_s(TEXT)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_same_table_again_changes_nothing(end):
    """Whatever ends the lines."""
    once, _ = measured_text(TEXT.replace("\n", end), ROWS, FILE)
    assert measured_text(once, ROWS, FILE)[0] == once
    assert once.count("\n") == once.count(end)


def _people_s(text: str) -> list[str]:
    """The lines that no table has written."""
    return [line for line in text.splitlines() if line and "web.csv" not in line and "Metrics" not in line]
