"""Under which heading or stage direction of its source a turn stands: ``# Delivery``, ``(_opens the cart_)``.

Both were kept out of the speech by the readers; what follows them belongs to the place that they tell. In
transcripts, brackets are sounds and gestures (``[laughs]``), so directions are read in notes alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from journeydraft.model.source import Source, SourceKind, Turn
from journeydraft.readers.asides import HEADING, IN_BRACKETS

_MARKS = " \t#*_()[]{}.:>"
_DIRECTION = re.compile(r"\(_[^()\n]{1,400}_\)")
"""Italics in brackets within a line; round brackets alone are as often a part of what was said."""

NEXT = " · "
"""What stands between directions that follow one another."""


def with_whereabouts(source: Source) -> Source:
    """``source`` with ``heading`` and ``where`` on its turns; a heading ends the direction above too."""
    if source.kind is SourceKind.review:
        return source
    return replace(source, turns=tuple(_placed(source)))


def _placed(source: Source) -> Iterator[Turn]:
    marks = [
        (one.line, one.text.strip(_MARKS), one.why) for one in source.ignored if one.why in _kinds(source)
    ]
    at, heading, where = 0, "", ""
    for turn in source.turns:
        fresh: list[str] = []
        while at < len(marks) and marks[at][0] <= turn.line:
            _, text, why = marks[at]
            if why == HEADING:
                heading, where, fresh = text, "", []
            else:
                fresh.append(text)
            at += 1
        fresh += [text.strip(_MARKS) for text in _opening(source, turn)]
        where = NEXT.join(filter(None, fresh)) or where
        yield replace(turn, heading=heading or None, where=where or None)


def _kinds(source: Source) -> tuple[str, ...]:
    return (HEADING, IN_BRACKETS) if source.kind is SourceKind.notes else (HEADING,)


def _opening(source: Source, turn: Turn) -> Iterator[str]:
    """Directions with which a turn of notes begins."""
    at = turn.start
    for start, end in turn.asides if source.kind is SourceKind.notes else ():
        if source.text[at:start].strip():
            return
        if match := _DIRECTION.match(source.text, start):
            yield match.group()
        at = end
