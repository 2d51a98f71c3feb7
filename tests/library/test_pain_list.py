"""The ranked list in Python."""

from __future__ import annotations

import pytest

import journeydraft as jd


def test_it_is_ranked_and_those_to_be_checked_come_last(drafted) -> None:
    """Ranks count from 1; once one is to be checked, all behind it are."""
    pains = drafted.pain_points()
    assert [pain.rank for pain in pains] == list(range(1, len(pains) + 1))
    doubts = [pain.certainty == "doubtful" for pain in pains]
    assert doubts == sorted(doubts)


def test_it_has_every_pain_point_of_the_map(loan, tmp_path) -> None:
    """Of stages, of their steps, and of none."""
    text = loan.render(".md").replace(
        "### Pain points", "### Step: Sign in\n\n#### Pain points\n- The code never came", 1
    )
    (tmp_path / "map.md").write_text(text, encoding="utf-8")
    stepped = jd.open_map(tmp_path / "map.md")
    assert any(step.pain_points for stage in stepped.stages for step in stage.steps)
    told = {pain.text for pain in stepped.pain_points()}
    assert "The code never came" in told
    assert told >= {pain.text for pain in loan.pain_points()}


def test_a_slice_is_a_list_with_its_quotes(drafted, tmp_path) -> None:
    """The first three can be shown and saved as the whole can."""
    three = drafted.pain_points()[:3]
    assert isinstance(three, jd.PainList) and len(three) == 3
    assert three[0].rank == 1 and three[-1].rank == 3
    assert three.quotes(three[0])[0].quote
    assert three.save(tmp_path / "worst.csv").read_text("utf-8-sig").count("\n") >= 4
    assert set(three.record.evidence) >= set(three[2].evidence)
    assert len(three.record.evidence) < len(drafted.pain_points().record.evidence)


def test_rows_have_denominators_and_quotes(drafted) -> None:
    """Whoever counts in a frame sees of how many."""
    first = drafted.pain_points().rows()[0]
    assert first["rank"] == 1
    assert first["of_participants"] == len(drafted.record.header.sample.participants)
    assert first["quote"].startswith("“")


def test_a_frame_has_a_row_for_each(drafted) -> None:
    """And its columns even when there is none."""
    pytest.importorskip("pandas")
    pains = drafted.pain_points()
    assert len(pains.to_frame()) == len(pains)
    assert list(pains[:0].to_frame().columns) == list(pains.to_frame().columns)


def test_an_ending_that_is_not_known_is_refused(drafted, tmp_path) -> None:
    """With those that are."""
    with pytest.raises(jd.OutputError, match=r"\.xlsx"):
        drafted.pain_points().save(tmp_path / "pains.html")


def test_a_terminal_shows_the_first_and_how_many_there_are(drafted) -> None:
    """Not fifty lines."""
    shown = repr(drafted.pain_points()).splitlines()
    assert str(len(drafted.pain_points())) in shown[0]
    assert shown[1].startswith("  1. ") and "1 of 4" in shown[1]
    assert len(shown) <= 12


def test_an_edited_list_is_replaced_only_when_asked(drafted, tmp_path) -> None:
    """What the program wrote may be; a source that the list quotes never."""
    pains = drafted.pain_points()
    out = pains.save(tmp_path / "pains.md")
    pains.save(out)
    out.write_text(out.read_text("utf-8") + "\nMine.\n", encoding="utf-8")
    with pytest.raises(jd.OutputError, match="edited"):
        pains.save(out)
    pains.save(out, force=True)
    assert "Mine." not in out.read_text("utf-8")


def test_a_list_replaces_no_source(study) -> None:
    """Whatever is asked."""
    (study / "notes.md").write_text("# P7\n\nI could not find the lift. It was awful.\n", encoding="utf-8")
    pains = jd.draft(study / "notes.md", engine="lexicon").pain_points()
    with pytest.raises(jd.OutputError, match="source"):
        pains.save(study / "notes.md", force=True)
