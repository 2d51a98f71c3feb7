"""How people move through stages: a hidden Markov model (Rabiner 1989) whose states are the stages.

Mostly one stays or moves forward; a step back is possible and costs something.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

BACK = 0.08  # probability of going back; what is left of it and of staying goes forward
DECAY = 0.5  # each further stage skipped is that much less likely
LATE = 0.25  # and what a late stage has at least to begin with


def posterior(
    log_emission: NDArray[np.floating],
    stay: float,
    lengths: Sequence[int] | None = None,
    anywhere: NDArray[np.bool_] | None = None,
) -> Floats:
    """(n, k) probability of each of k stages for n things told, by the scaled forward–backward algorithm.

    ``log_emission`` (n, k) says how well each stage explains each of them, in the order of telling; ``stay``
    is the probability (0…1) that the next is of the same stage. ``lengths`` where there are several stories
    behind one another: how much was told in each; all of them are gone through side by side. ``anywhere``
    says which of them begin in any stage alike, and not rather in an early one.
    """
    n, k = log_emission.shape
    if k == 1:
        return np.ones((n, 1))
    emission = np.exp(np.asarray(log_emission, np.float64) - log_emission.max(axis=1, keepdims=True))
    move = _transitions(k, stay)
    forward, backward = np.empty((n, k)), np.ones((n, k))
    begin, *steps = _side_by_side([n] if lengths is None else lengths)
    early = np.tile(DECAY ** np.arange(k) + LATE, (len(begin), 1))
    start = early if anywhere is None else np.where(anywhere[:, None], 1.0, early)
    forward[begin] = _of_one(start * emission[begin])
    for rows in steps:
        forward[rows] = _of_one((forward[rows - 1] @ move) * emission[rows])
    for rows in reversed(steps):
        backward[rows - 1] = _of_one((emission[rows] * backward[rows]) @ move.T)
    return _of_one(forward * backward)


def _side_by_side(lengths: Sequence[int]) -> list[NDArray[np.int_]]:
    """The row numbers of what was told first, second … in those stories that are that long."""
    long = np.asarray(lengths, np.int_)
    begins = np.cumsum(long) - long
    return [begins[long > step] + step for step in range(max(lengths))]


def _of_one(rows: Floats) -> Floats:
    return np.asarray(rows / rows.sum(axis=1, keepdims=True))


def _transitions(k: int, stay: float) -> Floats:
    """(k, k) row-stochastic: stay, go forward, go back, each step further being less likely."""
    step = np.arange(k)[None, :] - np.arange(k)[:, None]
    forward = np.where(step > 0, DECAY ** (step - 1.0), 0.0)
    back = np.where(step < 0, DECAY ** (-step - 1.0), 0.0)
    matrix = _share(forward, 1 - stay - BACK) + _share(back, BACK) + stay * np.eye(k)
    return np.asarray(matrix / matrix.sum(axis=1, keepdims=True))


def _share(rows: Floats, whole: float) -> Floats:
    total = rows.sum(axis=1, keepdims=True)
    return np.asarray(whole * rows / np.where(total > 0, total, 1.0))
