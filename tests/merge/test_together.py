"""Findings of all stages that say the same become one matter in one place."""

from dataclasses import replace

import numpy as np

from journeydraft.merge.items import SURE, sureness
from journeydraft.merge.together import together
from journeydraft.merge.wording import clearest, worded
from journeydraft.model.finding import TERM, Finding, Kind
from journeydraft.model.journey import Evidence
from journeydraft.model.proved import Proved
from journeydraft.model.source import SourceKind
from journeydraft.nlp.sameness import Sameness

AXES = np.eye(6, dtype=np.float32)


def said(who, axis, stage, kind=Kind.pain, **more):
    finding = Finding(
        kind=kind, text="words", quote="words", source="s.txt", turn=0, participant=who,
        vector=AXES[axis], **more,
    )  # fmt: skip
    evidence = Evidence(
        source="s.txt", participant=who, start=0, end=5, line=1, quote="words", status="exact"
    )
    return Proved(finding, evidence, SourceKind.interview, stage)


def test_a_matter_stands_where_most_of_its_findings_do():
    """Three people tell one trouble; the one who was placed elsewhere, and the one nowhere, go along."""
    found = together([said("P1", 0, 2), said("P2", 0, 1), said("P3", 0, 2), said("P4", 0, None)], Sameness())
    assert len({one.matter for one in found}) == 1
    assert [one.stage for one in found] == [2, 2, 2, 2]


def test_of_as_many_the_surer_place_counts():
    """One against one: where the likelier pain was told."""
    found = together([said("P1", 0, 2, weight=0.6), said("P2", 0, 1, weight=0.9)], Sameness())
    assert [one.stage for one in found] == [1, 1]


def test_a_pain_is_never_one_with_a_gain():
    """Lanes stay apart, whatever the words."""
    pain, gain = together([said("P1", 0, 0), said("P2", 0, 0, Kind.gain)], Sameness())
    assert pain.matter != gain.matter


def test_what_people_do_must_be_more_alike_than_what_troubles_them():
    """The same nearness joins two pains and leaves two actions apart."""
    near = np.array([0.75, 0.66, 0, 0, 0, 0], np.float32)
    for kind, matters in ((Kind.pain, 1), (Kind.action, 2)):
        one, other = said("P1", 0, 0, kind), said("P2", 0, 0, kind)
        other = replace(other, finding=replace(other.finding, vector=near / np.linalg.norm(near)))
        assert len({p.matter for p in together([one, other], Sameness())}) == matters


def test_the_same_words_are_one_matter_though_all_answer_so():
    """Where everybody answers a question alike, what they share is the matter, not the question."""
    words = "The card reader on the bus is always broken"
    found = [said(f"P{n}", 0, 0, question="How do you pay?") for n in range(1, 6)]
    found = [replace(one, finding=replace(one.finding, quote=words)) for one in found]
    assert len({one.matter for one in together(found, Sameness())}) == 1


def test_touchpoints_and_emotions_have_no_matter():
    """They are counted by name."""
    found = together([said("P1", 0, 0, Kind.touchpoint), said("P1", 0, 0, Kind.emotion)], Sameness())
    assert [one.matter for one in found] == [None, None]


def test_where_nobody_is_named_the_source_stands_for_its_people():
    """Two findings of unnamed people in one file are compared as one person's."""
    found = together([said(None, 0, 0), said(None, 0, 0)], Sameness(own=0.9, others=99))
    assert len({one.matter for one in found}) == 1


def test_every_line_is_like_the_words_that_are_shown():
    """The one in the middle of three is central, and the item is worded in it, sure as the others are."""
    found = [said("P1", 0, 0, weight=0.9), said("P2", 0, 0, weight=0.6), said("P3", 0, 0, weight=0.9)]
    turned = [[1, 0, 0, 0, 0, 0], [0.8, 0.6, 0, 0, 0, 0], [0.28, 0.96, 0, 0, 0, 0]]
    found = [
        replace(one, finding=replace(one.finding, vector=np.array(vector, np.float32), text=f"line {n}"))
        for n, (one, vector) in enumerate(zip(found, turned, strict=True))
    ]
    joined = together(found, Sameness())
    assert len({one.matter for one in joined}) == 1
    assert [one.central for one in joined] == [False, True, False]
    assert clearest(joined).finding.text == "line 1"


def test_questions_for_the_meaning_of_words_are_one_trouble():
    """Whichever word people ask for, the words are strange to them; the line has what three of them asked."""
    asked = [
        replace(one, finding=replace(one.finding, text=f"What is “{word}”?"))
        for one, word in (
            (said("P1", 0, 0, label=TERM, weight=0.5), "copay"),
            (said("P2", 1, 0, label=TERM, weight=0.5), "in-network"),
            (said("P2", 2, 0, label=TERM, weight=0.5), "claim"),
            (said("P3", 3, 1, label=TERM, weight=0.5), "tier"),
            (said("P4", 4, 0, label=TERM, weight=0.5), "rider"),
        )
    ]
    *terms, other = together([*asked, said("P5", 5, 0)], Sameness())
    assert len({one.matter for one in terms}) == 1
    assert other.matter != terms[0].matter
    best = clearest(terms)
    shown = worded(best, terms)
    assert shown.startswith(best.finding.text) and shown.count("?") == 3
    assert len({p.finding.participant for p in terms if p.finding.text in shown}) == 3
    assert sureness(terms[:2]) > sureness(terms[:1]) and sureness(terms) > SURE > sureness(terms[:1])
    assert worded(other, [other]) == "words"
    assert sureness([*terms, other]) >= sureness(terms)
    unmarked = [replace(one, finding=replace(one.finding, text=one.finding.text[:-1])) for one in terms]
    assert worded(unmarked[0], unmarked).count("?") == 3
