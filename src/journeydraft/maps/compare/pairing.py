"""Which lines, and which stages, of two maps are the same: evidence first, then meaning; one to one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from journeydraft.maps.compare.likeness import PERHAPS, SURE, likeness
from journeydraft.maps.kinds import LANES
from journeydraft.maps.lines import Line, Place
from journeydraft.maps.matching import Matched, Pair, Verdicts, match
from journeydraft.maps.of_map import place_of
from journeydraft.maps.rows import Row, rows
from journeydraft.maps.touching import Touch, touches
from journeydraft.model.finding import Kind
from journeydraft.model.journey import CLAIMS, JourneyMap, Stage
from journeydraft.nlp.meaning import Meaning

ELSEWHERE = 0.05
"""What is taken off the likeness of two lines in stages that are not the same."""

BLOCK = 64
"""Characters of a source within which quotes are looked at together."""

_UNPLACED, _GONE = -1, -2
"""Instead of a stage's number: what fits none, and a stage that the newer map does not have."""

BY_NAME = frozenset({"emotions", "channels"})
"""Lanes whose lines are the same where they name the same, in the same stage."""


@dataclass(frozen=True)
class Side:
    """A map with its lines; ``lines`` go with ``rows``, number by number."""

    map: JourneyMap
    rows: tuple[Row, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Paired:
    """``stages`` and ``lines`` by their numbers in the old map and in the new one.

    ``perhaps`` are pairs of lines in no pair that may be the same: a person has to say.
    """

    old: Side
    new: Side
    stages: Mapping[int, int]
    pairs: tuple[Pair, ...]
    perhaps: tuple[Pair, ...]


def sides(old: JourneyMap, new: JourneyMap) -> tuple[Side, Side]:
    """The lines of both maps."""
    return _side(old, frozenset()), _side(new, _others(old, new))


def paired(before: Side, after: Side, meaning: Meaning | None, verdicts: Verdicts) -> Paired:
    """The pairs of two maps. Without ``meaning`` only verdicts, evidence and the same words make pairs."""
    touching = _touching(before, after)
    like = likeness(before.lines, after.lines, meaning)
    first = match(touching, _sure(like), verdicts)
    stages = _stages(before, after, first)
    like = _by_stage(like, before, after, stages)
    kept = {at: t for at, t in touching.items() if before.rows[at[0]].lane not in BY_NAME}
    pairs = match(kept, _sure(like), verdicts).pairs
    return Paired(before, after, stages, pairs, _perhaps(like, before, pairs, verdicts))


def _sure(like: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.where(like >= SURE, like, np.float32(-1))


def _perhaps(
    like: NDArray[np.float32], old: Side, pairs: Sequence[Pair], verdicts: Verdicts
) -> tuple[Pair, ...]:
    """Claims in no pair, each the nearest of the other, the nearest first.

    What people do and think is often alike without being the same.
    """
    free = like.copy()
    free[[pair.ours for pair in pairs]] = -1
    free[:, [pair.gold for pair in pairs]] = -1
    free[[number for number, row in enumerate(old.rows) if row.lane not in CLAIMS]] = -1
    for denied in verdicts.no:
        free[denied] = -1
    if not free.size:
        return ()
    best = (free >= PERHAPS) & (free == free.max(axis=1)[:, None]) & (free == free.max(axis=0))
    found = [Pair(int(i), int(j), "perhaps", round(float(free[i, j]), 4)) for i, j in np.argwhere(best)]
    ours, golds = Counter(one.ours for one in found), Counter(one.gold for one in found)
    alone = [one for one in found if ours[one.ours] == golds[one.gold] == 1]
    return tuple(sorted(alone, key=lambda pair: (-(pair.score or 0), pair.ours, pair.gold)))


def _by_stage(
    near: NDArray[np.float32], old: Side, new: Side, stages: Mapping[int, int]
) -> NDArray[np.float32]:
    """``near`` less for lines of other stages; emotions and channels are the same by name, in one stage."""
    here = np.array([_UNPLACED if (at := _stage(row)) is None else stages.get(at, _GONE) for row in old.rows])
    there = np.array([_UNPLACED if (at := _stage(row)) is None else at for row in new.rows])
    same = (here[:, None] == there) & (here != _UNPLACED)[:, None]
    out = np.where(near > -1, np.where(same, near, near - ELSEWHERE), np.float32(-1))
    named = [np.array([_named(row) for row in side.rows]) for side in (old, new)]
    by_name = np.array([row.lane in BY_NAME for row in old.rows], np.bool_)[:, None] & (near > -1)
    alike = same & (named[0][:, None] == named[1])
    return np.where(by_name, np.where(alike, 1, -1), out).astype(np.float32)


def _side(map_: JourneyMap, apart: frozenset[str]) -> Side:
    """``apart`` are sources that the other map calls by the same name, and that are others."""
    listed = [row for row in rows(map_) if row.lane in LANES and row.item.text.strip()]
    lines = [
        Line(row.item.id or row.item.text, _kind(row), row.item.text, tuple(_places(row, map_, apart)))
        for row in listed
    ]
    return Side(map_, tuple(listed), tuple(lines))


def _kind(row: Row) -> Kind:
    return LANES[row.lane]


def _places(row: Row, map_: JourneyMap, apart: frozenset[str]) -> list[Place]:
    cited = (map_.evidence[id_] for id_ in row.item.evidence if id_ in map_.evidence)
    return [
        replace(place_of(one), source=f"{one.source} (new)") if one.source in apart else place_of(one)
        for one in cited
    ]


def _others(old: JourneyMap, new: JourneyMap) -> frozenset[str]:
    """Paths that stand for different files in the two maps: their digests say so."""
    before = {one.path: one.sha256 for one in old.provenance.sources}
    return frozenset(
        one.path for one in new.provenance.sources if before.get(one.path, one.sha256) != one.sha256
    )


def _touching(old: Side, new: Side) -> dict[tuple[int, int], Touch]:
    """The pairs that share evidence; only lines that quote the same stretch, line or words are compared."""
    where: dict[tuple[str, object], set[int]] = {}
    for number, line in enumerate(new.lines):
        for key in _keys(line):
            where.setdefault(key, set()).add(number)
    found = {}
    for i, line in enumerate(old.lines):
        for j in sorted({j for key in _keys(line) for j in where.get(key, ())}):
            if touch := touches([line], [new.lines[j]]).get((0, 0)):
                found[i, j] = touch
    return found


def _keys(line: Line) -> Iterator[tuple[str, object]]:
    for place in line.places:
        if place.line is not None:
            yield place.source, place.line
        if place.words:
            yield place.source, place.words.casefold()
        if place.span:
            yield from (
                (place.source, f"at {at}") for at in range(place.span[0] // BLOCK, place.span[1] // BLOCK + 1)
            )


def _named(row: Row) -> str:
    """What an emotion or a channel is, whatever the language of the map."""
    return row.item.label or row.item.channel or " ".join(row.item.text.split()).casefold()


def _stage(row: Row) -> int | None:
    """The number of the stage that ``row`` stands in."""
    return int(row.place.split("/")[2]) if row.stage else None


_KEYS: tuple[Callable[[Stage], str], ...] = (lambda s: " ".join(s.name.split()).casefold(), lambda s: s.id)
"""By what two stages are the same, the surer first."""


def _stages(old: Side, new: Side, first: Matched) -> dict[int, int]:
    """Stages by name, by id, then those that share most lines."""
    found: dict[int, int] = {}
    for key in _KEYS:
        taken = set(found.values())
        there = {key(s): n for n, s in reversed(list(enumerate(new.map.stages))) if n not in taken and key(s)}
        for number, stage in enumerate(old.map.stages):
            if number not in found and key(stage) in there:
                found[number] = there.pop(key(stage))
    shared = Counter((_stage(old.rows[pair.ours]), _stage(new.rows[pair.gold])) for pair in first.pairs)
    for (one, other), _ in sorted(shared.items(), key=lambda entry: (-entry[1], str(entry[0]))):
        if one is not None and other is not None and one not in found and other not in found.values():
            found[one] = other
    return found
