"""What stands above the grid: the stages' heads, the worst pain points, the mood and the ways as records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from journeydraft.formats.grid.lines import Bar, Line, people_bar
from journeydraft.formats.grid.records import Records
from journeydraft.formats.grid.rows import Row
from journeydraft.formats.icons import icon_names
from journeydraft.formats.labels import Labels
from journeydraft.formats.markdown.signs import write_counts, write_mood, write_number
from journeydraft.model.journey import Count, JourneyMap, Stage, Transition
from journeydraft.model.standing import pains_by_standing

WORST = 3
"""Pain points that are told from across the room."""

QUOTES = 12
"""Quotes that a point of the curve shows."""


@dataclass(frozen=True, slots=True)
class StageHead:
    """The top of a column; ``icon`` is None where the stage names none, ``empty`` where it has no lines."""

    index: int
    name: str
    icon: str | None
    reached: Bar | None
    empty: bool


@dataclass(frozen=True, slots=True)
class Way:
    """A path that can be opened: its record, how many took it, and what it is called."""

    number: int
    count: str
    label: str


Ways = Mapping[int, Way]
"""By the place of the transition in the map."""


def heads(stages: Sequence[Stage], words: Labels, grid: Sequence[Row]) -> list[StageHead]:
    """The heads of all columns."""
    known = {cell.stage for row in grid for cell in row.cells if cell.size}
    return [
        StageHead(
            index=index,
            name=stage.name,
            icon=stage.icon if stage.icon in icon_names() else None,
            reached=people_bar(stage.entered, words),
            empty=index not in known,
        )
        for index, stage in enumerate(stages)
    ]


def ranked_pains(
    grid: Sequence[Row], loose: Sequence[Line], map_: JourneyMap, words: Labels
) -> list[tuple[Line, str]]:
    """The pain points by standing, each with the name of its stage; ``loose`` are the lines in none."""
    lanes = [cell for row in grid if row.key == "pain_points" for cell in row.cells]
    lines = [line for cell in lanes for group in cell.groups for line in group.lines]
    lines += [line for line, one in zip(loose, map_.unplaced, strict=True) if one.lane == "pain_points"]
    return [
        (lines[pain.place], pain.stage or words.text("sections", "unplaced"))
        for pain in pains_by_standing(map_)
    ]


def alone(grid: Sequence[Row]) -> tuple[int, int]:
    """How many lines rest on one voice, of how many."""
    lines = [line for row in grid for cell in row.cells for group in cell.groups for line in group.lines]
    return sum(line.one_voice for line in lines), len(lines)


def mood_records(
    stages: Sequence[Stage], words: Labels, records: Records, grid: Sequence[Row]
) -> dict[int, int]:
    """A record for every point of the curve, by its stage: each participant's mood, and the feelings told."""
    felt = {cell.stage: cell for row in grid if row.key == "emotions" for cell in row.cells}
    made = {}
    for index, stage in enumerate(stages):
        if stage.valence is None:
            continue
        lines = [line for group in felt[index].groups for line in group.lines] if felt else []
        quotes = dict.fromkeys(
            id_ for line in lines for id_ in records.listed[line.number].get("evidence", ())
        )
        made[index] = records.note(
            text=stage.name,
            name=words.text("page", "curve"),
            tag=write_mood(stage.valence.model_dump(), words),
            moods=[[who, write_number(v, words, "+")] for who, v in stage.valence.by_participant.items()],
            evidence=list(quotes)[:QUOTES],
            stage=index,
        )
    return made


def stage_records(stages: Sequence[Stage], words: Labels, records: Records) -> list[int]:
    """A record for every stage: its goal, and who reached it."""
    return [
        records.note(
            text=stage.name,
            name=words.text("page", "of_stages"),
            tag=stage.goal,
            counts=_reached(stage.entered, words),
            who=list(stage.entered.ids) if stage.entered else [],
            stage=index,
            told=True,
        )
        for index, stage in enumerate(stages)
    ]


def outcome_record(map_: JourneyMap, words: Labels, records: Records) -> int | None:
    """A record for the outcome of the journey, where there is one."""
    if not map_.header.outcome:
        return None
    cited = [id_ for id_ in map_.header.outcome_evidence if id_ in map_.evidence]
    return records.note(text=map_.header.outcome, name=words.text("header", "outcome"), evidence=cited)


def _reached(count: Count | None, words: Labels) -> str | None:
    bar = people_bar(count, words)
    return f"{words.text('stage', 'entered')}: {bar.text}" if bar else None


def ways(map_: JourneyMap, words: Labels, records: Records) -> Ways:
    """A record for every path of the map."""
    names = {stage.id or stage.name: stage.name for stage in map_.stages}
    return {place: _way(one, names, map_, words, records) for place, one in enumerate(map_.transitions)}


def _way(one: Transition, names: Mapping[str, str], map_: JourneyMap, words: Labels, records: Records) -> Way:
    counts = one.model_dump(include={"participants", "reviews"}, exclude_none=True)
    kind = words.text("moves", one.kind)
    start, end = names.get(one.from_, one.from_), names.get(one.to or "", "")
    said = write_counts({key: count for key, count in counts.items() if count["count"]}, words)
    number = records.note(
        text=f"{start} → {end or kind}",
        name=kind if end else words.text("sections", "paths"),
        tag=one.text,
        counts=said,
        who=list(one.participants.ids),
        evidence=[id_ for id_ in one.evidence if id_ in map_.evidence],
    )
    return Way(number, said, f"{start} → {end or kind}: {said}")
