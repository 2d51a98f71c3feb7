"""How near what customers said is to what a team assumed: one wrote it in its own words, the other told it.

Three views, each with faults of its own, are weighed together: the meaning of a finding as it was told (with
its question), less what all lines of a side share; what both are about (``nlp/about.py``); and the rare
words that they have in common, where they are of one language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from journeydraft.maps.meaning import apart
from journeydraft.model.finding import Kind
from journeydraft.model.proved import Proved
from journeydraft.nlp.encoder.base import Vectors
from journeydraft.nlp.language import language_of
from journeydraft.nlp.meaning import Meaning
from journeydraft.nlp.stems import stems

TOLD, ABOUT, WORDS = 0.5, 0.4, 0.3
"""The weights of the three views."""


@dataclass(frozen=True)
class Assumed:
    """A line of the team's, as what kind of finding it would be."""

    text: str
    kind: Kind


def nearness(assumed: Sequence[Assumed], found: Sequence[Proved], meaning: Meaning) -> NDArray[np.float32]:
    """(len(assumed), len(found)): about 0 for what has nothing to do with each other, 1 for the same."""
    if not assumed or not found:
        return np.zeros((len(assumed), len(found)), np.float32)
    languages = [language_of([one.text]) for one in assumed]
    ours = meaning.of([one.text for one in assumed], languages)
    alone = meaning.of([p.finding.quote for p in found], [p.finding.language for p in found])
    told = np.stack([_told(one, row) for one, row in zip(found, alone, strict=True)])
    theirs = meaning.about([p.finding.quote for p in found], [p.finding.language for p in found])
    mine = meaning.about([one.text for one in assumed], languages)
    theirs = alone if theirs is None else meaning.sameness.apart(theirs, [str(p.finding.kind) for p in found])
    mine = ours if mine is None else meaning.sameness.apart(mine, [str(one.kind) for one in assumed])
    words = _common(
        [stems(one.text, code) for one, code in zip(assumed, languages, strict=True)],
        [stems(p.finding.quote, p.finding.language) for p in found],
    )
    near = TOLD * (apart(ours) @ apart(told).T) + ABOUT * (mine @ theirs.T) + WORDS * words
    rounded: NDArray[np.float32] = np.round(near, 4).astype(np.float32)
    return rounded


def _told(one: Proved, alone: Vectors) -> Vectors:
    return alone if one.finding.vector is None else one.finding.vector


def _common(assumed: Sequence[frozenset[str]], said: Sequence[frozenset[str]]) -> NDArray[np.float32]:
    """The share, 0…1, of the telling words of each assumption that stand in each quote.

    A word tells the more the fewer quotes have it (inverse document frequency, Spärck Jones 1972).
    """
    used = Counter(stem for one in said for stem in one)
    where: dict[str, list[int]] = {}
    for row, one in enumerate(said):
        for stem in one:
            where.setdefault(stem, []).append(row)
    out = np.zeros((len(assumed), len(said)), np.float32)
    for row, words in enumerate(assumed):
        weights = {stem: log((len(said) + 1) / (used[stem] + 1)) for stem in words}
        _add(out[row], weights, where)
    return out


def _add(row: NDArray[np.float32], weights: Mapping[str, float], where: Mapping[str, Sequence[int]]) -> None:
    whole = sum(weights.values())
    for stem in sorted(weights):
        if whole > 0 and stem in where:
            row[list(where[stem])] += weights[stem] / whole
