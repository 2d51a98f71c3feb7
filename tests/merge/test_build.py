"""Findings of several people become one map with honest numbers."""

from dataclasses import replace
from itertools import count

import numpy as np
import pytest

from journeydraft.merge.build import StageHead, build, every_item
from journeydraft.merge.items import Heard
from journeydraft.model.finding import Finding, Kind
from journeydraft.model.journey import Evidence, Header, Provenance
from journeydraft.model.proved import Proved
from journeydraft.model.source import SourceKind

HEADS = [StageHead("find", "Find out"), StageHead("apply", "Apply")]
HEARD = Heard(("P1", "P2", "P3"), ("R1", "R2", "R3", "R4"))
AXES = np.eye(8, dtype=np.float32)
LINES = count(1)


def said(who, text, axis, kind=Kind.pain, stage=0, **more):
    """A proved finding whose meaning is one axis."""
    line = next(LINES)
    finding = Finding(
        kind=kind, text=text, quote=text, source="s.txt", turn=0, participant=who, vector=AXES[axis], **more
    )
    evidence = Evidence(
        source="s.txt", speaker=who, participant=who, start=line * 100, end=line * 100 + len(text), line=line,
        quote=text, status="exact",
    )  # fmt: skip
    return Proved(
        finding, evidence, SourceKind.review if who.startswith("R") else SourceKind.interview, stage
    )


def built(*found):
    return build(HEADS, found, HEARD, Header(title="T"), Provenance()).map


def test_the_same_trouble_of_two_people_is_one_item_with_both_counted():
    """Two of three participants met it, and one of four authors: numbers that are never summed."""
    drafted = built(
        said("P1", "Price shows too late", 0), said("P3", "price comes late", 0), said("R2", "late price", 0)
    )
    (pain,) = drafted.stages[0].pain_points
    assert (pain.participants.count, pain.participants.of, pain.participants.ids) == (2, 3, ("P1", "P3"))
    assert (pain.reviews.count, pain.reviews.of) == (1, 4)
    assert len(pain.evidence) == 3


def test_two_troubles_stay_two():
    """Different meaning, different item."""
    drafted = built(said("P1", "Price shows too late", 0), said("P2", "Nobody answers the phone", 1))
    assert len(drafted.stages[0].pain_points) == 2


def test_who_says_it_twice_counts_once():
    """Counts are of people, not of sentences."""
    drafted = built(said("P1", "Price shows too late", 0), said("P1", "the price again", 0))
    (pain,) = drafted.stages[0].pain_points
    assert pain.participants.count == 1
    assert drafted.blind_spots.single_voice.count == 1


def test_the_gravest_and_most_shared_comes_first():
    """Rank is reach × severity."""
    drafted = built(
        said("P1", "Small thing", 0, severity="low"),
        said("P1", "Gave up over it", 1, severity="high"),
        said("P1", "Slow page", 2, severity="medium"),
        said("P2", "page is slow", 2, severity="medium"),
    )
    assert [p.text for p in drafted.stages[0].pain_points][:2] == ["Slow page", "Gave up over it"]


def test_what_is_likely_a_pain_comes_before_what_is_hardly_one():
    """Of two that one person each told, the surer first, however clear or grave the other; two people who are
    fairly sure outweigh one who is a little surer."""
    drafted = built(
        said("P1", "Hardly one", 0, weight=0.4, severity="high", clarity=1.0),
        said("P1", "Likely one", 1, weight=0.8, severity="low", clarity=0.2),
        said("P1", "A shared one", 2, weight=0.7, severity="low"),
        said("P2", "one that is shared", 2, weight=0.3, severity="low"),
    )
    assert [p.text for p in drafted.stages[0].pain_points] == ["A shared one", "Likely one", "Hardly one"]


