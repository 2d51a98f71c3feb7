"""Measures of a yes-or-no ranking and of classes, and how sure one can be of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Flags = NDArray[np.bool_]
Scores = NDArray[np.float64]
Names = NDArray[np.str_]

RESAMPLES = 500
SEED = 11


def average_precision(truth: Flags, scores: Scores) -> float:
    """Mean of the precision at each hit, the highest score first; equals keep their order."""
    hits = truth[np.argsort(-scores, kind="stable")]
    if not hits.any():
        return float("nan")
    return float((np.cumsum(hits) / np.arange(1, len(hits) + 1))[hits].mean())


def f1(truth: Flags, said: Flags) -> float:
    """Harmonic mean of precision and recall, 0…1."""
    return 2 * float((truth & said).sum()) / max(1.0, float(truth.sum() + said.sum()))


def best_f1(truth: Flags, scores: Scores) -> float:
    """F1 at the threshold that suits these rows best: a bound, known only afterwards."""
    hits = np.cumsum(truth[np.argsort(-scores, kind="stable")])
    return float((2 * hits / (np.arange(1, len(truth) + 1) + truth.sum())).max()) if len(truth) else 0.0


def always(truth: Flags) -> float:
    """F1 of saying yes to everything."""
    return f1(truth, np.ones(len(truth), bool))


def macro_f1(truth: Sequence[str] | Names, said: Sequence[str] | Names) -> float:
    """Mean F1 of the classes in ``truth``."""
    a, b = np.array(truth), np.array(said)
    return float(np.mean([f1(a == name, b == name) for name in sorted(set(truth))]))


def best_macro_f1(truth: Sequence[str], lean: Scores, cuts: int = 60) -> float:
    """Macro-F1 of "positive" from one point of ``lean`` on, "negative" below another and, where it is a
    class, "neutral" between.

    The points are those of ``cuts`` quantiles that suit these rows best: a bound, known only afterwards.
    """
    classes = np.array(truth)
    points = np.quantile(lean, np.linspace(0, 1, cuts))
    neutral = "neutral" in truth
    return max(
        macro_f1(classes, np.where(lean >= high, "positive", np.where(lean < low, "negative", "neutral")))
        for i, low in enumerate(points)
        for high in (points[i:] if neutral else [low])
    )


def calibration_error(truth: Flags, probabilities: Scores, bins: int = 10) -> float:
    """Expected calibration error, 0…1: by how much probabilities are off, over ``bins`` of equal width
    (Guo et al. 2017)."""
    of = np.minimum((probabilities * bins).astype(int), bins - 1)
    off = [abs(float((truth[of == b] - probabilities[of == b]).sum())) for b in range(bins)]
    return sum(off) / max(1, len(truth))


def interval(measure: Callable[[NDArray[np.int_]], float], rows: int) -> tuple[float, float]:
    """The middle 95 % of ``measure`` over bootstrap samples of row numbers (Efron 1979), seed fixed."""
    chance = np.random.default_rng(SEED)
    drawn = [measure(chance.integers(0, rows, rows)) for _ in range(RESAMPLES)]
    low, high = np.nanpercentile(drawn, [2.5, 97.5])
    return float(low), float(high)
