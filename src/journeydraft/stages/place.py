"""Where in a given journey each answer belongs: by what its stages are about, and by what is told there.

A few sentences describe a stage, for every study the same. They say where to begin; what the study itself
tells there, what was asked, and when, then counts beside them (``learning``). An answer that is near neither
the descriptions of its likeliest stage nor what others tell there stays unplaced.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from journeydraft.stages.learning import Stages, belongs, by_story, fitted, near, sampled, stages_of
from journeydraft.stages.told import Told, nearness_to_others

Array = NDArray[np.float32]
Floats = NDArray[np.floating]
Cosines = tuple[Array, Array]

SHARPNESS = 12.0
"""What a cosine to the descriptions says as log-odds."""

TOLD = 0.65
"""What nearness to what others tell says beside it, as a share of what it says of discovered stages. Of those
tried on our own interviews (``training/``) these two put most answers where they were written to be."""

QUESTION = 0.3
"""Weight of the question's meaning beside the answer's, which is read behind it."""

STAY = 0.7
"""Probability that the next answer is of the same stage, while nothing is known of when a stage is told."""

SURE, LIKELIER = 0.45, 2.0
"""Probability of its stage from which an answer is placed; of many stages, so many times that by chance."""

NEAREST = 3
"""Sentences of a description that count for a vector."""

NOWHERE = -1


@dataclass(frozen=True)
class StageMeaning:
    """The vectors that describe one stage: what is said there, and what is asked about it."""

    id: str
    about: Array
    asks: Array


def place(stages: Sequence[StageMeaning], told: Told) -> NDArray[np.int_]:
    """(n,) the number of the stage to which each of the answers belongs, or ``NOWHERE``.

    ``told`` has centred meanings and questions.
    """
    learns = sampled(told)
    apart = told.less(told.only(learns).meanings.mean(axis=0))
    learnt = apart.only(learns)
    cosines = _cosines(stages, told)
    known = _log_odds(*cosines)
    odds = by_story(known, told, STAY)
    of_learnt = known[learns]
    odds[learns] = fitted(
        odds[learns], lambda odds: _bettered(learnt, odds, stages_of(learnt, odds), of_learnt)
    )
    odds = _bettered(apart, odds, stages_of(learnt, odds[learns]), known, learns)
    return _sure(odds, _is_near(cosines, odds) | belongs(apart, odds))


def _bettered(
    told: Told, odds: Floats, when: Stages, known: Floats, learns: NDArray[np.bool_] | None = None
) -> Floats:
    """``odds`` by what others tell in the stages, by when, and by what is ``known`` of them."""
    return by_story(TOLD * nearness_to_others(told, odds, learns) + when.in_time(told) + known, told)


def by_descriptions(stages: Sequence[StageMeaning], told: Told) -> NDArray[np.int_]:
    """The same by the descriptions alone, whatever else is told there."""
    cosines = _cosines(stages, told)
    odds = by_story(_log_odds(*cosines), told, STAY)
    return _sure(odds, _is_near(cosines, odds))


def _sure(odds: Floats, close: NDArray[np.bool_]) -> NDArray[np.int_]:
    """The likeliest stage of what is likely enough there, and ``close`` to it."""
    likely = odds.max(axis=1) >= min(SURE, LIKELIER / odds.shape[1])
    return np.where(likely & close, odds.argmax(axis=1), NOWHERE)


def _is_near(cosines: Cosines, odds: Floats) -> NDArray[np.bool_]:
    """Whether an answer is near the descriptions of its likeliest stage, by itself or by its question."""
    at = np.arange(len(odds)), odds.argmax(axis=1)
    return near(*(each[at] for each in cosines))


def _log_odds(about: Array, asked: Array) -> Floats:
    """(n, k) of each stage by how near its descriptions are to answers and their questions; 0 on average."""
    scores = about + QUESTION * (asked - asked.mean(axis=1, keepdims=True))
    return np.asarray(SHARPNESS * (scores - scores.mean(axis=1, keepdims=True)))


def _cosines(stages: Sequence[StageMeaning], told: Told) -> Cosines:
    """How near each answer, and its question, is to each stage's descriptions."""
    meanings, questions = told.meanings.astype(np.float32), told.questions.astype(np.float32)
    return nearness(meanings, [stage.about for stage in stages]), asked_about(stages, questions)


def asked_about(stages: Sequence[StageMeaning], questions: Array) -> Array:
    """(n, k): how near each question is to what is asked about each stage; 0 where there was none."""
    return nearness(questions, [s.asks if len(s.asks) else s.about for s in stages])


def nearness(vectors: Array, described: Sequence[Array]) -> Array:
    """(n, k): how near each vector is to k descriptions: mean cosine of their ``NEAREST`` sentences."""
    columns = []
    for about in described:
        cosines = vectors @ about.T
        most = min(NEAREST, cosines.shape[1])
        columns.append(np.partition(cosines, -most, axis=1)[:, -most:].mean(axis=1))
    return np.stack(columns, axis=1).astype(np.float32)
