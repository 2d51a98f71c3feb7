"""Quotes in their context: the rest of the turn, the one before, the one after, if the sources are there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from journeydraft.model.journey import Evidence
from journeydraft.model.source import Source, SourceKind, Turn

LONGEST = 220
"""Characters of each part of a context."""

BUDGET = 1_200_000
"""Characters of all contexts together, so that the page of a large study stays light."""


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a quote; empty where there is nothing. ``before`` and ``after`` are other turns."""

    before: str = ""
    lead: str = ""
    tail: str = ""
    after: str = ""


def contexts(evidence: Mapping[str, Evidence], sources: Iterable[Source]) -> dict[str, Context]:
    """The contexts of the quotes that still stand in ``sources`` where the map says, by id."""
    by_path = {source.path: source for source in sources}
    longest = min(LONGEST, BUDGET // (4 * max(len(evidence), 1)))
    made = {}
    for id_, one in evidence.items():
        source = by_path.get(one.source)
        if source and one.start is not None and one.end and source.text[one.start : one.end] == one.quote:
            made[id_] = _context(source, one.start, one.end, longest)
    return made


def _context(source: Source, start: int, end: int, longest: int) -> Context:
    index = bisect_right(source.turns, start, key=lambda turn: turn.start) - 1
    if index < 0:
        return Context()
    turn = source.turns[index]
    apart = source.kind is SourceKind.review  # the next review is another person's
    around = (None, None) if apart else (_at(source, index - 1), _at(source, index + 1))
    before, after = (_said(source, one) for one in around)
    return Context(
        before=_last(before, longest),
        lead=_last(source.text[turn.start : start], longest),
        tail=_first(source.text[end : max(turn.end, end)], longest),
        after=_first(after, longest),
    )


def _at(source: Source, index: int) -> Turn | None:
    return source.turns[index] if 0 <= index < len(source.turns) else None


def _said(source: Source, turn: Turn | None) -> str:
    """The words of ``turn``, after the participant's id where a participant speaks."""
    if turn is None:
        return ""
    return f"{turn.participant}: {source.said(turn)}" if turn.participant else source.said(turn)


def _last(text: str, longest: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= longest else "…" + text[-longest:].partition(" ")[2]


def _first(text: str, longest: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= longest else text[:longest].rpartition(" ")[0] + "…"
