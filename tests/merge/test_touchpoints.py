"""Touchpoints of a stage: one line for one thing, whatever it is called."""

from itertools import count

from journeydraft.merge.touchpoints import recurring, touchpoints
from journeydraft.model.finding import Finding, Kind
from journeydraft.model.journey import Evidence
from journeydraft.model.proved import Proved
from journeydraft.model.source import SourceKind

PLACES = count()


def met(text, channel, language="en", label="touchpoint"):
    """A mention of a touchpoint."""
    at = next(PLACES)
    finding = Finding(
        Kind.touchpoint, text, text, "s.txt", 0, "P1", language=language, label=label, channel=channel
    )
    evidence = Evidence(source="s.txt", start=at, end=at + 1, line=1, quote=text, status="exact")
    return Proved(finding, evidence, SourceKind.interview, 0)


def grouped(*found):
    return [[one.finding.text for one in group] for group in touchpoints(found)]


def test_near_synonyms_of_a_language_are_one_touchpoint():
    """ "Real person", "agent" and "customer service" are the same people."""
    found = [met(text, "staff") for text in ("Real person", "Live person", "Agent", "Customer service rep")]
    assert grouped(*found, met("Doctor", "staff")) == [[one.finding.text for one in found], ["Doctor"]]


def test_one_thing_is_one_touchpoint_in_every_language():
    """A shop is a shop, declined or translated."""
    found = [met("Магазина", "shop", "bg"), met("Magazinul", "shop", "ro"), met("Poest", "shop", "et")]
    assert len(grouped(*found)) == 1


def test_spellings_and_short_forms_of_a_tool_are_one():
    """Case and spaces do not matter, nor who made it."""
    tools = [
        met(text, "app", label="tool") for text in ("SketchMate", "sketch mate", "Acme SketchMate", "Roomly")
    ]
    assert grouped(*tools) == [["SketchMate", "sketch mate", "Acme SketchMate"], ["Roomly"]]


def test_a_tool_that_is_named_once_is_no_line():
    """A chance name; a shop that was met once is one all the same."""
    twice, once, shop = (
        [met("Roomly", "app", label="tool") for _ in range(2)],
        met("Inkpot", "app", label="tool"),
        met("Shop", "shop"),
    )
    assert recurring([*twice, once, shop]) == [*twice, shop]
