"""Edits join and word; they lose no evidence, add no claim, and never name what is not there."""

from tests.merge.test_build import HEADS, HEARD, said

from journeydraft.merge.build import build
from journeydraft.merge.frame import framed
from journeydraft.merge.rewrite import with_opposed
from journeydraft.model.editing import Framing, Idea, Opposed, Rewrite
from journeydraft.model.finding import Kind
from journeydraft.model.journey import Header, Provenance

SLOW = ("Price shows too late", 0)
HIDDEN = ("The cost is hidden", 1)


def study():
    return [
        said("P1", *SLOW),
        said("P2", *HIDDEN),
        said("R1", "No price at first", 2),
        said("P3", "I saw the price at once", 3, Kind.gain),
    ]


def built(found, *rewrites):
    return build(HEADS, found, HEARD, Header(title="T"), Provenance(), rewrites=rewrites).map


def test_joined_items_keep_all_evidence_and_count_each_person_once():
    """Three lines that are one: two participants and one author, three quotes, the new words."""
    found = study()
    before = built(found)
    ids = tuple(i.id for i in before.stages[0].pain_points)
    after = built(found, Rewrite("find", ids, "Price comes late", "high"))
    (pain,) = after.stages[0].pain_points
    assert (pain.text, pain.severity) == ("Price comes late", "high")
    assert (pain.participants.count, pain.reviews.count) == (2, 1)
    assert set(pain.evidence) == {e for i in before.stages[0].pain_points for e in i.evidence}
    assert set(after.evidence) == set(before.evidence)
    assert len(after.stages[0].gains) == 1


def test_another_stage_or_an_unknown_item_changes_nothing():
    """An edit of what is not there is none."""
    found = study()
    before = built(found)
    ids = tuple(i.id for i in before.stages[0].pain_points)
    assert built(found, Rewrite("apply", ids, "Gone")) == before
    assert built(found, Rewrite("find", ("pain-nonsense",), "Invented")) == before


def test_an_item_joined_twice_is_joined_once():
    """The first edit that names it has it."""
    found = study()
    ids = [i.id for i in built(found).stages[0].pain_points]
    after = built(found, Rewrite("find", (ids[0], ids[1]), "One"), Rewrite("find", (ids[1], ids[2]), "Two"))
    assert sorted(i.text for i in after.stages[0].pain_points) == ["One", "Two"]
    assert sum(len(i.evidence) for i in after.stages[0].pain_points) == 3


def test_what_speaks_against_a_claim_is_evidence_of_others():
    """The gain's quote stands beside the pain; a claim is not gainsaid by the same person."""
    drafted = built([*study(), said("P1", "Easy to see", 4, Kind.gain)])
    stage = drafted.stages[0]
    pain = next(i for i in stage.pain_points if i.text == SLOW[0])
    gains = tuple(i.id for i in stage.gains)
    marked = with_opposed(drafted, [Opposed(pain.id, gains), Opposed("nobody", gains)])
    against = next(i for i in marked.stages[0].pain_points if i.id == pain.id).contradicted_by
    assert {drafted.evidence[e].participant for e in against} == {"P3"}


def test_what_contradicts_is_contradicted_and_the_blind_spots_count_both():
    """One was told to set a pain against a gain: both say so, and both are counted."""
    drafted = built(study())
    stage = drafted.stages[0]
    pain = next(i for i in stage.pain_points if i.text == SLOW[0])
    (gain,) = stage.gains
    marked = with_opposed(drafted, [Opposed(pain.id, (gain.id,))])
    (against,) = marked.stages[0].gains[0].contradicted_by
    assert drafted.evidence[against].participant == "P1"
    assert marked.blind_spots.contradicted.count == 2


def test_a_frame_takes_the_place_of_rules_and_not_of_what_a_person_gave():
    """Title and opportunities come from the frame; the persona that was given stays; ideas answer items."""
    drafted = built(study())
    drafted = drafted.model_copy(update={"header": Header(title="T", persona="Mine")})
    pain = drafted.stages[0].pain_points[0]
    ideas = (Idea("Show the price first", (pain.id, "nonsense")), Idea("Change nothing", ("nonsense",)))
    made = framed(drafted, Framing(title="I buy it", persona="Theirs", ideas=ideas))
    assert (made.header.title, made.header.persona) == ("I buy it", "Mine")
    (idea,) = made.stages[0].opportunities
    assert (idea.text, idea.basis, idea.answers) == ("Show the price first", "inference", (pain.id,))
