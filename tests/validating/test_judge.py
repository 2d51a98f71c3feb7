"""A line that a team assumed is supported, contradicted, or without evidence, by what customers said."""

import pytest

from journeydraft.model.finding import Kind
from journeydraft.model.journey import Item
from journeydraft.validating.judge import judge


def verdict(lane, text, found, meaning, **more):
    return judge([(lane, Item(text=text, **more))], found, meaning).judged[0]


@pytest.fixture
def told(said):
    """Two people about a queue, a form and a lady on the phone, among other things."""
    return [
        said(Kind.pain, "I waited an hour in the queue at the counter", "P1", 3),
        said(Kind.pain, "The queue at the counter took an hour", "P2", 4),
        said(Kind.gain, "The lady on the phone was kind and patient", "P1", 9),
        said(Kind.pain, "The form forgets my address", "P2", 11),
        said(Kind.action, "I walked home along the river", "P1", 20),
        said(Kind.emotion, "I was furious", "P2", 21, label="angry", valence=-1.5),
    ]


@pytest.mark.parametrize(
    ("lane", "text", "expected"),
    [
        ("pain_points", "The queue at the counter takes an hour", "supported"),
        ("gains", "The queue at the counter takes no hour", "contradicted"),
        ("pain_points", "The lady on the phone is not kind and patient", "contradicted"),
        ("gains", "The lady on the phone is kind", "supported"),
        ("needs", "A form that knows my address", "supported"),
        ("actions", "Walks home along the river", "supported"),
        ("pain_points", "Shelves collapse during thunderstorms", "no_evidence"),
    ],
)
def test_the_verdict_goes_by_what_was_told_and_how(told, meaning, lane, text, expected):
    """The like supports, the like told as the opposite contradicts, anything else says nothing."""
    assert verdict(lane, text, told, meaning).verdict == expected


def test_emotions_and_channels_go_by_what_they_name(told, meaning):
    """In whatever language the map's words are."""
    assert verdict("emotions", "Vihane", told, meaning, label="angry").verdict == "supported"
    assert verdict("emotions", "Rõõmus", told, meaning, label="happy").verdict == "no_evidence"


def test_ideas_and_own_lanes_are_not_judged(told, meaning):
    """They assume nothing of customers."""
    lines = [("opportunities", Item(text="Open a second counter")), ("own/Ideas", Item(text="Queue tickets"))]
    assert judge(lines, told, meaning).judged == {}


def test_everybody_who_says_so_is_kept_the_nearest_first(told, meaning):
    """Two people told of the queue."""
    judged = verdict("pain_points", "The queue at the counter took an hour", told, meaning)
    assert [one.finding.participant for one in judged.support] == ["P2", "P1"]
    assert not judged.doubtful


def test_no_findings_no_evidence(meaning):
    """A study in which nothing was found supports nothing."""
    assert verdict("pain_points", "The queue is long", [], meaning).verdict == "no_evidence"
