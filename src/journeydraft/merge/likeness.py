"""How like two findings are: a cosine, a little more between languages, and the rare words that both use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from journeydraft.nlp.encoder.base import Vectors

CELLS = 1_000_000
"""Cosines that are held at once."""

NEIGHBOURS = 16
"""Nearest findings at which a finding is offered a place; a word of more findings brings none near."""

ENOUGH = 0.5
"""What all the rare words of two findings together are worth, at most."""

SLACK = 1e-4

SHORT = 4
"""Telling words of a finding from which a single one of them says less."""

Pair = tuple[int, int]


@dataclass(frozen=True)
class Told:
    """What is compared: ``vectors`` (n, d, unit rows), in which language each row is and of which turn.

    Rows of one turn are alike whatever they say, as they were read together: they are never compared.

    ``abroad`` is added for two rows in different languages, which lie a little further apart; of the stems of
    each row in ``words``, for those that two rows share, what ``rare`` says that each is worth.
    """

    vectors: Vectors
    languages: NDArray[np.int_]
    turns: NDArray[np.int_]
    abroad: float = 0.0
    words: Sequence[frozenset[str]] = ()
    rare: Mapping[str, float] = field(default_factory=dict)
    _by_words: dict[Pair, float] = field(default_factory=dict, init=False, repr=False)

    def likeness(self, rows: Sequence[int], columns: Sequence[int]) -> Vectors:
        """(rows, columns), rounded so that ties are ties everywhere."""
        found = self._cosines(rows, columns)
        if self.words:
            for a, i in enumerate(rows):
                for b, j in enumerate(columns):
                    found[a, b] += self._shared(i, j)
        return np.round(found, 5)

    def candidates(self, near: float) -> list[tuple[int, int, float]]:
        """Pairs of rows that are ``near`` enough, with their likeness, the most alike first."""
        count = max(1, len(self.vectors))
        of_a_word = np.array(list(self._of_a_word()), np.int_).reshape(-1, 2)
        pairs = np.concatenate([*self._neighbours(near), of_a_word])
        rows, columns = np.divmod(np.unique(pairs @ [count, 1]), count)
        found = np.einsum("nd,nd->n", self.vectors[rows], self.vectors[columns])
        found += np.float32(self.abroad) * (self.languages[rows] != self.languages[columns])
        close = found >= near - self._most_shared(rows, columns)
        rows, columns, found = rows[close], columns[close], found[close]
        found += np.array(list(map(self._shared, rows.tolist(), columns.tolist())), np.float32)
        found[self.turns[rows] == self.turns[columns]] = -1
        found = np.round(found, 5)
        order = [n for n in np.argsort(-found, kind="stable") if found[n] >= near]
        return list(zip(rows[order].tolist(), columns[order].tolist(), found[order].tolist(), strict=True))

    def _cosines(self, rows: Sequence[int] | slice, columns: Sequence[int] | slice) -> Vectors:
        found = self.vectors[rows] @ self.vectors[columns].T
        found += np.float32(self.abroad) * (self.languages[rows, None] != self.languages[columns])
        found[self.turns[rows, None] == self.turns[columns]] = -1
        return found

    def _neighbours(self, near: float) -> Iterator[NDArray[np.int_]]:
        """The nearest rows of each that some rare words would bring ``near`` enough, as pairs (n, 2)."""
        count = len(self.vectors)
        most = max(0, min(NEIGHBOURS, count - 1))
        for first, behind in pairwise([*range(0, count, max(1, CELLS // max(1, count))), count]):
            cosines = np.round(self._cosines(slice(first, behind), slice(None)), 5)
            nearest = np.argpartition(-cosines, most, axis=1)[:, :most]
            close = np.take_along_axis(cosines, nearest, axis=1) >= near - ENOUGH
            rows, places = np.nonzero(close)
            yield np.sort(np.stack([first + rows, nearest[rows, places]], axis=1), axis=1)

    def _of_a_word(self) -> Iterator[Pair]:
        """Pairs of rows, the lower first, that share a word of few."""
        rows: dict[str, list[int]] = {}
        for row, said in enumerate(self.words):
            for stem in said & self.rare.keys():
                rows.setdefault(stem, []).append(row)
        for of_one in rows.values():
            if len(of_one) <= NEIGHBOURS:
                yield from combinations(of_one, 2)

    def _most_shared(self, rows: NDArray[np.int_], columns: NDArray[np.int_]) -> Vectors:
        """What words can add to the cosine of each pair at most, and a little for rounding."""
        worth = [min(ENOUGH, sum(self.rare.get(stem, 0.0) for stem in said)) for said in self.words]
        most = np.array(worth or np.zeros(len(self.vectors)), np.float32)
        return np.minimum(most[rows], most[columns]) + np.float32(SLACK)

    def _shared(self, i: int, j: int) -> float:
        if not self.words:
            return 0.0
        pair = min(i, j), max(i, j)
        if pair not in self._by_words:
            both = self.words[i] & self.words[j]
            rare = min(ENOUGH, sum(sorted(self.rare.get(stem, 0.0) for stem in both)))
            size = (len(self.words[i]) * len(self.words[j])) ** 0.5
            self._by_words[pair] = rare * min(1.0, SHORT / max(1.0, size)) ** 0.5
        return self._by_words[pair]
