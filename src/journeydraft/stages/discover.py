"""A study's own stages: what most participants tell about, in an order that most of them share.

A content model (Barzilay and Lee 2004): the stages are the states of a hidden Markov model (``sequence``)
that is fitted to the stories by expectation–maximisation. A stage is known by the mean meaning of what is
told there, by that of the questions answered, and by when in a telling it comes; answers to the same question
therefore come together, whoever gives them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from journeydraft.stages.agreement import agreement
from journeydraft.stages.sequence import posterior
from journeydraft.stages.starting import in_order, starts
from journeydraft.stages.told import Array, Numbers, Told, nearness, unit

MOST, FEWEST = 7, 4
"""Stages that a journey usually has."""

MIDDLE = 5
"""Stages where nobody told enough to go through several: reviews."""

GOING_THROUGH = 0.9
"""Share of the participants that a stage must have on average: stages are what they have in common. Of the
shares tried on our own interviews (``training/``), this one chose numbers nearest to the written stages."""

ANSWERS = 3
"""Answers that a stage must have on average."""

ENOUGH = 1000
"""Answers that stages are learnt from, about: more say no more."""

SPREAD = 0.12
"""The least standard deviation of the time at which a stage is told."""

STAY = 0.5  # probability that the next answer is of the same stage
ROUNDS = 15


@dataclass(frozen=True)
class Stages:
    """k stages: the mean ``meanings`` and ``questions`` (k, d, unit rows), ``when`` they are told (mean), and
    the ``spread`` of that (standard deviation), both in shares of a telling."""

    meanings: Array
    questions: Array
    when: Array
    spread: Array

    def only(self, rows: Numbers) -> Stages:
        """Those of the stages that ``rows`` choose."""
        return Stages(self.meanings[rows], self.questions[rows], self.when[rows], self.spread[rows])

    def explain(self, told: Told) -> Array:
        """(n, k) log-odds of how well each stage explains each answer."""
        late = (told.when[:, None] - self.when) / self.spread
        time = told.timed[:, None] * (-0.5 * late**2 - np.log(self.spread))
        return nearness(told, self.meanings, self.questions) + time


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


def sample(told: Told) -> Told:
    """What to learn from: interviews and notes where there are some; ``ENOUGH`` answers, taken evenly."""
    rows = told.timed if told.timed.any() else np.ones(len(told), bool)
    chosen = told.only(rows)
    every = 1 + len(chosen) // ENOUGH
    return (
        chosen if every == 1 else chosen.only(np.unique(chosen.stories, return_inverse=True)[1] % every == 0)
    )


def probabilities(stages: Stages, told: Told) -> Array:
    """(n, k) the probability of each stage for each answer, story by story."""
    lengths = [rows.stop - rows.start for rows in told.each_story()]
    return np.asarray(np.round(posterior(stages.explain(told), STAY, lengths), 6))


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
    odds: Array = np.eye(int(groups.max()) + 1)[groups]
    for _ in range(ROUNDS):
        before, stages = odds, _stages(told, odds)
        odds = probabilities(stages, told)
        if np.abs(odds - before).max() < 1e-3:
            break
    return _without_empty(told, odds)


def _without_empty(told: Told, odds: Array) -> tuple[Stages, Array]:
    """Only stages that something is told of, in the order of their median time."""
    best = odds.argmax(axis=1)
    number = in_order(best, told.when)
    kept = [int(best[number == i][0]) for i in range(int(number.max()) + 1)]
    odds = odds[:, kept] / np.maximum(odds[:, kept].sum(axis=1, keepdims=True), 1e-9)
    return _stages(told, odds), odds


def _stages(told: Told, odds: Array) -> Stages:
    total = odds.sum(axis=0) + 1e-9
    when = odds.T @ told.when / total
    spread = np.sqrt((odds * (told.when[:, None] - when) ** 2).sum(axis=0) / total + SPREAD**2)
    return Stages(unit(odds.T @ told.meanings), unit(odds.T @ told.questions), when, spread)


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
