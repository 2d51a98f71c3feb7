"""Whether further interviews still bring new pain points: rarefaction over people instead of a guess.

How many items ``m`` of the ``n`` people would have given, averaged over all orders of the people, is known
exactly (Mao Tau of Colwell, Mao and Chang 2004, Ecology 85:2717): no order is drawn. What nobody has told
yet is estimated from what one and what two people told (Chao2: Chao 1987, Biometrics 43:783; coverage: Chao
and Jost 2012, Ecology 93:2533; extrapolation: Chao et al. 2014, Ecol. Monogr. 84:45). The verdict follows
Guest, Namey and Chen 2020, PLoS ONE 15:e0232076: a base of four, runs of two, at most 5 % new.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import comb

from journeydraft.model.journey import Saturation, SaturationVerdict

BASE = 4
"""Interviews whose items the new ones are measured against."""

RUN = 2
"""Interviews whose new items are counted together."""

FEW_NEW = 0.05
"""Share of the base's items that the last run may add in a study that is close to saturated."""

SHARED = 0.2
"""Share of items of two people or more below which the figures tell of the joining, not of the people: the
draft joins only what surely is the same, and most of what two people both mean stays two lines."""


def saturation(voices: Sequence[int], people: int) -> Saturation | None:
    """What ``people`` interviewed ones gave; ``voices`` is by how many of them each item was told (1…people).

    None where no item or nobody is there.
    """
    told = [count for count in voices if count]
    if not told or not people:
        return None
    curve = tuple(expected(told, people, size) for size in range(1, people + 1))
    last = curve[-1] - curve[-1 - RUN] if people > RUN else None
    single = told.count(1)
    return Saturation(
        verdict=_verdict(curve, last, single),
        participants=people,
        pain_points=len(told),
        single=single,
        last_two=None if last is None else round(last, 2),
        next=round(_next(told, people), 2) if people > 1 else None,
        coverage=round(_coverage(told, people), 2) if people > 1 else None,
        curve=tuple(round(value, 2) for value in curve),
    )


def expected(told: Sequence[int], people: int, size: int) -> float:
    """Items that ``size`` of ``people`` give, mean of all choices of them."""
    missed = sum(items * comb(people - count, size) for count, items in Counter(told).items())
    return len(told) - missed / comb(people, size)


def _next(told: Sequence[int], people: int) -> float:
    """Items that nobody told yet and one person more would give (Chao et al. 2014)."""
    single, unseen = told.count(1), _unseen(told, people)
    return unseen * single / (people * unseen + single) if single else 0.0


def _unseen(told: Sequence[int], people: int) -> float:
    """Lower bound of how many items nobody told (Chao2, bias-corrected where none was told by two)."""
    single, double = told.count(1), told.count(2)
    spread = single * (single - 1) / 2 if not double else single**2 / (2 * double)
    return (people - 1) / people * spread


def _coverage(told: Sequence[int], people: int) -> float:
    """Share of all tellings, past and future, that is of items already known (Chao and Jost 2012)."""
    single, double = told.count(1), told.count(2)
    if not double:
        single_and, double = max(0, single - 1), 1
    else:
        single_and = single
    rate = (people - 1) * single_and / ((people - 1) * single_and + 2 * double) if single else 0.0
    return max(0.0, 1 - single / sum(told) * rate)


def _verdict(curve: Sequence[float], last: float | None, single: int) -> SaturationVerdict:
    if last is None or len(curve) < BASE + RUN:
        return "too_few"
    if single > (1 - SHARED) * curve[-1]:
        return "not_joined"
    return "close" if last <= FEW_NEW * curve[BASE - 1] else "open"
