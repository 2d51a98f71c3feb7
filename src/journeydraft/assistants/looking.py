"""Stages and lines of a map, and what was said for them, as answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict

from journeydraft.assistants.answers import Line, Overview, Proof, Quote, StageHead, StageLines
from journeydraft.errors import MapError
from journeydraft.formats.contexts import Context
from journeydraft.formats.labels import labels, recognise
from journeydraft.formats.markdown.blind_lines import write_blind_spots
from journeydraft.formats.markdown.signs import write_counts, write_mood
from journeydraft.formats.one_line import one_line
from journeydraft.formats.sample import sample_line
from journeydraft.library.journey_map import JourneyMap
from journeydraft.maps.rows import Row, rows
from journeydraft.model.journey import LANES, Evidence, Stage

UNPLACED = "unplaced"

_WORDS = labels("en")
"""What is said around the map's own words; an assistant says it in whatever language it speaks."""


def overview(map_: JourneyMap, file: str) -> Overview:
    """What the map is of, its stages, its blind spots; ``file`` is its name."""
    header, spots = map_.record.header, map_.blind_spots.model_dump(mode="json", exclude_defaults=True)
    return Overview(
        title=header.title,
        persona=header.persona,
        scenario=header.scenario,
        sample=sample_line(map_.record, _WORDS),
        stages=[_head(number, stage, map_) for number, stage in enumerate(map_.stages, 1)],
        unplaced=len(map_.unplaced),
        blind_spots=[line for _, line in write_blind_spots(spots, _WORDS)],
        file=file,
    )


def stage_lines(map_: JourneyMap, stage: str, lane: str | None, limit: int, skip: int = 0) -> StageLines:
    """The lines of ``stage`` (number, name or id; ``unplaced``), of each lane or one alone.

    Of each, up to ``limit`` behind the first ``skip``. MapError names the stages, or the lanes, where there
    is no such one.
    """
    found = None if stage.strip().casefold() == UNPLACED else stage_called(map_, stage)
    inside = [row for row in rows(map_.record) if row.stage is found]
    if lane is not None:
        inside = _of_lane(inside, lane)
    seen: Counter[str] = Counter()
    shown, more = [], 0
    for row in inside:
        seen[row.lane] += 1
        if skip < seen[row.lane] <= skip + limit:
            shown.append(line_of(row, map_))
        more += seen[row.lane] > skip + limit
    goal = found.goal if found else None
    return StageLines(stage=found.name if found else UNPLACED, goal=goal, lines=shown, more=more)


def proof(map_: JourneyMap, line: str) -> Proof:
    """Everything said for and against the line with this id. MapError where there is none."""
    row = next((row for row in rows(map_.record) if line in (row.item.id or row.place, row.place)), None)
    if row is None:
        raise MapError(
            f"there is no line {one_line(line)!r}", hint="list_stages and read_stage give the ids of now"
        )
    told, against = _around(map_.quotes(row.item), map_), _around(map_.against(row.item), map_)
    return Proof(
        line=line_of(row, map_),
        quotes=[_quote(*one) for one in told],
        against=[_quote(*one) for one in against],
        in_context=any(around for _, around in (*told, *against)),
    )


def line_of(row: Row, map_: JourneyMap) -> Line:
    """A line of the map as an assistant sees it."""
    item = row.item
    counts = item.model_dump(include={"participants", "reviews"}, exclude_none=True)
    marks = (_WORDS.find("certainty", item.certainty), item.basis if item.basis != "evidence" else None)
    return Line(
        line=item.id or row.place,
        text=item.text,
        lane=row.lane,
        stage=row.stage.name if row.stage else None,
        step=_step(row),
        counts=write_counts(counts, _WORDS) or None,
        severity=item.severity,
        valence=item.valence,
        marks=[mark for mark in marks if mark],
        quotes=len(map_.quotes(item)),
        against=list(dict.fromkeys(one.speaker or one.participant or "?" for one in map_.against(item))),
    )


def _head(number: int, stage: Stage, map_: JourneyMap) -> StageHead:
    reached = {"participants": stage.entered.model_dump()} if stage.entered else {}
    return StageHead(
        number=number,
        name=stage.name,
        goal=stage.goal,
        reached_by=write_counts(reached, _WORDS) or None,
        mood=write_mood(stage.valence.model_dump(), _WORDS) if stage.valence else None,
        lines=dict(Counter(row.lane for row in rows(map_.record) if row.stage is stage)),
    )


def stage_called(map_: JourneyMap, name: str) -> Stage:
    """The stage of this number (from 1), id or name. MapError names those that there are."""
    wanted = name.strip().casefold()
    for number, stage in enumerate(map_.stages, 1):
        if wanted in (str(number), stage.id.casefold(), stage.name.strip().casefold()):
            return stage
    known = ", ".join(f"{number} {one_line(stage.name)}" for number, stage in enumerate(map_.stages, 1))
    raise MapError(f"there is no stage {one_line(name)!r}", hint=f"{known or 'the map has none'}; {UNPLACED}")


def _of_lane(inside: Sequence[Row], lane: str) -> list[Row]:
    """The lines of ``lane``, called by its key or as any language calls it."""
    key = recognise("lanes", lane) or lane
    chosen = [row for row in inside if row.lane.casefold() == key.casefold()]
    if not chosen and key not in LANES:
        there = ", ".join(one_line(name) for name in dict.fromkeys(row.lane for row in inside))
        raise MapError(f"there is no lane {one_line(lane)!r} here", hint=there or "the stage has no lines")
    return chosen


def _step(row: Row) -> str | None:
    if row.stage is None or "/steps/" not in row.place:
        return None
    return row.stage.steps[int(row.place.split("/")[4])].name


def _around(quotes: Sequence[Evidence], map_: JourneyMap) -> list[tuple[Evidence, Context | None]]:
    return [(one, map_.context(one)) for one in quotes]


def _quote(one: Evidence, around: Context | None) -> Quote:
    return Quote(
        quote=one.quote,
        paraphrase=one.paraphrase if one.quote is None else None,
        speaker=one.speaker or one.participant,
        source=one.source,
        line=one.line,
        time=one.time,
        **asdict(around or Context()),
    )
