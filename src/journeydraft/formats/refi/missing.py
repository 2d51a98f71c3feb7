"""What a project cannot have at its place, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeydraft.formats.refi.texts import span
from journeydraft.model.journey import JourneyMap
from journeydraft.model.source import Source

SHOWN = 5
"""Sources that a message names."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """``missing`` sources (paths), how many quotes are not in their source as it is now, and how many
    paraphrases there are, which stand nowhere."""

    missing: tuple[str, ...] = ()
    strayed: int = 0
    paraphrases: int = 0


def left_out(map_: JourneyMap, sources: Sequence[Source]) -> LeftOut:
    """What a project of ``map_`` with these ``sources`` has not, or not at its place."""
    known = {source.path: source for source in sources}
    quoted = [one for one in map_.evidence.values() if one.quote]
    strayed = (one for one in quoted if one.source in known and span(one, known[one.source].text) is None)
    return LeftOut(
        tuple(dict.fromkeys(one.source for one in quoted if one.source not in known)),
        sum(1 for _ in strayed),
        len(map_.evidence) - len(quoted),
    )


def lacks(map_: JourneyMap, sources: Sequence[Source]) -> Iterator[str]:
    """The same for people: a message for each kind of what is not where it was said."""
    found = left_out(map_, sources)
    if found.missing:
        more = len(found.missing) - SHOWN
        named = ", ".join(found.missing[:SHOWN]) + (f" and {more} more" if more > 0 else "")
        yield (
            f"gone from beside the map, changed, or not to be read as it was: {named}\n"
            "  → quotes from there are coded in texts of their own; put the sources back and convert again"
        )
    if found.strayed:
        yield f"quotes not in their source as it is read now, in texts of their own: {found.strayed}"
    if found.paraphrases:
        yield f"paraphrases, which stand in no source, left out: {found.paraphrases}"
