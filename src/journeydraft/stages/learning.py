"""Stages learnt from what was told: a content model (Barzilay and Lee 2004).

The stages are the states of a hidden Markov model (``sequence``) that is fitted to the stories by
expectation–maximisation. A stage is known by the mean meaning of what is told there, by that of the questions
answered, and by when in a telling it comes; answers to the same question therefore come together, whoever
gives them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from journeydraft.stages.sequence import posterior
from journeydraft.stages.told import Array, Numbers, Told, nearness, unit

ENOUGH = 1000
"""Answers that stages are learnt from, about: more say no more."""

SPREAD = 0.12
"""The least standard deviation of the time at which a stage is told."""

STAY = 0.5  # probability that the next answer is of the same stage
ROUNDS = 15

NEAR, ASKED_NEAR = 0.10, 0.20
"""Cosine from which an answer is near what it is compared with, and its question: questions of one guide are
all somewhat alike."""


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
        return nearness(told, self.meanings, self.questions) + self.in_time(told)

    def in_time(self, told: Told) -> Array:
        """(n, k) log-odds by when each answer is told alone."""
        late = (told.when[:, None] - self.when) / self.spread
        return np.asarray(told.timed[:, None] * (-0.5 * late**2 - np.log(self.spread)))


def sampled(told: Told) -> NDArray[np.bool_]:
    """(n,) what to learn from: interviews and notes where there are some, and of them about ``ENOUGH``."""
    rows = told.timed if told.timed.any() else np.ones(len(told), bool)
    every = 1 + int(rows.sum()) // ENOUGH
    numbers = np.zeros(len(told), int)
    numbers[rows] = np.unique(told.stories[rows], return_inverse=True)[1]
    return np.asarray(rows & (numbers % every == 0))


def fitted(odds: Array, bettered: Callable[[Array], Array]) -> Array:
    """``odds`` (n, k) of each stage for each answer as what is told in the stages betters them, again and
    again until little changes."""
    for _ in range(ROUNDS):
        before, odds = odds, bettered(odds)
        if np.abs(odds - before).max() < 1e-3:
            break
    return odds


def stages_of(told: Told, odds: Array) -> Stages:
    """The stages that ``odds`` (n, k) make of the answers."""
    total = odds.sum(axis=0) + 1e-9
    when = odds.T @ told.when / total
    spread = np.sqrt((odds * (told.when[:, None] - when) ** 2).sum(axis=0) / total + SPREAD**2)
    return Stages(unit(odds.T @ told.meanings), unit(odds.T @ told.questions), when, spread)


def probabilities(stages: Stages, told: Told) -> Array:
    """(n, k) the probability of each stage for each answer, story by story."""
    return by_story(stages.explain(told), told)


def by_story(log_odds: Array, told: Told, stay: float = STAY) -> Array:
    """(n, k) probabilities of ``log_odds`` where people mostly move forward; a review begins anywhere."""
    stories = list(told.each_story())
    lengths = [rows.stop - rows.start for rows in stories]
    anywhere = np.array([not told.timed[rows.start] for rows in stories])
    return np.asarray(np.round(posterior(log_odds, stay, lengths, anywhere), 6))


def belongs(told: Told, odds: Array) -> NDArray[np.bool_]:
    """(n,) whether an answer or its question is near what others tell in its likeliest stage."""
    best = odds.argmax(axis=1)
    own = odds[np.arange(len(best)), best, None]
    return near(
        _cosines(told.meanings, (odds.T @ told.meanings)[best] - own * told.meanings),
        _cosines(told.questions, (odds.T @ told.questions)[best] - own * told.questions),
    )


def near(cosine: Array, asked: Array) -> NDArray[np.bool_]:
    """(n,) whether answers with such cosines, and such ones of their questions, are near."""
    return np.asarray((cosine >= NEAR) | (asked >= ASKED_NEAR))


def _cosines(rows: Array, others: Array) -> Array:
    return np.asarray((rows * unit(others)).sum(axis=1))
