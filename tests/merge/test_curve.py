"""The mood of a stage says something, or nothing stands there."""

from itertools import count

from journeydraft.merge.curve import curve
from journeydraft.model.finding import Finding, Kind
from journeydraft.model.journey import Evidence
from journeydraft.model.proved import Proved
from journeydraft.model.source import SourceKind

PLACES = count()


def felt(who, valence):
    """A pain or a gain that felt so."""
    at = next(PLACES)
    finding = Finding(Kind.emotion, "so", "so", "s.txt", 0, who, valence=valence)
    evidence = Evidence(source="s.txt", start=at, end=at + 2, line=1, quote="so", status="exact")
    return Proved(finding, evidence, SourceKind.interview, 0)


def test_what_is_next_to_nothing_for_everybody_is_no_mood():
    """A mean of −0.1 with everybody near it would only look like a finding."""
    assert curve([felt("P1", -0.2), felt("P2", 0.0)]) is None


def test_people_who_differ_are_a_mood():
    """The mean is next to nothing, what it hides is not."""
    found = curve([felt("P1", -1.2), felt("P2", 1.2)])
    assert found is not None and (found.mean, found.spread) == (0.0, 1.2)


def test_a_mean_away_from_nothing_is_a_mood():
    """However little people differ."""
    found = curve([felt("P1", -0.8), felt("P2", -0.8)])
    assert found is not None and found.mean == -0.8
