"""A map that came of another one: what stayed, what changed, what is new."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from journeydraft.model.journey import JourneyMap


@dataclass(frozen=True, slots=True)
class Revision:
    """``map`` is the new map; ``origins`` says where its parts stood in the old one.

    Both are named by JSON Pointers: items, stages, steps and transitions. A part of the new map without an
    origin is new; a part of the old one that is nobody's origin is gone. What stays keeps its order.
    """

    map: JourneyMap
    origins: Mapping[str, str]
