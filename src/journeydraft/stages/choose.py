"""Which template fits a study best, and by how much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from journeydraft.stages.place import Array, Placed, StageMeaning, nearness, place
from journeydraft.stages.template import StageTemplate

WELL_EXPLAINED = 0.35
"""Mean centred cosine at which a template explains a study as well as one can hope."""

ASKED = 0.2
"""Weight of the questions' nearness beside that of the findings."""

ENOUGH = 2000
"""Findings by which templates are compared, about: more say no more."""

VARIETY = 0.1
"""Share of the fit that a template earns only if the study goes through all of its stages."""


@dataclass(frozen=True)
class Story:
    """One participant's findings in one source: centred vectors (n, d) in the order of telling."""

    findings: Array
    questions: Array


@dataclass(frozen=True)
class Fit:
    """A template, its fit (0…1), and where it puts each finding of each story; losers place a sample only."""

    template: StageTemplate
    fit: float
    placed: tuple[tuple[Placed, ...], ...]


def choose(
    templates: Sequence[tuple[StageTemplate, Sequence[StageMeaning]]], stories: Sequence[Story]
) -> list[Fit]:
    """All templates with their fits, the best first; equals keep their order.

    They compete on stories with about ``ENOUGH`` findings, taken evenly; the winner then places all.
    """
    told = sum(len(story.findings) for story in stories)
    sample = stories[:: 1 + told // ENOUGH]
    tried = [(_fit(template, meanings, sample), meanings) for template, meanings in templates]
    (best, meanings), *others = sorted(tried, key=lambda pair: -round(pair[0].fit, 4))
    placed = tuple(tuple(place(meanings, s.findings, s.questions)) for s in stories)
    return [replace(best, placed=placed), *(fit for fit, _ in others)]


def _fit(template: StageTemplate, meanings: Sequence[StageMeaning], stories: Sequence[Story]) -> Fit:
    """How near what was told, and a little what was asked, is to its likeliest stage; a tenth for variety.

    Nearness is a mean centred cosine, as a share of ``WELL_EXPLAINED``; variety is the entropy of the stages
    used, as a share of the largest possible.
    """
    placed = tuple(tuple(place(meanings, s.findings, s.questions)) for s in stories)
    told = _explained([s.findings for s in stories], [m.about for m in meanings])
    asked = _explained([s.questions[s.questions.any(axis=1)] for s in stories], [m.asks for m in meanings])
    explained = told if asked is None else ((told or 0.0) + ASKED * asked) / (1 + ASKED)
    used = np.bincount(
        [p.stage for one in placed for p in one if p.stage is not None], minlength=len(meanings)
    )
    fit = (explained or 0.0) / WELL_EXPLAINED * (1 - VARIETY + VARIETY * _evenness(used))
    return Fit(template, round(max(0.0, min(1.0, fit)), 3), placed)


def _explained(vectors: Sequence[Array], described: Sequence[Array]) -> float | None:
    """Mean nearness of all vectors to whichever description is nearest; None without any."""
    rows = [v for v in vectors if len(v)]
    if not rows:
        return None
    return float(nearness(np.concatenate(rows), described).max(axis=1).mean())


def _evenness(used: np.ndarray) -> float:
    total = used.sum()
    if not total or len(used) < 2:
        return 0.0
    shares = used[used > 0] / total
    return float(-(shares * np.log(shares)).sum() / np.log(len(used)))
