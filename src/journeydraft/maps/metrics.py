"""How well two sets of lines, or two codings of the same units, agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """Lines on either side: how many there are, how many stand in a pair, and how many are met by any line
    of the other side, whether or not that one is paired with another."""

    ours: int = 0
    golds: int = 0
    ours_paired: int = 0
    golds_paired: int = 0
    ours_met: int = 0
    golds_met: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.ours + other.ours,
            self.golds + other.golds,
            self.ours_paired + other.ours_paired,
            self.golds_paired + other.golds_paired,
            self.ours_met + other.ours_met,
            self.golds_met + other.golds_met,
        )

    @property
    def recall(self) -> float | None:
        """Share of the gold lines that stand in a pair, 0…1; None where there are none."""
        return _share(self.golds_paired, self.golds)

    @property
    def precision(self) -> float | None:
        """Share of the map's lines that stand in a pair, 0…1; None where there are none."""
        return _share(self.ours_paired, self.ours)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall (van Rijsbergen 1979); 0 where only one side has lines, None
        where neither has."""
        if not self.ours and not self.golds:
            return None
        return harmonic(self.precision or 0.0, self.recall or 0.0)

    @property
    def found(self) -> float | None:
        """Share of the gold lines that some line of the map meets: recall, were pairs not one to one."""
        return _share(self.golds_met, self.golds)

    @property
    def right(self) -> float | None:
        """Share of the map's lines that meet some gold line: precision, were pairs not one to one."""
        return _share(self.ours_met, self.ours)


def harmonic(a: float, b: float) -> float:
    """The harmonic mean of two shares, 0…1."""
    return 2 * a * b / (a + b) if a + b else 0.0


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Units by what two coders say of one kind: both have it, one alone, neither."""

    both: int = 0
    only_ours: int = 0
    only_gold: int = 0
    neither: int = 0

    @classmethod
    def of(cls, ours: Sequence[bool], golds: Sequence[bool]) -> Agreement:
        """Counted over units, one flag a unit and coder; raises ``ValueError`` for unequal lengths."""
        cells = list(zip(map(bool, ours), map(bool, golds), strict=True))
        both, only_ours, only_gold, neither = (
            cells.count(cell) for cell in ((True, True), (True, False), (False, True), (False, False))
        )
        return cls(both, only_ours, only_gold, neither)

    @property
    def units(self) -> int:
        """All units."""
        return self.both + self.only_ours + self.only_gold + self.neither

    @property
    def observed(self) -> float | None:
        """Share of units that both say the same of, 0…1; None without units."""
        return _share(self.both + self.neither, self.units)

    @property
    def kappa(self) -> float | None:
        """Cohen's κ, at most 1, 0 for chance: (pₒ − pₑ) / (1 − pₑ), pₑ from each coder's own shares (Cohen
        1960). None where it is not defined: without units, or where both say one thing throughout."""
        if not (n := self.units):
            return None
        ours, gold = (self.both + self.only_ours) / n, (self.both + self.only_gold) / n
        return _beyond_chance(self.observed, ours * gold + (1 - ours) * (1 - gold))

    @property
    def ac1(self) -> float | None:
        """Gwet's AC1, at most 1: as κ, with pₑ = 2π(1 − π), π the mean share of both coders (Gwet 2008). It
        does not sink when a kind is rare, as κ does. None without units."""
        if not (n := self.units):
            return None
        mean = (2 * self.both + self.only_ours + self.only_gold) / (2 * n)
        return _beyond_chance(self.observed, 2 * mean * (1 - mean))


def _beyond_chance(observed: float | None, chance: float) -> float | None:
    if observed is None or chance > 1 - 1e-12:
        return None
    return (observed - chance) / (1 - chance)
