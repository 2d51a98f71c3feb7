"""Every line of a map with its stage: what commands that read maps walk over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeydraft.maps.update.rows import rows as placed_rows
from journeydraft.model.journey import Item, JourneyMap, Stage


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a lane. ``place`` is its JSON Pointer (RFC 6901), ``stage`` None for what is unplaced.

    ``lane`` is a key of ``LANES``, or ``own/NAME`` for a lane of a person's own.
    """

    place: str
    lane: str
    item: Item
    stage: Stage | None = None

    @property
    def column(self) -> str:
        """The JSON Pointer to the stage or step; empty for what is unplaced."""
        return "/".join(self.place.split("/")[: 5 if "/steps/" in self.place else 3]) if self.stage else ""


def rows(map_: JourneyMap) -> Iterator[Row]:
    """All lines of ``map_``, in its order: stages with their steps, then what is unplaced."""
    for row in placed_rows(map_):
        kind, number = row.place.split("/")[1:3]
        yield Row(row.place, row.lane, row.item, map_.stages[int(number)] if kind == "stages" else None)


def of_stage(stage: Stage, lane: str) -> list[Item]:
    """The lines of ``lane`` in ``stage`` and its steps."""
    return [item for column in (stage, *stage.steps) for item in getattr(column, lane)]
