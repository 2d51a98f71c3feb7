"""What one person says in one go of one matter: it lies close together, as it is read in one context."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from journeydraft.nlp.encoder.base import Vectors

BLOCK = 512
"""Findings of one run that are compared with each other at once."""

Rows = list[int]


def threads(vectors: Vectors, runs: Sequence[int], near: float) -> list[Rows]:
    """Row numbers of ``vectors`` (n, d, unit rows) of one run, linked down to a mean cosine of ``near``."""
    rows: dict[int, Rows] = {}
    for row, run in enumerate(runs):
        rows.setdefault(run, []).append(row)
    return [
        thread
        for run in rows.values()
        for block in range(0, len(run), BLOCK)
        for thread in _linked(vectors, run[block : block + BLOCK], near)
    ]


def _linked(vectors: Vectors, rows: Rows, near: float) -> list[Rows]:
    """``rows`` by average linkage down to a mean cosine of ``near``."""
    groups = [[row] for row in rows]
    sums = vectors[rows].astype(np.float64)
    counts = np.ones(len(rows))
    means = sums @ sums.T
    np.fill_diagonal(means, -np.inf)
    while len(rows) > 1:
        a, b = sorted(divmod(int(np.round(means, 5).argmax()), len(rows)))
        if means[a, b] < near:
            break
        groups[a] += groups[b]
        sums[a] += sums[b]
        counts[a] += counts[b]
        groups[b], counts[b] = [], np.inf
        means[a] = means[:, a] = np.where(np.isinf(counts), -np.inf, sums @ sums[a] / (counts * counts[a]))
        means[b] = means[:, b] = -np.inf
        means[a, a] = -np.inf
    return [group for group in groups if group]
