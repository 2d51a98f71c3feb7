"""What participants told, as the discovery of stages sees it: answers with their meaning and their place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]
Numbers = NDArray[np.int_]

MEANING, QUESTION = 10.0, 3.0
"""Weights of a cosine of meaning, and of one of questions, as log-odds; twice as much changes little."""


@dataclass(frozen=True)
class Told:
    """n answers, those of one story (a participant in one source) together and in the order of telling.

    ``meanings`` and ``questions`` are (n, d) unit vectors, rows of zeros in ``questions`` where nothing was
    asked. ``when`` is the place in the story, 0…1; ``timed`` is false where that says nothing (a
    review). ``stories`` and ``tellers`` number the stories and the people, each ascending in the order of
    their first answer.
    """

    meanings: Array
    questions: Array
    when: Array
    timed: NDArray[np.bool_]
    stories: Numbers
    tellers: Numbers

    def __len__(self) -> int:
        return len(self.when)

    def only(self, rows: Numbers | NDArray[np.bool_] | slice) -> Told:
        """Those of the answers that ``rows`` choose."""
        return Told(
            self.meanings[rows],
            self.questions[rows],
            self.when[rows],
            self.timed[rows],
            self.stories[rows],
            self.tellers[rows],
        )

    def less(self, mean: Array) -> Told:
        """The same with ``mean`` (d,) off the meanings: what all is about tells no stages apart."""
        return replace(self, meanings=unit(self.meanings - mean))

    def each_story(self) -> Iterator[slice]:
        """The rows of each story."""
        bounds = np.flatnonzero(np.diff(self.stories, prepend=-1, append=-1))
        for begin, end in pairwise(bounds.tolist()):
            yield slice(begin, end)


def nearness(told: Told, meanings: Array, questions: Array) -> Array:
    """(n, k) log-odds of how near each answer and its question are to k mean ones, unit rows (k, d) each."""
    return np.asarray(MEANING * (told.meanings @ meanings.T) + QUESTION * (told.questions @ questions.T))


def nearness_to_others(told: Told, odds: Array, learns: NDArray[np.bool_] | None = None) -> Array:
    """(n, k) log-odds of how near each answer and its question are to what other stories tell in k stages.

    ``odds`` (n, k) say how much of each answer is told there; only answers that ``learns`` count.
    """
    member = odds if learns is None else odds * learns[:, None]
    meanings, questions = member.T @ told.meanings, member.T @ told.questions
    near = nearness(told, unit(meanings), unit(questions))
    for rows in told.each_story():
        own = member[rows].T
        if own.any():
            others = meanings - own @ told.meanings[rows], questions - own @ told.questions[rows]
            near[rows] = nearness(told.only(rows), *map(unit, others))
    return near


def unit(rows: Array) -> Array:
    """``rows`` scaled to length 1; rows of zeros stay."""
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9))
