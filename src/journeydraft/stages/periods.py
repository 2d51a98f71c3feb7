"""Stages of diaries: parts of the time over which they were kept, from headings that count it ("Week 3").

What people tell of their weeks has no common story; when they told it is known, and shows what changed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from journeydraft.stages.marks import Stand
from journeydraft.stages.study_talk import is_time

PARTS = 4
"""Stages that the time is cut into."""

FEWEST = 2 * PARTS
"""Numbers that the time must have."""

TELLERS = 2
"""People whose diaries must count it."""

_COUNTED = re.compile(r"(?P<word>[^\W\d_]+)\W*(?P<number>\d{1,3})\b")


@dataclass(frozen=True)
class Periods:
    """The names of the parts, the number of each turn's, and who tells of each."""

    names: tuple[str, ...]
    at: tuple[int | None, ...]
    reached: tuple[frozenset[str], ...]


def periods(stands: Sequence[Stand]) -> Periods | None:
    """The parts of the time of all turns; None where the headings count none, or too little of it.

    The time ends with the last number that two people reach; what a longer diary tells later is in its last
    part.
    """
    counted = [_counted(one) for one in stands]
    words = Counter(found[0] for found in counted if found)
    if not words:
        return None
    word = words.most_common(1)[0][0]
    numbers = [found[1] if found and found[0] == word else None for found in counted]
    tellers: defaultdict[int, set[str]] = defaultdict(set)
    for one, number in zip(stands, numbers, strict=True):
        if number is not None:
            tellers[number].add(one.teller)
    shared = [number for number, who in tellers.items() if len(who) >= TELLERS]
    if len(shared) < FEWEST:
        return None
    first, last = min(tellers), max(shared)
    bounds = [first + round(part * (last + 1 - first) / PARTS) for part in range(PARTS + 1)]
    at = [None if n is None else sum(n >= bound for bound in bounds[1:-1]) for n in numbers]
    reached = [
        frozenset(one.teller for one, place in zip(stands, at, strict=True) if place == part)
        for part in range(PARTS)
    ]
    ends = [*(bound - 1 for bound in bounds[1:-1]), max(tellers)]
    names = [f"{word} {start}–{end}" for start, end in zip(bounds, ends, strict=False)]
    return Periods(tuple(names), tuple(at), tuple(reached))


def _counted(one: Stand) -> tuple[str, int] | None:
    """The word and the number of a heading that counts time."""
    found = _COUNTED.search(one.heading or "")
    if not found or not is_time(found["word"], one.language):
        return None
    return found["word"].capitalize(), int(found["number"])
