"""Scales on which people rate things."""

from __future__ import annotations

ENDS = (5, 7, 10, 100)
"""Ends of the usual scales; the least that holds all ratings of a column is taken for its scale."""


def end_of(most: float) -> int | None:
    """The end of the scale of ratings of which ``most`` is the highest; None where it is on none."""
    return next((end for end in ENDS if most <= end), None)
