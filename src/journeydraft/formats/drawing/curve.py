"""The emotion curve as figures: x in columns (a stage's middle is at .5), y from 0 (+2) down to 1 (−2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeydraft.model.journey import Item, Stage

FEW = 3
"""Voices below which a stage's point is drawn hollow."""

MOMENT_PLACES = (0.26, -0.26)
"""Where moments of truth stand beside a stage's middle, in columns; further ones are in their lane only."""

ROOM = 0.36
"""How much of the height the words of a moment need."""

Dot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Point:
    """A stage's mean, the ends of its spread, and how many ``voices`` are behind it (None: unknown)."""

    stage: int
    y: float
    high: float
    low: float
    valence: float
    voices: int | None

    @property
    def dot(self) -> Dot:
        """Where it stands."""
        return self.stage + 0.5, self.y

    @property
    def hollow(self) -> bool:
        """Whether too few voices are behind it to draw it full."""
        return self.voices is not None and self.voices < FEW


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of truth on the curve, the ``place``-th of its stage; good ones stand above the line."""

    stage: int
    place: int
    dot: Dot
    good: bool
    item: Item

    @property
    def above(self) -> bool:
        """Whether its words stand above the line: good ones do, where there is room."""
        return self.dot[1] >= ROOM if self.good else self.dot[1] > 1 - ROOM


@dataclass(frozen=True, slots=True)
class Curve:
    """``runs`` are the stretches of stages without a gap; ``people`` each one's own line."""

    points: tuple[Point | None, ...]
    runs: tuple[tuple[Point, ...], ...]
    people: dict[str, tuple[Dot, ...]]
    moments: tuple[Moment, ...]

    def band(self, run: Sequence[Point]) -> list[Dot]:
        """The outline of the spread along ``run``."""
        upper = [(point.stage + 0.5, point.high) for point in run]
        return upper + [(point.stage + 0.5, point.low) for point in reversed(run)]


def height(valence: float) -> float:
    """0 (the best, +2) to 1 (the worst, −2)."""
    return round((2 - min(max(valence, -2), 2)) / 4, 4)


def drawn_curve(stages: Sequence[Stage]) -> Curve:
    """The curve through the means of ``stages``; where a stage has none, the line breaks."""
    points = tuple(_point(index, stage) for index, stage in enumerate(stages))
    return Curve(points, _runs(points), _people(stages), tuple(_moments(stages, points)))


def _point(index: int, stage: Stage) -> Point | None:
    felt = stage.valence
    if felt is None:
        return None
    voices = len(felt.by_participant) or (stage.entered.count if stage.entered else None)
    return Point(
        stage=index,
        y=height(felt.mean),
        high=height(felt.mean + felt.spread),
        low=height(felt.mean - felt.spread),
        valence=felt.mean,
        voices=voices,
    )


def _runs(points: Sequence[Point | None]) -> tuple[tuple[Point, ...], ...]:
    runs: list[list[Point]] = [[]]
    for point in points:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return tuple(tuple(run) for run in runs if run)


def _people(stages: Sequence[Stage]) -> dict[str, tuple[Dot, ...]]:
    """Each participant's own line; it joins the stages they spoke of, whatever lies between."""
    lines: dict[str, list[Dot]] = {}
    for index, stage in enumerate(stages):
        for person, valence in (stage.valence.by_participant if stage.valence else {}).items():
            lines.setdefault(person, []).append((index + 0.5, height(valence)))
    return {person: tuple(dots) for person, dots in lines.items()}


def _moments(stages: Sequence[Stage], points: Sequence[Point | None]) -> list[Moment]:
    moments = []
    for index, stage in enumerate(stages):
        for place, item in enumerate(stage.moments[: len(MOMENT_PLACES)]):
            x = index + 0.5 + MOMENT_PLACES[place]
            good = item.severity is None and (item.valence is None or item.valence >= 0)
            moments.append(Moment(index, place, (x, _along(points, x)), good, item))
    return moments


def _along(points: Sequence[Point | None], x: float) -> float:
    """The height of the line at ``x``; level where it ends; the zero line where the stage has no mood."""
    stage = int(x)
    own = points[stage]
    if own is None:
        return 0.5
    beside = stage + (1 if x > stage + 0.5 else -1)
    other = points[beside] if 0 <= beside < len(points) else None
    if other is None:
        return own.y
    return round(own.y + (other.y - own.y) * abs(x - stage - 0.5), 4)
