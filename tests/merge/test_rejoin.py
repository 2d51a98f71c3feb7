"""One matter that was told in two stages becomes one line: nobody is lost, nobody is counted twice."""

from tests.merge.test_build import HEADS, HEARD, said

from journeydraft.merge.build import build
from journeydraft.model.editing import UNPLACED, Joined, Rewrite
from journeydraft.model.finding import Kind
from journeydraft.model.journey import Header, Provenance

FIRST, SECOND = HEADS[0].id, HEADS[1].id


STUDY = [
    said("P1", "Price shows too late", 0, stage=0),
    said("P2", "Cost is hidden", 1, stage=1),
    said("P1", "Cost is hidden again", 2, stage=1),
    said("P3", "No price anywhere", 3, stage=None),
    said("P3", "I saw the price at once", 4, Kind.gain, stage=1),
]


def built(*joins, rewrites=()):
    whole = build(HEADS, STUDY, HEARD, Header(title="T"), Provenance(), joins=joins, rewrites=rewrites)
    return whole.map


def lines(made, stage):
    return [(stage, one.id) for one in made.stages[stage == SECOND].pain_points]


def test_lines_of_two_stages_become_one_with_all_their_quotes():
    """It stands in the stage of the first that is named, and counts P1, who told it in both, once."""
    before = built()
    both = (*lines(before, SECOND), *lines(before, FIRST))
    after = built(Joined(both, "Price comes late", "high"))
    assert after.stages[0].pain_points == ()
    (pain,) = after.stages[1].pain_points
    assert (pain.text, pain.severity) == ("Price comes late", "high")
    assert (pain.participants.count, pain.participants.of) == (2, len(HEARD.participants))
    assert set(pain.evidence) == {e for s in before.stages for i in s.pain_points for e in i.evidence}
    assert set(after.evidence) == set(before.evidence)
    assert after.stages[1].gains == before.stages[1].gains


def test_what_fits_no_stage_finds_one_in_company():
    """A line of no stage is taken to the other's, even when it is named first."""
    before = built()
    loose = next((UNPLACED, one.id) for one in before.unplaced)
    after = built(Joined((loose, *lines(before, FIRST)), "No price to be seen"))
    assert after.unplaced == ()
    (pain,) = after.stages[0].pain_points
    assert pain.participants.ids == ("P1", "P3")
    assert after.blind_spots.unplaced is None or after.blind_spots.unplaced.count == 0


def test_what_is_not_there_or_of_another_kind_changes_nothing():
    """Unknown lines and stages are ignored, and a pain is never joined with a gain."""
    before = built()
    gain = (SECOND, before.stages[1].gains[0].id)
    (pain,) = lines(before, FIRST)
    assert built(Joined((pain, ("elsewhere", "pain-1"), (SECOND, "pain-2")), "Gone")) == before
    assert built(Joined((pain, gain), "Both")) == before


def test_a_line_is_joined_once():
    """The first join that names it has it."""
    before = built()
    first, (second, third) = lines(before, FIRST), lines(before, SECOND)
    after = built(Joined((*first, second), "One"), Joined((second, third), "Two"))
    assert [i.text for i in after.stages[0].pain_points] == ["One"]
    assert [(SECOND, i.id) for i in after.stages[1].pain_points] == [third]


def test_joins_name_the_lines_as_the_rewrites_left_them():
    """The two edits follow each other."""
    (first,) = lines(built(), FIRST)
    rewrites = (Rewrite(FIRST, (first[1],), "Price comes late"),)
    worded = built(rewrites=rewrites)
    places = (*lines(worded, FIRST), *lines(worded, SECOND))
    after = built(Joined(places, "Price is hidden"), rewrites=rewrites)
    assert [i.text for s in after.stages for i in s.pain_points] == ["Price is hidden"]
