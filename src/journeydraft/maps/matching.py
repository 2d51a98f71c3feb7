"""Which line of the map is which gold line: what a person says, then evidence, then meaning; one to one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from journeydraft.maps.meaning import NEAR
from journeydraft.maps.touching import Touches

By = Literal["you", "evidence", "meaning", "perhaps"]
Rows = tuple[int, int]


class Pair(NamedTuple):
    """Numbers of a map's line and of a gold line that are the same; ``score`` 0…1 says how surely, None where
    a person says so. Where it is ``perhaps``, a person has yet to say."""

    ours: int
    gold: int
    by: By
    score: float | None


@dataclass(frozen=True)
class Verdicts:
    """What a person said of pairs of lines, by their numbers."""

    yes: frozenset[Rows] = frozenset()
    no: frozenset[Rows] = frozenset()


@dataclass(frozen=True)
class Matched:
    """``pairs`` in the order of the map's lines; ``met`` are all that may be the same, paired or not."""

    pairs: tuple[Pair, ...]
    met: frozenset[Rows]


def match(touches: Touches, near: NDArray[np.float32], verdicts: Verdicts) -> Matched:
    """Pairs, best first: a line that has found its like is not asked again.

    First those that a person settled (who may give a line to several), then those that share evidence, the
    larger share first (of equals the nearest in meaning), then those that are near in meaning, the nearest
    first. What is equal then goes in the order of the lines. Pairs that a person denied are none.
    """
    pairs = [Pair(i, j, "you", None) for i, j in sorted(verdicts.yes)]
    evidence = _by_evidence(touches, near)
    meaning = _by_meaning(near)
    pairs += _best_first([*evidence, *meaning], pairs, verdicts.no)
    possible = {(pair.ours, pair.gold) for pair in (*pairs, *evidence, *meaning)}
    return Matched(tuple(sorted(pairs)), frozenset(possible - verdicts.no | verdicts.yes))


def _by_evidence(touches: Touches, near: NDArray[np.float32]) -> list[Pair]:
    def rank(rows: Rows) -> tuple[float, float, float, Rows]:
        touch = touches[rows]
        return -touch.places, -touch.characters, -float(near[rows]), rows

    return [Pair(*rows, "evidence", touches[rows].places) for rows in sorted(touches, key=rank)]


def _by_meaning(near: NDArray[np.float32]) -> list[Pair]:
    found = [(float(near[i, j]), int(i), int(j)) for i, j in np.argwhere(near >= NEAR)]
    return [Pair(i, j, "meaning", score) for score, i, j in sorted(found, key=lambda f: (-f[0], *f[1:]))]


def _best_first(ranked: Iterable[Pair], settled: Sequence[Pair], denied: frozenset[Rows]) -> list[Pair]:
    """The first of ``ranked`` whose lines are both free, again and again."""
    ours, golds = {pair.ours for pair in settled}, {pair.gold for pair in settled}
    chosen = []
    for pair in ranked:
        if pair.ours not in ours and pair.gold not in golds and (pair.ours, pair.gold) not in denied:
            chosen.append(pair)
            ours.add(pair.ours)
            golds.add(pair.gold)
    return chosen
