"""The map as a workbook: the grid, the pain points, the evidence, the participants."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from journeydraft.formats.labels import Labels, labels
from journeydraft.formats.lanes import lane_name
from journeydraft.formats.marks import marks
from journeydraft.formats.pains import rows
from journeydraft.formats.pains.rows import columns_of
from journeydraft.formats.pains.xlsx import widths
from journeydraft.formats.quoted import said
from journeydraft.formats.tables.tidy import lane_items
from journeydraft.formats.workbook import Value, add_sheet, saved, workbook
from journeydraft.model.journey import LANES, JourneyMap, Stage
from journeydraft.model.standing import ranked_pains

QUOTES = ("id", "speaker", "quote", "source", "line", "time")
_LANE_WIDTH, _STAGE_WIDTH = 22, 42
_MOOD_WIDTH = 16


def write_xlsx(map_: JourneyMap) -> bytes:
    """A workbook in the map's language, with real numbers, filters, headings in sight and no formulas."""
    words = labels(map_.provenance.language)
    book = workbook()
    names = [stage.name for stage in map_.stages]
    wide = {0: _LANE_WIDTH} | dict.fromkeys(range(1, len(names) + 1), _STAGE_WIDTH)
    add_sheet(book, words.text("page", "map"), ["", *names], _grid(map_, words), wide, beside=1)
    pains = ranked_pains(map_)
    columns = columns_of(pains)
    told = rows.pain_rows(pains, words)
    add_sheet(book, words.text("pains", "title"), rows.heading(columns, words), told, widths(columns))
    quotes = _quotes(map_, words)
    add_sheet(book, words.text("pains", "evidence"), rows.heading(QUOTES, words), quotes, widths(QUOTES))
    moods = dict.fromkeys(range(4, 4 + len(names)), _MOOD_WIDTH)
    title = words.counted("page", "participants", len(map_.header.sample.participants)).capitalize()
    add_sheet(book, title, _people_heading(names, words), _people(map_), moods, beside=1)
    return saved(book)


def _grid(map_: JourneyMap, words: Labels) -> Iterator[list[Value]]:
    """A row a lane: what each stage has in it, a line each."""
    yield [words.text("stage", "goal"), *(stage.goal for stage in map_.stages)]
    found = [dict(_cells(stage, words)) for stage in map_.stages]
    used = dict.fromkeys((*LANES, *(lane for cells in found for lane in cells)))
    for lane in used:
        if any(lane in cells for cells in found):
            yield [lane_name(lane, words), *("\n".join(cells.get(lane, ())) or None for cells in found)]
    yield [words.text("stage", "key_task"), *(stage.key_task for stage in map_.stages)]


def _cells(stage: Stage, words: Labels) -> Mapping[str, list[str]]:
    cells: dict[str, list[str]] = {}
    for part, before in ((stage, ""), *((step, f"{step.name}: ") for step in stage.steps)):
        for lane, item in lane_items(part):
            told = marks(item, words)
            cells.setdefault(lane, []).append(f"• {before}{item.text}" + (f" ({told})" if told else ""))
    return cells


def _quotes(map_: JourneyMap, words: Labels) -> Iterator[list[Value]]:
    for id_, one in map_.evidence.items():
        yield [id_, one.speaker or one.participant, said(one, words), one.source, one.line, one.time]


def _people_heading(stages: Sequence[str], words: Labels) -> list[Value]:
    spoken = words.text("blind_spots", "coverage")
    mood = words.text("stage", "valence")
    counted = (words.text("lanes", "pain_points"), words.text("lanes", "gains"))
    return [words.text("pains", "id"), spoken, *counted, *(f"{mood}: {name}" for name in stages)]


def _people(map_: JourneyMap) -> Iterator[list[Value]]:
    """Each participant: the share of their speech that is evidence, how many pains and gains, their moods."""
    for who in map_.header.sample.participants:
        share = map_.blind_spots.coverage.get(who)
        counts = [_told_by(who, map_, lane) for lane in ("pain_points", "gains")]
        moods = [stage.valence.by_participant.get(who) if stage.valence else None for stage in map_.stages]
        yield [who, share, *counts, *moods]


def _told_by(who: str, map_: JourneyMap, lane: str) -> int:
    items = (item for stage in map_.stages for part in (stage, *stage.steps) for item in getattr(part, lane))
    return sum(1 for item in items if item.participants and who in item.participants.ids)
