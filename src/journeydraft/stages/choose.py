"""Which template fits a study best, and by how much."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from journeydraft.stages.place import SHARPNESS, Array, StageMeaning, asked_about, nearness
from journeydraft.stages.template import StageTemplate

WELL_EXPLAINED = 0.35
"""Mean centred cosine at which a template explains a study as well as one can hope."""

ASKED = 0.2
"""Weight of the question's nearness beside that of the finding."""

ENOUGH = 2000
"""Findings by which templates are compared, about: more say no more."""


@dataclass(frozen=True)
class Story:
    """One participant's findings in one source: centred vectors (n, d) in the order of telling."""

    findings: Array
    questions: Array


@dataclass(frozen=True)
class Fit:
    """A template and its fit.

    Where templates compete, ``fit`` is the share of what was told that sounds most like this one: all of
    them together make 1. Of a single template it says how near the findings are to its stages, 0…1. Of
    discovered stages ``fit`` and ``order`` are those of ``agreement``; None where one person told all.
    """

    template: StageTemplate
    fit: float | None
    order: float | None = None


def choose(
    templates: Sequence[tuple[StageTemplate, Sequence[StageMeaning]]],
    stories: Sequence[Story],
    usual: Mapping[str, float] | None = None,
) -> list[Fit]:
    """All templates with their fits, the best first; equals keep their order.

    They compete on stories with about ``ENOUGH`` findings, taken evenly. ``usual`` is the share that a
    template gets of talk about something else, by its name: one that talks about everything gets more.
    """
    told = sum(len(story.findings) for story in stories)
    sample = [story for story in stories[:: 1 + told // ENOUGH] if len(story.findings)]
    weights = [1 / (usual or {}).get(template.name, 1 / len(templates)) for template, _ in templates]
    fits = _fits([meanings for _, meanings in templates], sample, weights)
    order = sorted(range(len(templates)), key=lambda i: -fits[i])
    return [Fit(templates[i][0], fits[i]) for i in order]


def _fits(
    described: Sequence[Sequence[StageMeaning]], stories: Sequence[Story], weights: Sequence[float]
) -> list[float]:
    if not stories:
        return [0.0] * len(described)
    findings = np.concatenate([s.findings for s in stories])
    questions = np.concatenate([s.questions for s in stories])
    if len(described) == 1:
        near = nearness(findings, [stage.about for stage in described[0]]).max(axis=1).mean()
        return [round(float(np.clip(near / WELL_EXPLAINED, 0, 1)), 3)]
    likeness = np.stack([_likeness(stages, findings, questions) for stages in described], axis=1)
    shares = likeness / likeness.sum(axis=1, keepdims=True) * np.asarray(weights)
    shares /= shares.sum(axis=1, keepdims=True)
    return [round(float(share), 3) for share in shares.mean(axis=0)]


def _likeness(stages: Sequence[StageMeaning], findings: Array, questions: Array) -> NDArray[np.float64]:
    """(n,): how much each finding sounds like one of ``stages``, however many they are."""
    scores = nearness(findings, [s.about for s in stages]) + ASKED * asked_about(stages, questions)
    return np.asarray(np.exp(SHARPNESS * scores.astype(np.float64)).mean(axis=1))
