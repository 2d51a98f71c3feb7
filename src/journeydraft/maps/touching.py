"""Whether two lines are proved by the same words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from journeydraft.grounding import SourceIndex
from journeydraft.maps.lines import Line, Place

_TELLING = 12
"""Letters from which a quote inside another one says that they are the same; shorter ones must be equal."""


class Touch(NamedTuple):
    """How much of two lines' evidence is the same: the share of their places that meet, over both sides
    (Dice 1945, 0…1), then the share of characters in common of the two that meet best."""

    places: float
    characters: float


Touches = Mapping[tuple[int, int], Touch]
"""By number of the map's line and of the gold line."""


def touches(
    ours: Sequence[Line], golds: Sequence[Line], *, across_kinds: bool = False
) -> dict[tuple[int, int], Touch]:
    """The pairs of lines that share evidence, of one kind or (``across_kinds``) of different kinds only."""
    return {
        (i, j): touch
        for i, j in _at_all(ours, golds)
        if (ours[i].kind is not golds[j].kind) is across_kinds
        and (touch := _touch(ours[i].places, golds[j].places))
    }


def _at_all(ours: Sequence[Line], golds: Sequence[Line]) -> Iterable[tuple[int, int]]:
    """Pairs that have a source in common."""
    of_gold = [(j, _sources(gold.places)) for j, gold in enumerate(golds) if gold.places]
    for i, line in enumerate(ours):
        mine = _sources(line.places)
        yield from ((i, j) for j, theirs in of_gold if mine and (mine & theirs or "" in mine | theirs))


def _sources(places: Iterable[Place]) -> set[str]:
    return {place.source for place in places}


def _touch(ours: Sequence[Place], golds: Sequence[Place]) -> Touch | None:
    met = [[overlap(a, b) for b in golds] for a in ours]
    rows = sum(any(row) for row in met)
    columns = sum(any(column) for column in zip(*met, strict=True))
    if not rows:
        return None
    return Touch((rows + columns) / (len(ours) + len(golds)), max(max(row) for row in met))


def overlap(a: Place, b: Place) -> float:
    """The share of characters that two places have in common (Dice), 0…1: by offsets where both have them,
    else by one quote standing in the other, else by being on one line.

    Offsets that were not found in one text may count in two; then the words where they meet must be the same.
    """
    if a.source and b.source and a.source != b.source:
        return 0.0
    known = a.quote is not None and b.quote is not None
    if a.span and b.span and a.source == b.source:
        sure = (a.sure and b.sure) or not known
        low, high = max(a.span[0], b.span[0]), min(a.span[1], b.span[1])
        if low < high and (sure or _part(a, low, high) == _part(b, low, high)):
            return 2 * (high - low) / (a.span[1] - a.span[0] + b.span[1] - b.span[0])
        if sure:
            return 0.0
    if a.quote and b.quote:
        return _quoted(*sorted((a.quote, b.quote), key=len))
    return float(a.line is not None and a.line == b.line and a.source == b.source)


def _part(place: Place, low: int, high: int) -> str:
    """The words of a place from ``low`` to ``high``."""
    start = place.start or 0
    return (place.quote or "")[low - start : high - start].strip()


@lru_cache(maxsize=100_000)
def _quoted(short: str, long: str) -> float:
    """As ``overlap``, of a quote within another one, as grounding finds it."""
    letters = sum(map(str.isalnum, short))
    if letters < _TELLING and short.casefold() != long.casefold():
        return 0.0
    if _index(long).locate(short, near=False) is None:
        return 0.0
    return 2 * len(short) / (len(short) + len(long))


@lru_cache(maxsize=4096)
def _index(text: str) -> SourceIndex:
    return SourceIndex(text, [(0, len(text))])
