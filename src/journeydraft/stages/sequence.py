"""How people move through stages: a hidden Markov model (Rabiner 1989) whose states are the stages.

Mostly one stays or moves forward; a step back is possible and costs something.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

BACK = 0.08  # probability of going back; what is left of it and of staying goes forward
DECAY = 0.5  # each further stage skipped is that much less likely


def posterior(log_emission: NDArray[np.floating], stay: float) -> Floats:
    """(n, k) probability of each of k stages for n things told, by the scaled forward–backward algorithm.

    ``log_emission`` (n, k) says how well each stage explains each of them, in the order of telling; ``stay``
    is the probability (0…1) that the next is of the same stage.
    """
    n, k = log_emission.shape
    if k == 1:
        return np.ones((n, 1))
    emission = np.exp(np.asarray(log_emission, np.float64) - log_emission.max(axis=1, keepdims=True))
    move = _transitions(k, stay)
    forward, backward = np.empty((n, k)), np.ones((n, k))
    start = DECAY ** np.arange(k) + 0.25
    forward[0] = start / start.sum() * emission[0]
    forward[0] /= forward[0].sum()
    for i in range(1, n):
        forward[i] = (forward[i - 1] @ move) * emission[i]
        forward[i] /= forward[i].sum()
    for i in range(n - 2, -1, -1):
        backward[i] = move @ (emission[i + 1] * backward[i + 1])
        backward[i] /= backward[i].sum()
    both = forward * backward
    return np.asarray(both / both.sum(axis=1, keepdims=True))


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
