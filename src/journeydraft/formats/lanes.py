"""What lanes are called, and in which order they stand."""

from __future__ import annotations

from journeydraft.formats.labels import Labels
from journeydraft.model.journey import LANES


def lane_name(lane: str, words: Labels) -> str:
    """What a lane is called; one of a person's own by the name that they gave it."""
    return words.find("lanes", lane) or lane.removeprefix("own/")


def lane_order(lane: str) -> int:
    """The key by which lanes are sorted: as usual, a person's own last."""
    return LANES.index(lane) if lane in LANES else len(LANES)
