"""Where in the journey each finding belongs: by meaning, by the question asked, by the order of telling.

A participant's findings, in the order in which they were told, are the observations of a hidden Markov
model (``sequence``) whose states are the stages. What a finding means, and a little of what it was an answer
to, says how well each stage explains it. The posterior of a stage is how sure its place is; a finding that no
stage explains better than the others stays unplaced.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from journeydraft.stages.sequence import posterior

Array = NDArray[np.float32]

SHARPNESS = 12.0  # how much a difference of cosines says (softmax of centred cosines)
QUESTION = 0.3  # weight of the question's meaning beside the answer's, which is read behind it
STAY = 0.7  # probability that the next finding is of the same stage
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
    odds = posterior(SHARPNESS * (scores - scores.mean(axis=1, keepdims=True)), STAY)
    best = odds.argmax(axis=1)
    rows = np.arange(len(best))
    close = (near[rows, best] >= NEAR) | (asked[rows, best] >= 2 * NEAR)
    placed = (odds[rows, best] >= sure) & close
    return [
        Placed(int(b) if p else None, float(odds[i, b]))
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
