"""Lines of several stages that are one matter: its evidence and counts in one line, in one stage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from journeydraft.merge.items import Heard, sureness
from journeydraft.merge.lanes import Findings, Lane, distinct
from journeydraft.merge.rewrite import reworded
from journeydraft.model.editing import UNPLACED, Joined
from journeydraft.model.journey import Item
from journeydraft.model.proved import Proved
from journeydraft.model.standing import standing

Lines = dict[str, tuple[Item, Findings]]
Place = tuple[int, str, str]
"""Row of the stage, lane, id of the item."""


def rejoined(
    made: Sequence[Mapping[str, Lane]], stages: Sequence[str], joins: Sequence[Joined], heard: Heard
) -> tuple[list[dict[str, Lane]], dict[int, Proved]]:
    """The lanes of all stages (``made``, one for each of the ids ``stages``, those of no stage last) with
    ``joins`` carried out, and the findings that changed their stage, by the ``id()`` of what they were.

    A line is joined once; one that is not there, or of another lane than the first, is ignored.
    """
    rows = {stage: row for row, stage in enumerate((*stages, UNPLACED))}
    lines = [{name: _lines(lane) for name, lane in of.items()} for of in made]
    moved: dict[int, Proved] = {}
    touched: set[tuple[int, str]] = set()
    for join in joins:
        places = _places(join, lines, rows)
        if len(places) > 1:
            touched.update((row, lane) for row, lane, _ in places)
            moved |= _carry_out(join, places, lines, len(stages), heard)
    out = [dict(of) for of in made]
    for row, lane in touched:
        pairs = sorted(lines[row][lane].values(), key=lambda pair: standing(pair[0], sureness(pair[1])))
        kept = distinct(pairs)
        out[row][lane] = replace(
            made[row][lane], items=tuple(i for i, _ in kept), groups=tuple(g for _, g in kept)
        )
    return out, moved


def _lines(lane: Lane) -> Lines:
    return {one.id: (one, group) for one, group in zip(lane.items, lane.groups, strict=True)}


def _places(join: Joined, lines: Sequence[Mapping[str, Lines]], rows: Mapping[str, int]) -> list[Place]:
    """Where the lines of ``join`` stand that are still there, all in the lane of the first."""
    places: list[Place] = []
    for stage, ident in dict.fromkeys(join.lines):
        row = rows.get(stage)
        lane = None if row is None else next((n for n, of in lines[row].items() if ident in of), None)
        if row is not None and lane is not None and (not places or lane == places[0][1]):
            places.append((row, lane, ident))
    return places


def _carry_out(
    join: Joined, places: Sequence[Place], lines: Sequence[dict[str, Lines]], loose: int, heard: Heard
) -> dict[int, Proved]:
    """Puts the joined line where the first of ``places`` is that is in a stage; gives what moved there."""
    home, lane, ident = next((place for place in places if place[0] != loose), places[0])
    stage = None if home == loose else home
    moved: dict[int, Proved] = {}
    group: Findings = []
    first = lines[home][lane][ident][0]
    for row, name, key in places:
        for proved in lines[row][name][key][1]:
            here = proved if proved.stage == stage else replace(proved, stage=stage)
            if here is not proved:
                moved[id(proved)] = here
            group.append(here)
        if (row, key) != (home, ident):
            del lines[row][name][key]
    lines[home][lane][ident] = (reworded(first, group, heard, lane, join.text, join.severity), group)
    return moved