def test_a_line_that_is_hardly_likely_is_to_be_checked_and_stands_last():
    """A doubtful pain is marked, comes after the sure ones though more people told it, and nothing rests on
    it: no moment of truth, no question that it raises."""
    drafted = built(
        said("P1", "Doubtful but shared", 0, weight=0.6, severity="high"),
        said("P2", "shared and doubtful", 0, weight=0.6, severity="high"),
        said("P3", "Certainly one", 1, weight=0.9, severity="low"),
    )
    stage = drafted.stages[0]
    assert [(p.text, p.certainty) for p in stage.pain_points] == [
        ("Certainly one", None),
        ("Doubtful but shared", "doubtful"),
    ]
    assert stage.moments == () and stage.opportunities == ()


def test_a_line_that_does_not_name_its_matter_is_to_be_checked():
    """ "It did not work" may be a pain for certain; a reader has to look of what."""
    drafted = built(said("P1", "It did not work", 0, weight=0.9, stands=False))
    assert drafted.stages[0].pain_points[0].certainty == "doubtful"


def test_what_describes_is_never_to_be_checked():
    """An action or a thought claims little: the sign is for findings alone."""
    drafted = built(said("P1", "Then I rang", 0, kind=Kind.action, weight=0.4))
    assert drafted.stages[0].actions[0].certainty is None


def test_a_gain_about_the_same_thing_from_somebody_else_is_shown_beside_the_pain():
    """A contradiction stands with the claim; one's own change of mind is none."""
    drafted = built(
        said("P1", "Slow payment page", 0),
        said("P2", "The payment page was quick", 0, Kind.gain),
        said("P1", "quick later", 0, Kind.gain),
    )
    (pain,) = drafted.stages[0].pain_points
    assert [drafted.evidence[e].participant for e in pain.contradicted_by] == ["P2"]


def test_what_has_no_stage_is_kept_unplaced():
    """Nothing is lost for want of a stage."""
    drafted = built(said("P1", "Rude neighbour", 0, stage=None))
    assert [(u.lane, u.text) for u in drafted.unplaced] == [("pain_points", "Rude neighbour")]
    assert drafted.blind_spots.unplaced.count == 1
    assert drafted.blind_spots.empty_stages == ("Find out", "Apply")


def test_every_item_that_claims_evidence_cites_quotes_that_are_there():
    """No id points nowhere, and no quote is kept that nothing cites."""
    drafted = built(
        said("P1", "Slow page", 0),
        said("P2", "Rang them instead", 1, Kind.action),
        said("P2", "It was quick", 0, Kind.gain),
        said("P3", "Gave up", 3, move="exit"),
    )
    cited = {e for one in every_item(drafted) for e in (*one.evidence, *one.contradicted_by)}
    cited |= {e for t in drafted.transitions for e in t.evidence}
    assert cited == set(drafted.evidence)
    assert all(one.evidence for one in every_item(drafted) if one.basis == "evidence")


def test_an_inferred_opportunity_says_so_and_names_the_pain_it_answers():
    """What the program concludes is never dressed as what somebody said."""
    drafted = built(
        said("P1", "Slow page", 0, severity="medium"),
        said("P2", "page is slow", 0, severity="medium"),
        said("P3", "Ugly font", 1, severity="medium"),
    )
    (idea,) = drafted.stages[0].opportunities
    assert idea.basis == "inference"
    assert idea.answers == (drafted.stages[0].pain_points[0].id,)
    assert not idea.evidence


def test_those_who_left_are_counted_with_their_words():
    """An exit is a transition to nowhere."""
    (left,) = built(said("P1", "I gave up and called", 0, stage=1, move="exit")).transitions
    assert (left.from_, left.to, left.kind, left.participants.count) == ("apply", None, "exit", 1)


def test_the_curve_is_the_mean_of_people_not_of_sentences():
    """Someone who complains ten times weighs as much as someone who praises once."""
    drafted = built(
        *[said("P1", f"bad {i}", i, valence=-2.0) for i in range(5)],
        said("P2", "good", 6, Kind.gain, valence=1.0),
    )
    curve = drafted.stages[0].valence
    assert curve.by_participant == {"P1": -2.0, "P2": 1.0}
    assert curve.mean == pytest.approx(-0.5)


