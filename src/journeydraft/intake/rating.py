"""What the authors of reviews gave, on one scale: "5", "4.5 stars", "9/10", "★★★★" as shares of the best."""

from __future__ import annotations

import re
from dataclasses import replace

from journeydraft.model.scale import end_of
from journeydraft.model.source import Source, Turn

_GIVEN = re.compile(r"(\d+(?:[.,]\d+)?)(?:\s*(?:/|of)\s*(\d+))?")
STAR = "★"


def with_ratings(source: Source) -> Source:
    """``source`` with every rating that its table tells; none where a rating is on no scale that is known."""
    given = [_read(turn) for turn in source.turns]
    most = max((value for value, end in filter(None, given) if end is None), default=0)
    scale = end_of(most)
    if scale is None or not any(given):
        return source
    turns = [
        turn if one is None else replace(turn, rating=min(1.0, one[0] / (one[1] or scale)))
        for turn, one in zip(source.turns, given, strict=True)
    ]
    return replace(source, turns=tuple(turns))


def _read(turn: Turn) -> tuple[float, float | None] | None:
    """A rating, and the end of its scale where it says it."""
    text = turn.attributes.get("rating", "")
    if STAR in text:
        return float(text.count(STAR)), None
    found = _GIVEN.search(text)
    if found is None or found[2] == "0":
        return None
    return float(found[1].replace(",", ".")), float(found[2]) if found[2] else None
