"""Updating from Python."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import journeydraft as jd

CAFETERIA = Path(__file__).parents[2] / "fixtures" / "interviews" / "cafeteria"


@pytest.fixture
def edited(study):
    """The map with a line of a person's own, and one more interview in the study."""
    file = jd.draft(study, engine="lexicon").save(study / "map.md")
    text = file.read_text("utf-8").replace(
        "### Pain points\n", "### Pain points\n- Mine: the queue is unfair\n", 1
    )
    file.write_text(text, encoding="utf-8")
    shutil.copy(CAFETERIA / "p5.txt", study)
    return file


def test_an_update_keeps_the_edit_and_takes_the_new_interview(edited, study) -> None:
    """Nothing is written until it is saved, and then the previous version is kept."""
    before = edited.read_text("utf-8")
    done = jd.update(edited, study, engine="lexicon")
    assert done.changed and edited.read_text("utf-8") == before
    assert len(done.map.record.header.sample.participants) > 4
    assert any(line.startswith("+") and "p5.txt" in line for line in done.diff().splitlines())
    kept = done.save()
    assert kept.read_text("utf-8") == before
    assert "Mine: the queue is unfair" in edited.read_text("utf-8")
    assert jd.open_map(edited).record == done.map.record


def test_a_source_that_cannot_be_read_stops_the_update(edited, study) -> None:
    """Even with ``keep_going``: what only it says would go from the map."""
    (study / "p6.docx").write_bytes(b"PK\x03\x04 a document that was cut off")
    before = edited.read_bytes()
    with pytest.raises(jd.InputError, match=r"p6\.docx"):
        jd.update(edited, study, engine="lexicon", keep_going=True)
    assert edited.read_bytes() == before
