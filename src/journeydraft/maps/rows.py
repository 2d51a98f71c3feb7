"""The lines of a map as rows, each with its place; and back again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from journeydraft.formats.markdown.notes import lane_pointer, pointer
from journeydraft.model.journey import LANES, Item, JourneyMap, Lanes, Stage, Unplaced

UNPLACED = "/unplaced"


@dataclass(frozen=True, slots=True)
class Row:
    """A line: JSON Pointers (RFC 6901) to it and to its column (a stage, a step, ``/unplaced``), its lane.

    ``lane`` is a key of ``LANES``, or ``own/NAME`` for a lane of a person's own; ``stage`` is None for what
    is unplaced.
    """

    place: str
    column: str
    lane: str
    item: Item
    stage: Stage | None = None


def rows(map_: JourneyMap) -> list[Row]:
    """Every line of ``map_``, in its order: stages with their steps, then what is unplaced."""
    placed = (
        row
        for at, stage in enumerate(map_.stages)
        for column, lanes in _columns(at, stage)
        for row in _of_column(column, lanes, stage)
    )
    loose = enumerate(map_.unplaced)
    return [*placed, *(Row(f"{UNPLACED}/{index}", UNPLACED, item.lane, item) for index, item in loose)]


def columns(map_: JourneyMap) -> Iterator[tuple[str, Stage | Lanes]]:
    """Stages and steps with their places."""
    for at, stage in enumerate(map_.stages):
        yield from _columns(at, stage)


def of_stage(stage: Stage, lane: str) -> list[Item]:
    """The lines of ``lane`` in ``stage`` and its steps."""
    return [item for column in (stage, *stage.steps) for item in getattr(column, lane)]


def lane_names(lanes: Lanes) -> list[str]:
    """The lanes of a column, own ones last."""
    return [*LANES, *(f"own/{name}" for name in lanes.own)]


def items_of(lanes: Lanes, lane: str) -> tuple[Item, ...]:
    """The items of a lane."""
    if lane.startswith("own/"):
        return lanes.own[lane.removeprefix("own/")]
    found: tuple[Item, ...] = getattr(lanes, lane)
    return found


def with_items(map_: JourneyMap, lists: Mapping[tuple[str, str], Sequence[Item]]) -> JourneyMap:
    """``map_`` with other items: by column and lane; ``(UNPLACED, "")`` are the unplaced."""
    stages = []
    for at, stage in enumerate(map_.stages):
        column = pointer("stages", at)
        steps = tuple(
            step.model_copy(update=_lanes(step, pointer("stages", at, "steps", inside), lists))
            for inside, step in enumerate(stage.steps)
        )
        stages.append(stage.model_copy(update={**_lanes(stage, column, lists), "steps": steps}))
    loose = tuple(_loose(item) for item in lists.get((UNPLACED, ""), map_.unplaced))
    return map_.model_copy(update={"stages": tuple(stages), "unplaced": loose})


def home_of(column: str, lane: str) -> tuple[str, str]:
    """The list that an item stands in: what is unplaced is one list, whatever the lane."""
    return (UNPLACED, "") if column == UNPLACED else (column, lane)


def _columns(at: int, stage: Stage) -> Iterator[tuple[str, Stage | Lanes]]:
    yield pointer("stages", at), stage
    for inside, step in enumerate(stage.steps):
        yield pointer("stages", at, "steps", inside), step


def _lanes(lanes: Lanes, column: str, lists: Mapping[tuple[str, str], Sequence[Item]]) -> dict[str, object]:
    own = {name: _plain(lists.get((column, f"own/{name}"), items)) for name, items in lanes.own.items()}
    return {lane: _plain(lists.get((column, lane), getattr(lanes, lane))) for lane in LANES} | {"own": own}


def _plain(items: Sequence[Item]) -> tuple[Item, ...]:
    return tuple(_placed(item) if isinstance(item, Unplaced) else item for item in items)


def _placed(item: Item) -> Item:
    return Item(**{key: getattr(item, key) for key in Item.model_fields})


def _loose(item: Item) -> Unplaced:
    return item if isinstance(item, Unplaced) else Unplaced(**dict(item))


def _of_column(column: str, lanes: Lanes, stage: Stage) -> Iterator[Row]:
    for lane in lane_names(lanes):
        place = lane_pointer(column, lane)
        for index, item in enumerate(items_of(lanes, lane)):
            yield Row(f"{place}/{index}", column, lane, item, stage)
