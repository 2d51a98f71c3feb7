"""Where customer and organisation met, by the cues of a unit: the channel, and the thing as it was called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from journeydraft.engines.embedded.mentions import is_met, is_told
from journeydraft.engines.embedded.tools import mentions
from journeydraft.engines.embedded.units import Unit
from journeydraft.nlp.capital import capitalised
from journeydraft.nlp.proper import is_address

if TYPE_CHECKING:
    from spacy.tokens import Doc

TOUCHPOINTS = frozenset({"shop", "office", "delivery", "staff", "device", "advertising"})
"""Ids of the lexicons' ``[channel]`` table that are places, people and things; the others are media."""

SITE = "website"
"""The channel of those that are called by their address."""

TOOL = "app"
"""The channel of tools that are known by their names."""

POSSESSIVES = frozenset({"'s", "’s"})


class Contact(NamedTuple):
    """A mention: the id of its channel, and the words for it, capitalised; whether it is a touchpoint, and
    one that is known by its name."""

    channel: str
    text: str
    touchpoint: bool
    named: bool = False


def contacts(unit: Unit, tools: Mapping[str, str] | None = None) -> Iterator[Contact]:
    """The mentions in ``unit`` that are meant, media and things in the order of the text, then its ``tools``
    (names by key); none where it tells of somewhere else, or of nothing that happened.

    ``[channel]`` has nouns for a thing that can be shown; ``[contact]`` has what only tells of a channel
    ("rang them"), which shows no place or person.
    """
    known = tools or {}
    written = list(mentions(unit, known)) if known else []
    if not (written or unit.has("channel.", "contact.")):
        return
    if unit.has("frame.elsewhere") or unit.is_quoted or not is_told(unit):
        return
    named = [one for one in written if is_met(unit, one.start, one.end, thing=True)]
    reached: dict[str, int] = {}  # "the lady at", "lady at the": one and the same
    for cue in unit.cues:
        table, _, channel = cue.name.partition(".")
        touchpoint = channel in TOUCHPOINTS
        if cue.start < reached.get(channel, 0) or table not in {"channel", "contact"}:
            continue
        if (table == "channel" or not touchpoint) and is_met(unit, cue.start, cue.end, thing=touchpoint):
            reached[channel] = cue.end
            yield Contact(channel, _called(unit.doc, cue.start, cue.end, unit), touchpoint)
    for one in named:
        channel = SITE if is_address(known[one.key].lower()) else TOOL
        yield Contact(channel, known[one.key], True, True)


def _called(doc: Doc, start: int, end: int, unit: Unit) -> str:
    """The thing in the participant's words: whole compounds, whose it is, no article or preposition."""
    first, last = start, end
    while first - 2 >= unit.first and _joins(doc, first - 1):
        first -= 2
    while last + 1 < unit.last and _joins(doc, last):
        last += 2
    if first - 2 >= unit.first and doc[first - 1].text in POSSESSIVES and not _empty(doc, first):
        first -= 2
    while last - first > 1 and _empty(doc, first):
        first += 1
    while last - first > 1 and _empty(doc, last - 1):
        last -= 1
    text = " ".join(str(doc[first:last].text).split())
    return capitalised(text)


def _joins(doc: Doc, i: int) -> bool:
    """A hyphen inside a word that the tokenizer cuts."""
    return doc[i].text == "-" and not doc[i - 1].whitespace_ and not doc[i].whitespace_


def _empty(doc: Doc, i: int) -> bool:
    return bool(doc[i].is_stop or doc[i].is_punct)
