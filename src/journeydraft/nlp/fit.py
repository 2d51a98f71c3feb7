"""Logistic regression by Newton's method (iteratively reweighted least squares), in plain numpy.

Small enough to run where the program runs, so that heads for another encoder need no other package.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

STEPS = 12
CLOSE = 1e-4


def fit_logistic(
    features: NDArray[np.float32],
    labels: NDArray[np.bool_],
    weights: NDArray[np.float32],
    ridge: float,
    offset: NDArray[np.float32] | float = 0.0,
) -> tuple[NDArray[np.float32], float]:
    """Coefficients (d,) and intercept that minimise the weighted log loss plus ``ridge``/2 · |coefficients|².

    ``features`` (n, d), ``labels`` (n,), ``weights`` (n,) ≥ 0. The intercept is not penalised. Deterministic.
    ``offset`` (n,) are log-odds that are there already: what is found is added to them.
    """
    x = np.concatenate([features, np.ones((len(features), 1), np.float32)], axis=1).astype(np.float64)
    light = x.astype(np.float32)  # the curvature need not be exact, the gradient is
    y, w = labels.astype(np.float64), weights.astype(np.float64)
    penalty = np.full(x.shape[1], ridge)
    penalty[-1] = 1e-6
    beta = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ beta + offset, -30, 30)))
        gradient = x.T @ (w * (y - p)) - penalty * beta
        curvature = (light * (w * p * (1 - p))[:, None].astype(np.float32)).T @ light + np.diag(penalty)
        step = np.linalg.solve(curvature, gradient)
        beta += step
        if float(np.abs(step).max()) < CLOSE:
            break
    return beta[:-1].astype(np.float32), float(beta[-1])


def best_threshold(
    probabilities: NDArray[np.floating], labels: NDArray[np.bool_], beta: float = 1.0
) -> tuple[float, float]:
    """The threshold with the best F-β, and that F; ``(0.5, 0.0)`` without positives.

    β < 1 makes precision weigh more.
    """
    order = np.argsort(-probabilities, kind="stable")
    hits = np.cumsum(labels[order])
    total = int(labels.sum())
    if not total:
        return 0.5, 0.0
    said = np.arange(1, len(order) + 1)
    scores = (1 + beta**2) * hits / (said + beta**2 * total)
    best = int(scores.argmax())
    return float(probabilities[order[best]]), float(scores[best])
