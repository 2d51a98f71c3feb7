"""A map as lines with their places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from journeydraft.maps.kinds import LANES
from journeydraft.maps.lines import Coding, Line, Place, identified
from journeydraft.model.finding import Kind
from journeydraft.model.journey import Evidence, Item, JourneyMap, Lanes


def coding_of(map_: JourneyMap) -> Coding:
    """Every line of every lane, of stages, their steps and what fits no stage; the lanes of own making and
    the moments of truth, which repeat other lines, are left out."""
    seen: Counter[str] = Counter()
    lines = [
        Line(_once(item, kind, seen), kind, item.text, _places(item, map_), _reviewed(item))
        for kind, item in _items(map_)
        if item.text.strip()
    ]
    cited = {evidence.source for evidence in map_.evidence.values()}
    recorded = {record.path: record.sha256 for record in map_.provenance.sources}
    return Coding("map", tuple(lines), sources=frozenset(cited | recorded.keys()), sha256=recorded)


def _items(map_: JourneyMap) -> Iterator[tuple[Kind, Item]]:
    for stage in map_.stages:
        for lanes in (stage, *stage.steps):
            yield from _of_lanes(lanes)
    for item in map_.unplaced:
        if item.lane in LANES:
            yield LANES[item.lane], item


def _of_lanes(lanes: Lanes) -> Iterator[tuple[Kind, Item]]:
    for lane, kind in LANES.items():
        for item in getattr(lanes, lane):
            yield kind, item


def _once(item: Item, kind: Kind, seen: Counter[str]) -> str:
    """The item's id; one from its words where a person wrote it, so that a later run gives the same."""
    name = item.id or identified(kind, item.text)
    seen[name] += 1
    return name if seen[name] == 1 else f"{name}-{seen[name]}"


def _reviewed(item: Item) -> bool:
    """Whether reviews, and nobody in an interview, are behind it."""
    people = item.participants.count if item.participants else 0
    return bool(item.reviews and item.reviews.count and not people)


def _places(item: Item, map_: JourneyMap) -> tuple[Place, ...]:
    cited = (map_.evidence[ident] for ident in item.evidence if ident in map_.evidence)
    return tuple(place_of(evidence) for evidence in cited)


def place_of(evidence: Evidence) -> Place:
    """The place of a quote of the map."""
    return Place(evidence.source, evidence.start, evidence.end, evidence.quote, evidence.line)
