"""Where customer and organisation met, by the cues of a unit: the channel, and the thing as it was called."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from journeydraft.engines.embedded.units import Unit

if TYPE_CHECKING:
    from spacy.tokens import Doc

TOUCHPOINTS = frozenset({"shop", "office", "delivery", "staff", "device", "advertising"})
"""Ids of the lexicons' ``[channel]`` table that are places, people and things; the others are media."""

POSSESSIVES = frozenset({"'s", "’s"})


class Contact(NamedTuple):
    """A mention: the id of its channel, and the words for it, capitalised; whether it is a touchpoint."""

    channel: str
    text: str
    touchpoint: bool


def contacts(unit: Unit) -> Iterator[Contact]:
    """The mentions in ``unit`` in the order of the text; none where it tells of somewhere else.

    ``[channel]`` has nouns for a thing that can be shown; ``[contact]`` has what only tells of a channel
    ("rang them"), which shows no place or person.
    """
    if unit.has("frame.elsewhere"):
        return
    reached: dict[str, int] = {}  # "the lady at", "lady at the": one and the same
    for cue in unit.cues:
        table, _, channel = cue.name.partition(".")
        touchpoint = channel in TOUCHPOINTS
        if cue.start < reached.get(channel, 0):
            continue
        if table == "channel" or (table == "contact" and not touchpoint):
            reached[channel] = cue.end
            yield Contact(channel, _called(unit.doc, cue.start, cue.end, unit), touchpoint)


def _called(doc: Doc, start: int, end: int, unit: Unit) -> str:
    """The thing in the participant's words: whole compounds, whose it is, no article or preposition."""
    first, last = start, end
    while first - 2 >= unit.first and _joins(doc, first - 1):
        first -= 2
    while last + 1 < unit.last and _joins(doc, last):
        last += 2
    if first - 2 >= unit.first and doc[first - 1].text in POSSESSIVES:
        first -= 2
    while last - first > 1 and _empty(doc, first):
        first += 1
    while last - first > 1 and _empty(doc, last - 1):
        last -= 1
    text = " ".join(str(doc[first:last].text).split())
    return text[:1].upper() + text[1:]


def _joins(doc: Doc, i: int) -> bool:
    """A hyphen inside a word that the tokenizer cuts."""
    return doc[i].text == "-" and not doc[i - 1].whitespace_ and not doc[i].whitespace_


def _empty(doc: Doc, i: int) -> bool:
    return bool(doc[i].is_stop or doc[i].is_punct)
