"""Every line of a map with the place where it stands: what commands that read maps walk over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeydraft.model.journey import LANES, Item, JourneyMap, Lanes, Stage

UNPLACED = "unplaced"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a lane. ``place`` is its JSON Pointer (RFC 6901), ``stage`` None for what is unplaced.

    ``lane`` is a key of ``LANES``, or ``own/NAME`` for a lane of a person's own.
    """

    place: str
    lane: str
    item: Item
    stage: Stage | None = None


def rows(map_: JourneyMap) -> Iterator[Row]:
    """All lines of ``map_``, in its order: stages with their steps, then what is unplaced."""
    for number, stage in enumerate(map_.stages):
        yield from _of_column(stage, f"/stages/{number}", stage)
        for at, step in enumerate(stage.steps):
            yield from _of_column(step, f"/stages/{number}/steps/{at}", stage)
    for number, item in enumerate(map_.unplaced):
        yield Row(f"/{UNPLACED}/{number}", item.lane, item)


def of_stage(stage: Stage, lane: str) -> list[Item]:
    """The lines of ``lane`` in ``stage`` and its steps."""
    return [item for column in (stage, *stage.steps) for item in getattr(column, lane)]


def _of_column(column: Lanes, at: str, stage: Stage) -> Iterator[Row]:
    for lane in LANES:
        for number, item in enumerate(getattr(column, lane)):
            yield Row(f"{at}/{lane}/{number}", lane, item, stage)
    for name, items in column.own.items():
        for number, item in enumerate(items):
            yield Row(f"{at}/own/{_escaped(name)}/{number}", f"own/{name}", item, stage)


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")
