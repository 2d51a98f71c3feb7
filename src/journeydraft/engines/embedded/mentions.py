"""Whether a mention of a channel, a place, a person or a tool is of something that the participant met."""

from __future__ import annotations

from collections.abc import Iterable

from journeydraft.engines.embedded.cues import QUESTION_MARKS
from journeydraft.engines.embedded.units import Unit

CLOSE, NEAR, FAR = 1, 3, 8
"""Tokens between what is said of a mention and the mention, at most: "like a ⟨poster⟩", "don't use ⟨the
app⟩", "if they had told me on ⟨the phone⟩"."""

LABEL = 4
"""Words in brackets that are no sentence."""

OPENING = 2
"""Tokens at the start of a unit where a condition governs all of it ("and if …")."""

FEWEST_ASKED = 5
"""Words that a question must have to be about more than the word that it asks about."""

IMAGINED = ("frame.hypothetical",)
WISHED = ("need.",)
DONE = ("action.", "move.", "milestone.")
"""What a unit tells that was done, whatever else it wishes."""


def is_question(unit: Unit) -> bool:
    """Whether ``unit`` asks; one in which something is done ("so I rang, you know?") tells it instead."""
    asks = unit.text.rstrip(" \"'”’»*_").endswith(tuple(QUESTION_MARKS))
    return asks and (unit.length < FEWEST_ASKED or not unit.has(*DONE))


def is_told(unit: Unit) -> bool:
    """Whether ``unit`` tells of what happened: no question, nothing imagined, no wish alone."""
    wished = unit.has(*WISHED) and not unit.has(*DONE)
    return not is_question(unit) and not wished and not unit.has(*IMAGINED)


def is_met(unit: Unit, start: int, end: int, *, thing: bool) -> bool:
    """Whether what tokens ``start`` … ``end`` name was met: used or seen; not missed, made or likened.

    ``thing`` asks for more: of places, people and things, what stands under any condition is no meeting,
    whereas a medium that one would use is mostly the one that one uses.
    """
    near = [cue for cue in unit.heard if cue.name.startswith("mention.")]

    def before(name: str, reach: int) -> bool:
        told = (c for c in near if c.name == f"mention.{name}" and unit.first <= c.start < start)
        return any(c.end < end and start - c.end <= reach and not _parted(unit, c.end, start) for c in told)

    after = any(
        c.name == "mention.unused_after" and 0 <= c.start - end <= NEAR and not _parted(unit, end, c.start)
        for c in near
    )
    if after or before("unused", NEAR - 1) or before("made", NEAR - 1) or before("likened", CLOSE):
        return False
    if before("if", FAR) or _is_supposed(unit) or (thing and _is_conditional(unit, start)):
        return False
    return not _is_in_name(unit, start, end) and not _is_bracketed(unit, start)


def _is_bracketed(unit: Unit, start: int) -> bool:
    """Whether it stands in a few words in brackets: a label, or what a name was replaced by."""
    texts = [unit.doc[i].text for i in range(unit.first, unit.last)]
    at = start - unit.first
    if "(" not in texts[:at] or ")" not in texts[at:]:
        return False
    opened, closed = at - 1 - texts[:at][::-1].index("("), at + texts[at:].index(")")
    return ")" not in texts[opened:at] and closed - opened - 1 <= LABEL


def _is_supposed(unit: Unit) -> bool:
    """Whether the unit is a supposition: opens with a condition, or has one for what would be."""
    ifs = [c.start for c in unit.cues if c.name == "mention.if"]
    would = any(c.name == "mention.conditional" and c.start not in ifs for c in unit.cues)
    return any(at - unit.first < OPENING for at in ifs) or bool(ifs and would)


def _is_conditional(unit: Unit, start: int) -> bool:
    """Whether a condition stands before: "they would", but not "they wouldn't"."""
    negated = {c.start for c in unit.heard if c.name == "frame.negation"}
    return any(
        c.name == "mention.conditional" and unit.first <= c.start < start and c.end not in negated
        for c in unit.heard
    )


def _parted(unit: Unit, first: int, last: int) -> bool:
    return any(unit.doc[i].is_punct for i in range(first, last))


def _is_in_name(unit: Unit, start: int, end: int) -> bool:
    """Whether a capitalised mention is part of a longer name ("the Friendly Chat"); German nouns all are."""
    if unit.language == "de" or not unit.doc[start].text.istitle():
        return False
    return any(
        unit.first < i < unit.last and unit.doc[i].text.istitle() and not _is_cue(unit, i)
        for i in _beside(start, end)
    )


def _beside(start: int, end: int) -> Iterable[int]:
    return (start - 1, end)


def _is_cue(unit: Unit, place: int) -> bool:
    """Whether the word there belongs to a mention itself ("Facebook Messenger")."""
    return any(c.start <= place < c.end and c.name.startswith("channel.") for c in unit.heard)
