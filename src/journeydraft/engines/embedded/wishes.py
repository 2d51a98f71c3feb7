"""What is wished for or proposed: by words that say so, or by the question, and of somebody else.

"I'd like to see the price" is wanted, "I wanted to look at last year" is what the speaker was about to do,
"hard to find the files I need" is a trouble, "I don't think it should have a name" an objection.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from journeydraft.engines.embedded.answers import NAME, WISH, asked
from journeydraft.engines.embedded.cues import QUESTION_MARKS, REACH
from journeydraft.engines.embedded.units import Unit, length_of
from journeydraft.model.source import SourceKind
from journeydraft.nlp.lexicon import Cue

CLEAR, CERTAIN = 0.75, 0.9
"""Probabilities from which a label needs less of what else speaks for it, and hardly anything."""

LACKING, HALF_SAID = 0.5, 0.25
"""How sure it is that what lacks and is not wished for is a trouble, where it is at least that likely one."""

WISHED = 0.5
"""How sure it is that things named without a verb are wished for."""

UNASKED, ASKED = 0.35, 0.3
"""From where a suggestion needs no cue, where nothing of the kind was asked and where it was."""

TERSE = 5
"""Words of a thing that is named without a verb, at most."""

MARKS = frozenset({",", ";", ".", "…", "...", "!"})
"""What stands between things that are named one after the other."""

HALVING = frozenset({",", ";", ":", "-", "–", "—", "?"})
"""What parts a condition from what follows from it, or shows that it is a question."""


def is_wanted(unit: Unit, p: float) -> bool:
    """Whether something is wanted: in words of a wish that is no intention of the speaker's, or asked for."""
    if NAME in asked(unit):
        return False  # another word for it is proposed, not wanted
    wished = [cue for cue in unit.cues if cue.name.startswith("need.")]
    intended = [cue for cue in unit.cues if cue.name == "telling.intent"]
    if any(not any(_takes(own, wish) for own in intended) for wish in wished):
        return True
    if WISH in asked(unit) and p >= (CERTAIN if intended else CLEAR):
        return True
    return p >= CERTAIN and not intended and not unit.has("frame.negation", "pain.", "gain.")


def is_lacking(unit: Unit, need: float, p: float, *, wanted: bool) -> bool:
    """Whether what was taken for a need tells of something missing, which is a trouble.

    With a wish in it only if that hangs on the trouble: "hard to find the files I need".
    """
    if WISH in asked(unit) or unit.has("frame.denial", "need.suggestion") or p < HALF_SAID:
        return False
    if not wanted:
        return unit.has("pain.") or (unit.has("frame.negation") and need >= CLEAR)
    troubles = [cue.end for cue in unit.cues if cue.name.startswith("pain.")]
    wishes = [cue.start for cue in unit.cues if cue.name == "need.wish"]
    return any(
        end <= start and not any(unit.doc[i].is_punct for i in range(end, start))
        for end in troubles
        for start in wishes
    )


def is_suggested(unit: Unit, p: float) -> bool:
    """Whether a change is proposed: no limit foreseen, no objection."""
    if unit.has("frame.hypothetical") and unit.has("frame.negation") and p < WISHED:
        return False
    if _is_objected(unit):
        return False
    return unit.has("need.") or p >= (ASKED if WISH in asked(unit) else UNASKED)


def is_listed(unit: Unit) -> bool:
    """Whether things are named with nothing said of them: "a glossary, maybe", "a tutorial, a tour"."""
    if WISH not in asked(unit) and unit.kind is not SourceKind.notes:
        return False
    if unit.has("frame.negation", "pain.", "action.", "thought.") or unit.text.rstrip().endswith("?"):
        return False
    things = [thing for thing in _things(unit) if thing]
    starts = {cue.start for cue in unit.cues if cue.name == "telling.article"}
    perhaps = any(cue.name == "telling.maybe" for cue in unit.cues)
    named = [t for t in things if t[0] in starts and length_of(unit.doc[i] for i in t) <= TERSE]
    return bool(named) and len(named) == len(things) and (perhaps or len(named) > 1)


def is_half_said(unit: Unit) -> bool:
    """Whether the unit only says when or on what condition: what was asked for stands in the question."""
    words = [token.i for token in unit.doc[unit.first : unit.last] if token.is_alpha]
    if not words or any(unit.doc[i].text in HALVING for i in range(words[0], words[-1])):
        return False
    wishes = [cue for cue in unit.cues if cue.name.startswith("need.")]
    if any(cue.start == words[0] or cue.start > words[0] + TERSE for cue in wishes):
        return False  # "if they just told me", "if it told me before, that would help"
    return any(cue.name == "answer.part" and cue.start == words[0] for cue in unit.cues)


def _is_objected(unit: Unit) -> bool:
    """Whether a denial goes before what is proposed: "I don't think it should have a name"."""
    if any(mark in unit.text for mark in QUESTION_MARKS):
        return False  # "shouldn't it be at the end?"
    denied = [cue.end for cue in unit.cues if cue.name == "frame.negation"]
    proposed = (cue.start for cue in unit.cues if cue.name == "need.suggestion")
    return any(0 <= start - end <= REACH for start in proposed for end in denied)


def _things(unit: Unit) -> Iterator[list[int]]:
    """The tokens between the marks of a unit, without a "maybe" that stands alone."""
    hedged = {i for cue in unit.cues if cue.name == "telling.maybe" for i in range(cue.start, cue.end)}
    for marks, tokens in groupby(range(unit.first, unit.last), key=lambda i: unit.doc[i].text in MARKS):
        if not marks:
            yield [i for i in tokens if i not in hedged and not unit.doc[i].is_space]


def _takes(own: Cue, wish: Cue) -> bool:
    """Whether an intention makes a wish its own; a single word of a longer wish does not."""
    if wish.start <= own.start and own.end <= wish.end and own.end - own.start == 1 < wish.end - wish.start:
        return False
    return own.meets(wish)
