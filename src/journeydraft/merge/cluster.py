"""Which findings say the same: first within what one person told in one go, then all such threads.

Two threads meet where their nearest sentences do; the rest of each is told differently. Every thread of a
group must be like one and the same thread of it: nothing is there because it is like something that is like
something else. Nearest neighbours are looked up block by block, so memory grows with the findings, not with
their pairs.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from journeydraft.merge.likeness import Told
from journeydraft.merge.threads import Rows, threads

CENTRES = 3
"""Threads of a group that others may be held against, at most."""


class Matter(NamedTuple):
    """Rows that say the same, and those of them that all the others were held against; both sorted."""

    rows: Rows
    central: Rows


def codes(names: Sequence[Hashable]) -> NDArray[np.int_]:
    """A number for each name, in the order in which they first come."""
    numbers = {name: code for code, name in enumerate(dict.fromkeys(names))}
    return np.array([numbers[name] for name in names], np.int_)


def cluster(told: Told, runs: Sequence[int], own: float, others: float) -> list[Matter]:
    """The matters of the rows of ``told``, in the order of their first row.

    ``own`` is the mean cosine from which rows of one of the ``runs`` belong together, ``others`` the likeness
    of the nearest rows from which two threads do. Deterministic.
    """
    of_one = threads(told.vectors, runs, own)
    of_row = np.zeros(len(told.vectors), np.int_)
    for number, thread in enumerate(of_one):
        of_row[thread] = number
    groups = _Groups(told, of_one, others)
    for i, j, _ in told.candidates(others):
        groups.join(int(of_row[i]), int(of_row[j]))
    return sorted(groups.matters())


class _Groups:
    """Groups of threads that grow together."""

    def __init__(self, told: Told, of_one: Sequence[Rows], near: float) -> None:
        self.told, self.threads, self.near = told, of_one, near
        self.of = list(range(len(of_one)))
        self.members = [[number] for number in self.of]
        self.centres = [[number] for number in self.of]
        self.refused: set[tuple[int, int, int, int]] = set()
        self.known: dict[tuple[int, int], bool] = {}

    def join(self, one: int, other: int) -> None:
        """The groups of two threads as one, if one thread is like all of both."""
        a, b = sorted((self.of[one], self.of[other]))
        seen = a, b, len(self.members[a]), len(self.members[b])
        if a == b or seen in self.refused:
            return
        centres = [c for c in self.centres[a] if self._like_all(c, self.members[b])]
        centres += [c for c in self.centres[b] if self._like_all(c, self.members[a])]
        if not centres:
            self.refused.add(seen)
            return
        for member in self.members[b]:
            self.of[member] = a
        self.members[a] += self.members[b]
        self.members[b] = []
        self.centres[a] = centres[:CENTRES]

    def matters(self) -> Iterable[Matter]:
        """The groups that are left."""
        for members, centres in zip(self.members, self.centres, strict=True):
            if members:
                yield Matter(self._rows(members), self._rows(centres))

    def _rows(self, members: Iterable[int]) -> Rows:
        return sorted(row for member in members for row in self.threads[member])

    def _like_all(self, centre: int, members: Sequence[int]) -> bool:
        """Whether the nearest sentences of ``centre`` and of each member are near enough."""
        unknown = [m for m in members if _pair(centre, m) not in self.known]
        if unknown:
            starts = np.cumsum([0, *(len(self.threads[m]) for m in unknown[:-1])])
            likeness = self.told.likeness(self.threads[centre], [r for m in unknown for r in self.threads[m]])
            nearest = np.maximum.reduceat(likeness.max(axis=0), starts) >= self.near
            self.known.update(zip((_pair(centre, m) for m in unknown), nearest.tolist(), strict=True))
        return all(self.known[_pair(centre, m)] for m in members)


def _pair(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)
