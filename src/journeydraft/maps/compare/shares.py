"""Counts of two samples: as shares, with what chance alone may do."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from journeydraft.model.journey import Count
from journeydraft.model.share import share, wilson

SMALL = 30
"""People below which a sample is called small: one of them is more than three points of a share."""

FAR = 0.1
"""Difference between two shares from which a line is listed as grown or shrunk."""


@dataclass(frozen=True, slots=True)
class Change:
    """One count in two samples, each with its whole."""

    old: Count
    new: Count

    @property
    def difference(self) -> float:
        """The new share less the old one, −1…1."""
        return share(self.new) - share(self.old)

    @property
    def small(self) -> bool:
        """Whether one of the samples is small."""
        return min(self.old.of, self.new.of) < SMALL

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of ``difference``, from the two Wilson intervals (Newcombe 1998, method 10)."""
        (old_low, old_high), (new_low, new_high) = wilson(self.old), wilson(self.new)
        old, new = share(self.old), share(self.new)
        return (
            new - old - sqrt((new - new_low) ** 2 + (old_high - old) ** 2),
            new - old + sqrt((new_high - new) ** 2 + (old - old_low) ** 2),
        )

    @property
    def sure(self) -> bool:
        """Whether chance alone would seldom (one time in twenty) make such a difference."""
        low, high = self.interval
        return low > 0 or high < 0

    @property
    def way(self) -> int:
        """1 where the share grew, −1 where it shrank, 0 where it is about the same."""
        return 0 if abs(self.difference) < FAR else 1 if self.difference > 0 else -1


def change_of(old: Count | None, new: Count | None) -> Change | None:
    """The change between two counts, if both are there and of somebody."""
    return Change(old, new) if old and new and old.of and new.of else None
