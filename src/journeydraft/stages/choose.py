"""Which template fits a study best, and by how much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from journeydraft.stages.place import Array, Placed, StageMeaning, nearness, place
from journeydraft.stages.template import StageTemplate

WELL_EXPLAINED = 0.30
"""Centred cosine to its stage's descriptions at which a finding counts as wholly explained."""


@dataclass(frozen=True)
class Story:
    """One participant's findings in one source: centred vectors (n, d) in the order of telling."""

    findings: Array
    questions: Array


@dataclass(frozen=True)
class Fit:
    """A template, its fit (0…1), and where it puts each finding of each story."""

    template: StageTemplate
    fit: float
    placed: tuple[tuple[Placed, ...], ...]


def choose(
    templates: Sequence[tuple[StageTemplate, Sequence[StageMeaning]]], stories: Sequence[Story]
) -> list[Fit]:
    """All templates with their fits, the best first; equals keep their order."""
    fits = [_fit(template, meanings, stories) for template, meanings in templates]
    return sorted(fits, key=lambda fit: -round(fit.fit, 4))


def _fit(template: StageTemplate, meanings: Sequence[StageMeaning], stories: Sequence[Story]) -> Fit:
    """How well the stages explain what was told, times how evenly the story uses them.

    The first factor is the mean nearness of a finding to its likeliest stage, cut at ``WELL_EXPLAINED``;
    the second the entropy of the stages used, as a share of the largest possible.
    """
    placed = tuple(tuple(place(meanings, s.findings, s.questions)) for s in stories)
    explained = [
        min(1.0, max(0.0, float(best) / WELL_EXPLAINED))
        for story in stories
        if len(story.findings)
        for best in nearness(story.findings, [m.about for m in meanings]).max(axis=1)
    ]
    used = np.bincount(
        [p.stage for one in placed for p in one if p.stage is not None], minlength=len(meanings)
    )
    mean = sum(explained) / len(explained) if explained else 0.0
    return Fit(template, round(mean * (0.5 + 0.5 * _evenness(used)), 3), placed)


def _evenness(used: np.ndarray) -> float:
    total = used.sum()
    if not total or len(used) < 2:
        return 0.0
    shares = used[used > 0] / total
    return float(-(shares * np.log(shares)).sum() / np.log(len(used)))
