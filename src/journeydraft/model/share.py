"""A count as a share, and what chance alone may do to it."""

from __future__ import annotations

from math import sqrt

from journeydraft.model.journey import Count

Z = 1.96
"""Normal quantile of a 95 % interval."""


def share(count: Count) -> float:
    """0…1; a count that says more than all is all."""
    return min(1.0, count.count / count.of) if count.of else 0.0


def wilson(count: Count) -> tuple[float, float]:
    """The 95 % score interval of a share (Wilson 1927)."""
    n, p = count.of, share(count)
    middle = (p + Z**2 / (2 * n)) / (1 + Z**2 / n)
    half = Z / (1 + Z**2 / n) * sqrt(p * (1 - p) / n + Z**2 / (4 * n**2))
    return max(0.0, middle - half), min(1.0, middle + half)
