"""How far participants agree on discovered stages: by what the others told, and by meaning alone.

Stages are found with the help of time, so that time cannot show how good they are. Each story is therefore
put into the stages anew, as the other stories describe them, by meaning and questions only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from journeydraft.stages.told import Array, Numbers, Told, nearness_to_others

IN_ORDER = 0.3
"""Kendall's τ from which participants are taken to share an order of stages."""


HELD = 0.5
"""Share of a stage's answers that the others' telling must put there for the stage to hold."""


@dataclass(frozen=True)
class Agreement:
    """``fit``: share (0…1) of answers that the others' telling puts into the stage where they are.

    ``order``: Kendall's τ (−1…1) between the stages that answers are put into and the order of telling, over
    pairs of answers of one story in different stages; None where there is no such pair. ``holding``: the
    stages of several people most of whose answers are put there again.
    """

    fit: float | None
    order: float | None
    holding: tuple[int, ...] = ()


def agreement(told: Told, stage: Numbers, count: int) -> Agreement:
    """How far the stories agree on ``count`` stages; ``stage`` (n,) is the number of each answer's."""
    if count < 2 or len(np.unique(told.stories)) < 2:
        return Agreement(None, None)
    again = _by_others(told, stage, count)
    pairs = [_pairs(again[rows], count) for rows in told.each_story() if told.timed[rows].all()]
    forward, back = (int(sum(each)) for each in zip(*pairs, strict=True)) if pairs else (0, 0)
    order = round((forward - back) / (forward + back), 3) if forward + back else None
    return Agreement(
        round(float((again == stage).mean()), 3), order, tuple(_holding(told, stage, again, count))
    )


def _holding(told: Told, stage: Numbers, again: Numbers, count: int) -> Iterator[int]:
    for number in range(count):
        here = stage == number
        if len(np.unique(told.tellers[here])) > 1 and (again[here] == number).mean() >= HELD:
            yield number


def _by_others(told: Told, stage: Numbers, count: int) -> Numbers:
    """(n,) the stage of each answer by the meaning of what the other stories tell there."""
    return np.asarray(np.round(nearness_to_others(told, np.eye(count)[stage]), 6).argmax(axis=1))


def _pairs(stages: Numbers, count: int) -> tuple[int, int]:
    """Pairs of answers whose later one is of a later, and of an earlier, stage."""
    earlier: Array = np.cumsum(np.eye(count)[stages], axis=0)
    rows = np.arange(1, len(stages))
    before = np.concatenate([np.zeros((len(stages), 1)), np.cumsum(earlier, axis=1)], axis=1)
    forward = before[rows - 1, stages[rows]].sum()
    through = before[rows - 1, stages[rows] + 1].sum()
    return int(forward), int((rows.sum()) - through)
