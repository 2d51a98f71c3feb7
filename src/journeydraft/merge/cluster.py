"""Which findings say the same: first within what one person told, then across people.

What one person says of one matter lies close together, as it is read in one context: average linkage.
Across people two stretches of talk meet where their nearest sentences do; the rest of each is told
differently. Nearest neighbours are looked up block by block, so memory grows with the findings, not with
their pairs.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

BLOCK = 512
"""Findings of one person that are compared with each other at once."""

CELLS = 1_000_000
"""Cosines that are held at once."""

NEIGHBOURS = 16
"""Nearest findings of others at which a finding is offered a place."""

CROWD = 10
"""Nearest neighbours by which it is known how vague a finding is."""

BY_WORDS: Mapping[int, float] = {0: 0.7, 1: 0.6}
"""Cosine that two rows of one language need at least, by the telling words that they share."""

HEARD_OUT = 48
"""Stretches of talk of a large group that speak for it."""

Vectors = NDArray[np.float32]
Group = list[int]


@dataclass(frozen=True)
class Told:
    """What is compared: ``vectors`` (n, d, unit rows), whose each row is, and in which language.

    ``abroad`` is added to the cosine of two rows in different languages, which lie a little further apart.
    ``words`` are those that say what a row is about; none are known where it is empty.
    """

    vectors: Vectors
    owners: NDArray[np.int_]
    languages: NDArray[np.int_]
    abroad: float = 0.0
    words: Sequence[frozenset[str]] = ()

    def near_enough(self, i: int, j: int, near: float) -> float:
        """The cosine that two rows must have: ``near`` where several words of both speak for it too."""
        if not self.words or self.languages[i] != self.languages[j]:
            return near
        shared = len(self.words[i] & self.words[j])
        return max(near, BY_WORDS.get(shared, near))

    def cosines(self, rows: Sequence[int] | slice, columns: Sequence[int] | slice) -> Vectors:
        """(rows, columns), rounded so that ties are ties everywhere."""
        found = self.vectors[rows] @ self.vectors[columns].T
        found += np.float32(self.abroad) * (self.languages[rows, None] != self.languages[columns])
        return np.round(found, 5)


def codes(names: Sequence[Hashable]) -> NDArray[np.int_]:
    """A number for each name, in the order in which they first come."""
    numbers = {name: code for code, name in enumerate(dict.fromkeys(names))}
    return np.array([numbers[name] for name in names], np.int_)


def cluster(told: Told, own: float, others: float) -> list[Group]:
    """Groups of row numbers of ``told``, each sorted, in the order of their first row.

    ``own`` is the mean cosine from which rows of one owner belong together, ``others`` the cosine of the
    nearest rows from which what two owners said does. Deterministic.
    """
    threads = [
        thread
        for rows in _by_owner(told.owners)
        for block in range(0, len(rows), BLOCK)
        for thread in _linked(told.vectors, rows[block : block + BLOCK], own)
    ]
    return sorted(sorted(group) for group in _across(told, threads, others))


def _by_owner(owners: NDArray[np.int_]) -> list[Group]:
    rows: dict[int, Group] = {}
    for row, owner in enumerate(owners.tolist()):
        rows.setdefault(owner, []).append(row)
    return list(rows.values())


def _linked(vectors: Vectors, rows: Group, near: float) -> list[Group]:
    """``rows`` by average linkage down to a mean cosine of ``near``."""
    groups = [[row] for row in rows]
    sums = vectors[rows].astype(np.float64)
    counts = np.ones(len(rows))
    means = sums @ sums.T
    np.fill_diagonal(means, -np.inf)
    while len(rows) > 1:
        a, b = sorted(divmod(int(np.round(means, 5).argmax()), len(rows)))
        if means[a, b] < near:
            break
        groups[a] += groups[b]
        sums[a] += sums[b]
        counts[a] += counts[b]
        groups[b], counts[b] = [], np.inf
        means[a] = means[:, a] = np.where(np.isinf(counts), -np.inf, sums @ sums[a] / (counts * counts[a]))
        means[b] = means[:, b] = -np.inf
        means[a, a] = -np.inf
    return [group for group in groups if group]


def _across(told: Told, threads: Sequence[Group], near: float) -> list[Group]:
    """Threads of several owners together, the nearest first, as long as they stay ``near`` on average."""
    of_row = np.zeros(len(told.vectors), np.int_)
    for number, thread in enumerate(threads):
        of_row[thread] = number
    group_of = list(range(len(threads)))
    members: list[list[int]] = [[number] for number in range(len(threads))]
    nearest, cosines = _neighbours(told)
    doubt = _doubt(cosines)
    refused: set[tuple[int, int, int, int]] = set()
    for i, j, cosine in _candidates(nearest, cosines, doubt, near):
        if cosine < told.near_enough(i, j, near):
            continue
        a, b = sorted((group_of[of_row[i]], group_of[of_row[j]]))
        seen = a, b, len(members[a]), len(members[b])
        if a == b or seen in refused:
            continue
        one, other = ([threads[t] for t in members[group]] for group in (a, b))
        if _nearness(told, doubt, one, other) < near:
            refused.add(seen)
            continue
        for thread_number in members[b]:
            group_of[thread_number] = a
        members[a] += members[b]
        members[b] = []
    return [[row for t in group for row in threads[t]] for group in members if group]


def _nearness(told: Told, doubt: Vectors, one: Sequence[Group], other: Sequence[Group]) -> float:
    """Mean over pairs of threads of the cosine of their nearest rows, less the doubt."""
    one, other = one[:HEARD_OUT], other[:HEARD_OUT]
    rows, columns = ([row for thread in threads for row in thread] for threads in (one, other))
    cosines = told.cosines(rows, columns) - np.maximum(doubt[rows, None], doubt[columns])
    by_thread = np.maximum.reduceat(cosines, _starts(one), axis=0)
    return float(np.maximum.reduceat(by_thread, _starts(other), axis=1).mean())


def _starts(threads: Sequence[Group]) -> NDArray[np.int_]:
    return np.cumsum([0, *(len(thread) for thread in threads[:-1])])


def _neighbours(told: Told) -> tuple[NDArray[np.int_], Vectors]:
    """Of each row the nearest rows of other owners and their cosines, −1 where there are no others."""
    count = len(told.vectors)
    most = max(0, min(NEIGHBOURS, count - 1))
    nearest, near = np.zeros((count, most), np.int_), np.zeros((count, most), np.float32)
    for first, behind in pairwise([*range(0, count, max(1, CELLS // max(1, count))), count]):
        cosines = told.cosines(slice(first, behind), slice(None))
        cosines[told.owners[first:behind, None] == told.owners] = -1
        nearest[first:behind] = np.argpartition(-cosines, most, axis=1)[:, :most]
        near[first:behind] = np.take_along_axis(cosines, nearest[first:behind], axis=1)
    return nearest, near


def _doubt(cosines: Vectors) -> Vectors:
    """What a row's vagueness takes off its likeness to others: what is near to many says little.

    Half of how much nearer its neighbours are than those of most rows (after Conneau et al. 2018, CSLS).
    """
    if cosines.shape[1] < CROWD:
        return np.zeros(len(cosines), np.float32)
    crowd = np.sort(cosines, axis=1)[:, -CROWD:].mean(axis=1)
    return np.asarray(np.maximum(0, crowd - np.median(crowd)) / 2, np.float32)


def _candidates(
    nearest: NDArray[np.int_], cosines: Vectors, doubt: Vectors, near: float
) -> Iterator[tuple[int, int, float]]:
    """Pairs of rows of different owners that are ``near`` enough, with their cosines, the nearest first."""
    less = np.round(cosines - np.maximum(doubt[:, None], doubt[nearest]), 5)
    row, column = np.nonzero(less >= near)
    other = nearest[row, column]
    pairs = np.stack([-less[row, column], np.minimum(row, other), np.maximum(row, other)])
    for less_near, i, j in np.unique(pairs, axis=1).T:
        yield int(i), int(j), -float(less_near)