def test_the_order_of_the_findings_people_does_not_change_the_ids():
    """Ids come from the words, so that a later draft can be compared."""
    one, other = said("P1", "Slow page", 0), said("P2", "Nobody answers", 1)
    ids = [{p.id for p in built(*order).stages[0].pain_points} for order in ((one, other), (other, one))]
    assert ids[0] == ids[1]


def test_answers_to_one_question_are_not_the_same_for_that():
    """What four people say to one question of the guide is alike by the question; what differs decides."""
    asked = "What about the chat?"
    answers = [
        said(who, text, axis, question=asked)
        for who, text, axis in [
            ("P1", "It knows nothing", 0),
            ("P2", "It is rude to me", 1),
            ("P3", "It knows nothing at all", 0),
            ("P1", "It hides behind a menu", 2),
        ]
    ]
    common = [replace(one, finding=replace(one.finding, vector=_with(one, 7, 2.0))) for one in answers]
    texts = sorted(item.text for item in built(*common).stages[0].pain_points)
    assert len(texts) == 3
    assert "It is rude to me" in texts


def _with(one, axis, much):
    vector = one.finding.vector + much * AXES[axis]
    return vector / np.linalg.norm(vector)


def test_the_order_told_is_held_against_the_maps():
    """P1 told three stages in the map's order, P2 the other way round; who told of two says nothing of it."""
    found = [said("P1", "a", i, stage=i) for i in range(3)]
    found += [said("P2", "b", 3 + i, stage=2 - i) for i in range(3)]
    found += [said("P3", "c", 6, stage=1), said("P3", "d", 7, stage=0)]
    heads = [*HEADS, StageHead("wait", "Wait")]
    order = build(heads, found, HEARD, Header(title="T"), Provenance()).map.blind_spots.order
    assert order.by_participant == {"P1": 1.0, "P2": -1.0}
    assert (order.mean, order.participants) == (0.0, 2)


def test_a_stage_that_one_participant_told_of_is_a_blind_spot():
    """Both names stand there: the stage nobody spoke of, and the one that rests on one voice."""
    spots = built(said("P1", "Price shows too late", 0)).blind_spots
    assert (spots.thin_stages, spots.empty_stages) == (("Find out",), ("Apply",))


def test_the_outcome_is_a_gain_that_several_share_in_their_words():
    """Two say it: it stands above the map with its quotes; what one alone gained does not."""
    gains = [
        said("P1", "Done in a minute", 0, Kind.gain, 1),
        said("P2", "done in one minute", 0, Kind.gain, 1),
        said("P3", "Found a parking space", 1, Kind.gain, 1),
    ]
    header = built(*gains).header
    assert header.outcome == "Done in a minute"
    assert len(header.outcome_evidence) == 2
    assert built(gains[2]).header.outcome is None


def test_a_gain_that_is_hardly_one_is_no_outcome():
    """The engine doubts it, so the header stays empty."""
    doubted = [said(who, "It was fine", 0, Kind.gain, weight=0.5) for who in ("P1", "P2")]
    assert built(*doubted).header.outcome is None


def test_a_milestone_leads_to_the_stage_told_next():
    """Who reached it and went on is counted; who told of nothing later has not gone on."""
    drafted = built(
        said("P1", "Sent the form", 0, Kind.milestone, 0),
        said("P1", "Waited for weeks", 1, stage=1),
        said("P2", "I sent the form", 0, Kind.milestone, 0),
    )
    (path,) = drafted.transitions
    assert (path.from_, path.to, path.kind, path.participants.count) == ("find", "apply", "forward", 1)


def test_a_path_says_what_happened_and_not_how_it_felt():
    """The pain words the exit, not the one-word feeling beside it; reviews are counted apart."""
    (left,) = built(
        said("P1", "frustrated", 0, Kind.emotion, label="frustrated", move="exit", clarity=1.0),
        said("P1", "The form lost my data", 1, move="exit", clarity=0.4),
        said("R2", "gave up at the form", 1, move="exit", clarity=0.4),
    ).transitions
    assert left.text in {"The form lost my data", "gave up at the form"}
    assert (left.participants.count, left.reviews.count, left.reviews.of) == (1, 1, 4)
