"""The ways between stages as figures: arcs for loops and leaps, marks for those who went on or left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeydraft.model.journey import Transition
from journeydraft.model.standing import reach

THINNEST, WIDEST = 1.5, 7.0
"""Strokes of an arc that nobody took and of one that everybody did, in points."""


@dataclass(frozen=True, slots=True)
class Arc:
    """A loop back or a leap ahead between the middles of two columns; ``rise`` is 0…1 of the room above."""

    number: int
    start: int
    end: int
    rise: float
    width: float
    transition: Transition

    @property
    def middle(self) -> float:
        """Where its top is, in columns."""
        return (self.start + self.end) / 2 + 0.5


@dataclass(frozen=True, slots=True)
class Paths:
    """``onwards`` and ``exits`` are by the index of the stage that they start from."""

    arcs: tuple[Arc, ...]
    onwards: dict[int, list[tuple[int, Transition]]]
    exits: dict[int, list[tuple[int, Transition]]]


def drawn_paths(transitions: Sequence[Transition], stages: Sequence[str]) -> Paths:
    """The ways between ``stages`` (ids); a way that starts or ends nowhere is left out."""
    at = {id_: index for index, id_ in enumerate(stages)}
    arcs: list[tuple[int, Transition]] = []
    paths = Paths((), {}, {})
    for number, one in enumerate(transitions):
        start, end = at.get(one.from_), at.get(one.to or "")
        if start is None or (one.to is not None and end is None):
            continue
        if end is None:
            paths.exits.setdefault(start, []).append((number, one))
        elif end == start + 1:
            paths.onwards.setdefault(start, []).append((number, one))
        else:
            arcs.append((number, one))
    longest = max((abs(at[one.to or ""] - at[one.from_]) for _, one in arcs), default=1) or 1
    drawn = tuple(_arc(number, one, at, longest) for number, one in arcs)
    return Paths(drawn, paths.onwards, paths.exits)


def _arc(number: int, one: Transition, at: dict[str, int], longest: int) -> Arc:
    start, end = at[one.from_], at[one.to or ""]
    rise = 0.45 + 0.55 * abs(end - start) / longest
    return Arc(number, start, end, round(rise, 3), round(_width(one), 2), one)


def _width(one: Transition) -> float:
    return THINNEST + (WIDEST - THINNEST) * reach(one.participants, one.reviews)
