"""Where in the journey each finding belongs: by meaning, by the question asked, by the order of telling.

A participant's findings, in the order in which they were told, are the observations of a hidden Markov
model (Rabiner 1989) whose states are the stages: mostly one stays or moves forward, a step back is possible
and costs something. What a finding means, and a little of what it was an answer to, says how well each
stage explains it. The posterior of a stage (forward–backward) is how sure its place is; a finding that no
stage explains better than the others stays unplaced.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]

SHARPNESS = 12.0  # how much a difference of cosines says (softmax of centred cosines)
QUESTION = 0.3  # weight of the question's meaning beside the answer's, which is read behind it
STAY, BACK = 0.7, 0.08  # probabilities of staying, of going back; the rest goes forward
DECAY = 0.5  # each further stage skipped is that much less likely
SURE = 0.45  # posterior from which a finding is placed
NEAR = 0.10  # centred cosine to the nearest description that a placed finding must have


@dataclass(frozen=True)
class StageMeaning:
    """The vectors that describe one stage: what is said there, and what is asked about it."""

    id: str
    about: Array
    asks: Array


class Placed(NamedTuple):
    """A stage's number in the template, or None, and the probability of the likeliest one."""

    stage: int | None
    probability: float


def place(
    stages: Sequence[StageMeaning], findings: Array, questions: Array, *, sure: float = SURE
) -> list[Placed]:
    """Places one participant's story: ``findings`` (n, d) centred vectors in the order of telling.

    ``questions`` (n, d) are those of the questions answered, rows of zeros where there was none.
    """
    if not len(findings):
        return []
    near = nearness(findings, [s.about for s in stages])
    asked = asked_about(stages, questions)
    scores = near + QUESTION * (asked - asked.mean(axis=1, keepdims=True))
    posterior = _posterior(SHARPNESS * (scores - scores.mean(axis=1, keepdims=True)))
    best = posterior.argmax(axis=1)
    rows = np.arange(len(best))
    close = (near[rows, best] >= NEAR) | (asked[rows, best] >= 2 * NEAR)
    placed = (posterior[rows, best] >= sure) & close
    return [
        Placed(int(b) if p else None, float(posterior[i, b]))
        for i, (b, p) in enumerate(zip(best, placed, strict=True))
    ]


def asked_about(stages: Sequence[StageMeaning], questions: Array) -> Array:
    """(n, k): how near each question is to what is asked about each stage; 0 where there was none."""
    return nearness(questions, [s.asks if len(s.asks) else s.about for s in stages])


def nearness(vectors: Array, described: Sequence[Array]) -> Array:
    """(n, k): how near each vector is to k descriptions: mean cosine of their three nearest sentences."""
    columns = []
    for about in described:
        cosines = vectors @ about.T
        top = np.partition(cosines, -min(3, cosines.shape[1]), axis=1)[:, -min(3, cosines.shape[1]) :]
        columns.append(top.mean(axis=1))
    return np.stack(columns, axis=1).astype(np.float32)


def _transitions(k: int) -> NDArray[np.float64]:
    """(k, k) row-stochastic: stay, go forward, go back, each step further being less likely."""
    step = np.arange(k)[None, :] - np.arange(k)[:, None]
    forward = np.where(step > 0, DECAY ** (step - 1.0), 0.0)
    back = np.where(step < 0, DECAY ** (-step - 1.0), 0.0)

    def share(rows: NDArray[np.float64], whole: float) -> NDArray[np.float64]:
        total = rows.sum(axis=1, keepdims=True)
        return np.asarray(whole * rows / np.where(total > 0, total, 1.0))

    matrix = share(forward, 1 - STAY - BACK) + share(back, BACK) + STAY * np.eye(k)
    return np.asarray(matrix / matrix.sum(axis=1, keepdims=True))


def _posterior(log_emission: NDArray[np.floating]) -> NDArray[np.float64]:
    """(n, k) posterior of each state by the scaled forward–backward algorithm."""
    n, k = log_emission.shape
    emission = np.exp(np.asarray(log_emission, np.float64) - log_emission.max(axis=1, keepdims=True))
    move = _transitions(k)
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
