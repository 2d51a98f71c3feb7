"""Who said it, by segment, and where segments differ: a plain rule, since three people prove nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from journeydraft.model.journey import Count, Difference, Item, SegmentCount
from journeydraft.model.share import wilson

FEWEST_PEOPLE = 3
"""Participants that both of two segments must have to be compared at all."""

FAR = 0.5
"""Difference between their shares from which two segments of participants are said to differ."""

FEWEST_AUTHORS = 30
"""Authors of reviews that both of two segments must have to be compared."""


@dataclass(frozen=True)
class Members:
    """The people with one value of the column: participants of interviews and notes, authors of reviews."""

    name: str
    participants: frozenset[str] = frozenset()
    authors: frozenset[str] = frozenset()


def counted(
    groups: Sequence[Members], spoken: Collection[str], written: Collection[str]
) -> tuple[SegmentCount, ...] | None:
    """How many of each group are among those who said (``spoken``) and wrote (``written``) something."""
    return (
        tuple(
            SegmentCount(
                name=group.name,
                participants=_count(group.participants, spoken),
                reviews=_count(group.authors, written),
            )
            for group in groups
        )
        or None
    )


def differences(items: Iterable[Item]) -> tuple[Difference, ...]:
    """Items that two segments tell of unlike often, in their order.

    Participants: both segments have three people or more, and their shares are half of everybody apart.
    Authors of reviews: both have thirty or more, and the 95 % intervals of the shares (Wilson 1927) do not
    touch. With many items some differ by chance: it is a hint where to ask, no test of significance.
    """
    return tuple(
        Difference(item=one.id, text=one.text, segments=one.segments)
        for one in items
        if one.segments and any(_differ(a, b) for a, b in combinations(one.segments, 2))
    )


def _differ(one: SegmentCount, other: SegmentCount) -> bool:
    return _people_differ(one.participants, other.participants) or _authors_differ(one.reviews, other.reviews)


def _people_differ(one: Count | None, other: Count | None) -> bool:
    if one is None or other is None or min(one.of, other.of) < FEWEST_PEOPLE:
        return False
    return abs(one.count / one.of - other.count / other.of) >= FAR


def _authors_differ(one: Count | None, other: Count | None) -> bool:
    if one is None or other is None or min(one.of, other.of) < FEWEST_AUTHORS:
        return False
    (low, high), (other_low, other_high) = wilson(one), wilson(other)
    return high < other_low or other_high < low


def _count(group: frozenset[str], among: Collection[str]) -> Count | None:
    return Count(count=len(group.intersection(among)), of=len(group)) if group else None
