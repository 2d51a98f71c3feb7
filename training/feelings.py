"""Polarity and emotions of texts that were written for others to read, and the shades of emotions.

Both stand on the tuned encoder as it is. The rows that it was tuned on look easier than they are, so what is
fitted for written texts is fitted on other rows of the same sets, as a correction of the heads for talk.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from rows import EMOTIONS, LABELS, Row

from journeydraft.engines.embedded.cues import signs_of
from journeydraft.nlp.fit import best_threshold, fit_logistic
from journeydraft.nlp.heads import Heads
from journeydraft.nlp.meaning import Meaning
from journeydraft.nlp.shades import SHADES

POLES = ("negative", "positive")
HALF = 0.5
"""The threshold of the poles, which are weighed against each other."""

RIDGE, SHADE_RIDGE = 1000.0, 300.0
"""On standardised vectors; by rows of the same sets that were not fitted on."""

SIGN = 2.0
"""How many times easier a sign is learnt than a dimension."""

FOLDS = 3

Fitted = tuple[np.ndarray, float]


def written(heads: Heads, meaning: Meaning, rows: list[Row]) -> Heads:
    """Heads for polarity and emotions of written texts; thresholds where F1 was best on rows not seen."""
    labels = (*POLES, *EMOTIONS)
    signs = [signs_of(row.telling.parts[0], row.lang) for row in rows]
    matrix = heads.features(meaning.raw_parts([row.telling for row in rows]), signs)
    known = np.concatenate([row.known for row in rows])
    fold = np.random.default_rng(1).integers(0, FOLDS, len(rows))
    weights, bias, thresholds = [], [], {}
    for label in labels:
        i, at = LABELS.index(label), heads.labels.index(label)
        there = ~np.isnan(known[:, i])
        before = matrix[there] @ heads.weights[:, at] + heads.bias[at]
        truth, of = known[there, i] > 0, fold[there]
        unseen = np.zeros(len(truth))
        for test in (of == number for number in range(FOLDS)):
            added, more = _standard_fit(heads, matrix[there][~test], truth[~test], RIDGE, before[~test])
            unseen[test] = 1 / (1 + np.exp(-(before[test] + matrix[there][test] @ added + more)))
        thresholds[label], best = (HALF, np.nan) if label in POLES else best_threshold(unseen, truth)
        print(
            f"written {label:10} {truth.sum()} of {len(truth)}, from {thresholds[label]:.2f}, F1 {best:.2f}"
        )
        added, more = _standard_fit(heads, matrix[there], truth, RIDGE, before)
        weights.append(heads.weights[:, at] + added)
        bias.append(heads.bias[at] + more)
    return replace(
        heads,
        labels=labels,
        weights=np.stack(weights, 1),
        bias=np.array(bias),
        thresholds=thresholds,
        plain={},
    )


def shades(heads: Heads, matrix: np.ndarray, noted: np.ndarray) -> Heads:
    """Heads for each shade beside those of the same emotion; ``noted`` are our writers' words for parts."""
    labels, fits = [], []
    for of in (of for of in SHADES.values() if len(of) > 1):
        among = np.isin(noted, of)
        for one in of:
            labels.append(one)
            fits.append(_standard_fit(heads, matrix[among], noted[among] == one, SHADE_RIDGE))
            print(f"shade {one:12} {(noted == one).sum()} of {among.sum()}")
    return replace(
        heads,
        labels=tuple(labels),
        weights=np.stack([weights for weights, _ in fits], 1),
        bias=np.array([bias for _, bias in fits]),
        thresholds=dict.fromkeys(labels, HALF),
        plain={},
    )


def _standard_fit(
    heads: Heads, matrix: np.ndarray, truth: np.ndarray, ridge: float, offset: np.ndarray | float = 0.0
) -> Fitted:
    """Logistic regression on standardised vectors, said in terms of the vectors as they are."""
    width = matrix.shape[1] - len(heads.signs)
    mean, scale = np.zeros(matrix.shape[1], np.float32), np.full(matrix.shape[1], 1 / SIGN, np.float32)
    mean[:width], scale[:width] = matrix[:, :width].mean(axis=0), matrix[:, :width].std(axis=0)
    alike = np.ones(len(matrix), np.float32)
    weights, bias = fit_logistic((matrix - mean) / scale, truth, alike, ridge, offset)
    weights = weights / scale
    return weights, bias - float(weights @ mean)
