"""Which findings say the same: DP-means on the unit sphere (Kulis and Jordan 2012).

A vector joins the nearest cluster when it is near enough to its mean, else it opens one; a second round
lets early vectors move. Memory is the number of clusters times the dimensions, never all pairs.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

ROUNDS = 3


def cluster(vectors: NDArray[np.float32], near: float) -> list[list[int]]:
    """Groups of row numbers of ``vectors`` (n, d, unit rows), each sorted, in the order of their first row.

    ``near`` is the cosine to a cluster's mean from which a row belongs to it.
    """
    means: list[NDArray[np.float32]] = []
    chosen: list[int] = []
    for round_ in range(ROUNDS):
        before, chosen = chosen, _assign(vectors, means, near)
        if round_ and chosen == before:
            break
        means = _means(vectors, chosen)
        chosen = _renumber(chosen)
    groups: dict[int, list[int]] = {}
    for row, number in enumerate(chosen):
        groups.setdefault(number, []).append(row)
    return sorted(groups.values())


def _assign(vectors: NDArray[np.float32], means: Sequence[NDArray[np.float32]], near: float) -> list[int]:
    sums = np.zeros((max(16, 2 * len(means)), vectors.shape[1]), np.float32)
    for i, mean in enumerate(means):
        sums[i] = mean
    count = len(means)
    chosen: list[int] = []
    for vector in vectors:
        cosines = sums[:count] @ vector if count else np.zeros(0, np.float32)
        best = int(np.round(cosines, 5).argmax()) if count else -1
        if best < 0 or cosines[best] < near:
            if count == len(sums):
                sums = np.concatenate([sums, np.zeros_like(sums)])
            sums[count] = vector
            best, count = count, count + 1
        chosen.append(best)
    return chosen


def _means(vectors: NDArray[np.float32], chosen: Sequence[int]) -> list[NDArray[np.float32]]:
    order = list(dict.fromkeys(chosen))
    sums = {number: np.zeros(vectors.shape[1], np.float32) for number in order}
    for vector, number in zip(vectors, chosen, strict=True):
        sums[number] += vector
    return [sums[n] / max(float(np.linalg.norm(sums[n])), 1e-9) for n in order]


def _renumber(chosen: Sequence[int]) -> list[int]:
    number = {old: new for new, old in enumerate(dict.fromkeys(chosen))}
    return [number[old] for old in chosen]
