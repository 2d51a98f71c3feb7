"""A study's own stages: what most participants tell about, in an order that most of them share."""

from __future__ import annotations

import numpy as np

from journeydraft.stages.agreement import agreement
from journeydraft.stages.learning import Stages, fitted, probabilities, stages_of
from journeydraft.stages.starting import in_order, starts
from journeydraft.stages.told import Array, Numbers, Told

MOST, FEWEST = 7, 4
"""Stages that a journey usually has."""

MIDDLE = 5
"""Stages where nobody told enough to go through several: reviews."""

GOING_THROUGH = 0.9
"""Share of the participants that a stage must have on average: stages are what they have in common. Of the
shares tried on our own interviews (``training/``), this one chose numbers nearest to the written stages."""

ANSWERS = 3
"""Answers that a stage must have on average."""


def learn(told: Told) -> tuple[Stages, Array]:
    """The stages of what was ``told``, and the probabilities (n, k) of each for each answer.

    There are as many, from ``MOST`` down to ``FEWEST``, as participants on average still go through nearly
    all of.
    """
    most = _most(told)
    for wanted in range(most, min(most, FEWEST) - 1, -1):
        stages, odds = _best(told, wanted)
        if _shared(told, odds):
            break
    return stages, odds


def _most(told: Told) -> int:
    room = max(1, len(told) // ANSWERS)
    return min(room, MOST if _at_length(told).any() else MIDDLE)


def _at_length(told: Told) -> Numbers:
    """The numbers of the people who told enough to go through all stages."""
    return np.flatnonzero(np.bincount(told.tellers) >= MOST)


def _best(told: Told, wanted: int) -> tuple[Stages, Array]:
    """Of several starts the one whose stages the participants agree on best; equals: the first."""
    fitted = [_fitted(told, groups) for groups in starts(told, wanted)]
    fits = [agreement(told, odds.argmax(axis=1), odds.shape[1]).fit or 0.0 for _, odds in fitted]
    return fitted[int(np.argmax(fits))]


def _fitted(told: Told, groups: Numbers) -> tuple[Stages, Array]:
    def bettered(odds: Array) -> Array:
        return probabilities(stages_of(told, odds), told)

    return _without_empty(told, fitted(np.eye(int(groups.max()) + 1)[groups], bettered))


def _without_empty(told: Told, odds: Array) -> tuple[Stages, Array]:
    """Only stages that something is told of, in the order of their median time."""
    best = odds.argmax(axis=1)
    number = in_order(best, told.when)
    kept = [int(best[number == i][0]) for i in range(int(number.max()) + 1)]
    odds = odds[:, kept] / np.maximum(odds[:, kept].sum(axis=1, keepdims=True), 1e-9)
    return stages_of(told, odds), odds


def _shared(told: Told, odds: Array) -> bool:
    """Whether most people who told at length told of most stages, and no stage is one person's alone."""
    people = _at_length(told)
    if not len(people):
        return True
    best = odds.argmax(axis=1)
    told_of = np.zeros((int(told.tellers.max()) + 1, odds.shape[1]), bool)
    told_of[told.tellers, best] = True
    alone = len(people) > 1 and bool((told_of.sum(axis=0) < 2).any())
    return not alone and float(told_of[people].mean()) >= GOING_THROUGH
