"""What an assistant is given of stages and lines."""

from __future__ import annotations

import shutil

import pytest

import journeydraft as jd
from journeydraft.assistants.looking import overview, proof, stage_lines
from journeydraft.maps.rows import rows


def test_the_overview_counts_every_line(loan) -> None:
    """Nothing of the map is out of reach, and reviews are counted apart."""
    made = overview(loan, "loan.md")
    assert [(stage.number, stage.name) for stage in made.stages] == [(1, "Find out"), (2, "Apply")]
    counted = sum(count for stage in made.stages for count in stage.lines.values()) + made.unplaced
    assert counted == len(list(rows(loan.record)))
    assert made.sample == "7 interviews, 230 reviews · 7 participants · en, et"
    assert any("Fits no stage" in spot for spot in made.blind_spots)


@pytest.mark.parametrize("name", ["1", "Find out", " find OUT ", "s1"])
def test_a_stage_goes_by_number_name_or_id(loan, name) -> None:
    """However the assistant calls it."""
    assert stage_lines(loan, name, None, 20).stage == "Find out"


def test_lines_of_steps_and_own_lanes_are_there(loan) -> None:
    """With the step that they belong to."""
    found = stage_lines(loan, "Apply", None, 20).lines
    steps = {line.text: line.step for line in found}
    assert steps["Photographs the payslip"] is not None
    assert any(line.lane.startswith("own/") for line in found)


def test_long_lanes_are_cut_and_say_so(loan) -> None:
    """What was not shown is counted, and can be had."""
    whole = stage_lines(loan, "1", None, 200)
    cut = stage_lines(loan, "1", None, 1)
    assert cut.more == len(whole.lines) - len(cut.lines) > 0
    assert len({line.lane for line in cut.lines}) == len(cut.lines)
    assert {line.lane for line in stage_lines(loan, "1", "emotions", 20).lines} == {"emotions"}


def test_the_rest_of_a_long_lane_can_be_read_on(loan) -> None:
    """Page by page everything is seen, and nothing twice."""
    first, then = (stage_lines(loan, "1", "emotions", 1, skip) for skip in (0, 1))
    whole = stage_lines(loan, "1", "emotions", 20).lines
    assert [*first.lines, *then.lines] == whole
    assert (first.more, then.more) == (1, 0)


@pytest.mark.parametrize("lane", ["pain_points", "Pain points", "Valupunktid"])
def test_a_lane_goes_by_its_key_or_its_heading(loan, lane) -> None:
    """In any language of the headings; one that is not there is answered with those that are."""
    assert [line.text for line in stage_lines(loan, "1", lane, 20).lines] == [
        "The total cost shows only after signing in"
    ]
    with pytest.raises(jd.MapError, match=r"no lane 'paints'.*pain_points"):
        stage_lines(loan, "1", "paints", 20)


def test_what_fits_no_stage_can_be_read(loan) -> None:
    """It is no secret."""
    found = stage_lines(loan, "unplaced", None, 20)
    assert [line.text for line in found.lines] == ["Dislikes the colours of the app"]
    assert found.lines[0].stage is None


def test_a_stage_that_is_not_there_is_answered_with_those_that_are(loan) -> None:
    """So that the assistant can ask again."""
    with pytest.raises(jd.MapError, match=r"Pay.*1 Find out, 2 Apply"):
        stage_lines(loan, "Pay", None, 20)


def test_every_line_of_every_stage_leads_to_its_proof(loan) -> None:
    """Lines that a person wrote, too, which have no id of their own; quotes word for word."""
    for row in rows(loan.record):
        found = proof(loan, row.item.id or row.place)
        assert found.line.text == row.item.text
        assert [one.quote for one in found.quotes] == [one.quote for one in loan.quotes(row.item)]
        assert {one.speaker for one in found.against} == set(found.line.against)


def test_what_contradicts_a_line_stands_beside_it(loan) -> None:
    """And the counts say of how many, reviews apart."""
    pain = loan.stages[0].pain_points[0]
    found = proof(loan, pain.id)
    assert [one.speaker for one in found.against] == ["P6"]
    assert found.line.counts == "5 of 7; 12 of 230 reviews"


def test_quotes_have_their_context_only_where_the_sources_are(study, tmp_path) -> None:
    """The map alone says so instead of guessing."""
    beside, alone = jd.open_map(study / "map.md"), jd.open_map(shutil.copy(study / "map.md", tmp_path))
    pain = next(one for one in beside.pain_points() if one.evidence)
    found = proof(beside, pain.id)
    assert found.in_context
    source = (study / found.quotes[0].source).read_text("utf-8-sig")
    assert found.quotes[0].before and found.quotes[0].before.partition(": ")[2][:20] in source
    lonely = proof(alone, pain.id)
    assert not lonely.in_context
    assert lonely.quotes[0].quote == found.quotes[0].quote and not lonely.quotes[0].before
