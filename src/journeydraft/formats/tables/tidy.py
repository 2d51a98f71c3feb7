"""The map as tidy rows: one for every quote of every line, one for a line that has none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from journeydraft.formats.quoted import cited
from journeydraft.model.journey import LANES, Evidence, Item, JourneyMap, Lanes, Stage


class Row(NamedTuple):
    """Keys are the columns. ``participants`` and ``reviews`` are how many; a paraphrase is no ``quote``."""

    stage: str | None
    step: str | None
    lane: str
    text: str
    participants: int | None
    reviews: int | None
    severity: str | None
    valence: float | None
    source: str | None
    speaker: str | None
    timecode: str | None
    quote: str | None


class Placed(NamedTuple):
    """An item and where it stands: its stage, the name of its step, its lane; None where it has none."""

    stage: Stage | None
    step: str | None
    lane: str
    item: Item


def placed_items(map_: JourneyMap) -> Iterator[Placed]:
    """Every item in the order of the map; what fits no stage comes last."""
    for stage in map_.stages:
        for part, step in ((stage, None), *((step, step.name) for step in stage.steps)):
            for lane, item in lane_items(part):
                yield Placed(stage, step, lane, item)
    for loose in map_.unplaced:
        yield Placed(None, None, loose.lane, loose)


def tidy_rows(map_: JourneyMap) -> Iterator[Row]:
    """In the order of ``placed_items``."""
    for placed in placed_items(map_):
        yield from _rows(map_, placed)


def lane_items(part: Lanes) -> Iterator[tuple[str, Item]]:
    """Every item of a stage or step with its lane; own lanes as ``own/NAME``."""
    for lane in LANES:
        for item in getattr(part, lane):
            yield lane, item
    for name, items in part.own.items():
        for item in items:
            yield f"own/{name}", item


def _rows(map_: JourneyMap, placed: Placed) -> Iterator[Row]:
    item = placed.item
    quotes: list[Evidence | None] = [*cited(item.evidence, map_.evidence)]
    for evidence in quotes or [None]:
        yield Row(
            stage=placed.stage.name if placed.stage else None,
            step=placed.step,
            lane=placed.lane,
            text=item.text,
            participants=item.participants.count if item.participants else None,
            reviews=item.reviews.count if item.reviews else None,
            severity=item.severity,
            valence=item.valence,
            source=evidence.source if evidence else None,
            speaker=(evidence.speaker or evidence.participant) if evidence else None,
            timecode=evidence.time if evidence else None,
            quote=evidence.quote if evidence else None,
        )
