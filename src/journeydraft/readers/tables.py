"""Rows of any table → utterances: the shared half of the readers of CSV, XLSX and JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, islice

from journeydraft.errors import InputError
from journeydraft.model.source import Ignored, Role, SourceKind
from journeydraft.readers import spoken, table_plan
from journeydraft.readers.authors import Authors
from journeydraft.readers.base import Part, ReadOptions, Transcript, Utterance
from journeydraft.readers.cells import Cells, Row
from journeydraft.readers.spoken import Piece
from journeydraft.readers.table_plan import Layout, Plan

#: Rows looked at before the columns' roles are decided.
SAMPLE = 200

#: A longer table becomes several transcripts, so that memory does not grow with the file.
CHUNK = 50_000

#: How much of a company's reply is shown among what was ignored.
_REPLY_SHOWN = 80

#: More seconds a word than anyone takes: the times are milliseconds.
_SLOWEST = 30

_KEPT = ("id", "rating", "date", "segment")


@dataclass(slots=True)
class Table:
    """Headings and the rows below, which come one after another, and only once.

    ``line`` is the headings'; ``name`` tells sheets apart. ``ignored`` are the lines above the headings;
    ``skipped`` grows while rows are read by force.
    """

    path: str
    format: str
    headings: list[str]
    rows: Iterable[Row]
    line: int = 1
    name: str | None = None
    ignored: list[Ignored] = field(default_factory=list)
    skipped: list[int] = field(default_factory=list)


def transcripts(table: Table, options: ReadOptions) -> Iterator[Transcript]:
    """Decide what the columns are, then read; a long table comes in several transcripts.

    Raises ``InputError`` if no column holds text, or no row has any.
    """
    rows = iter(table.rows)
    sample = list(islice(rows, SAMPLE))
    cells = [row.cells for row in sample]
    plan = table_plan.plan(table.headings, cells, options, path=table.path, line=table.line)
    any_text = False
    read = _talk if plan.layout is Layout.talk else _people
    for transcript in read(table, plan, sample, rows, options):
        any_text = any_text or bool(transcript.utterances)
        yield transcript
    if not any_text:
        raise InputError("no row of the table has any text", path=table.path, hint="is it the right column?")


# --- a recorded talk ---------------------------------------------------------------------------------


def _talk(
    table: Table, plan: Plan, sample: list[Row], rows: Iterator[Row], options: ReadOptions
) -> Iterator[Transcript]:
    unit = 0.001 if _in_milliseconds([Cells(row, plan) for row in sample]) else 1.0
    transcript = _transcript(table, plan, None)
    said = [Cells(row, plan) for row in chain(sample, rows)]
    pieces = [piece for cells in said for piece in _pieces(cells, unit)]
    transcript.utterances = list(_with_segments(spoken.utterances(pieces), said))
    transcript.warnings += _left_out(sum(not cells.at(plan.texts[0]) for cells in said), table)
    spoken.judge(transcript, pieces, table.path, options.force)
    yield transcript


def _with_segments(utterances: Iterable[Utterance], said: Iterable[Cells]) -> Iterator[Utterance]:
    """``utterances`` with the segment that the first row of each speaker's that has one tells."""
    segments: dict[str | None, str] = {}
    for cells in said:
        if cells["segment"]:
            segments.setdefault(_speaker(cells), cells["segment"])
    for one in utterances:
        known = segments.get(one.speaker)
        yield replace(one, attributes={**one.attributes, "segment": known}) if known else one


def _speaker(cells: Cells) -> str | None:
    return spoken.speaker(cells["speaker"] or cells["author"])


def _pieces(cells: Cells, unit: float) -> Iterator[Piece]:
    start, end = spoken.seconds(cells["start"], unit), spoken.seconds(cells["end"], unit)
    time = None if start is None else spoken.timecode(start)
    speaker = _speaker(cells)
    for part in cells.parts(cells.plan.texts[0], time):
        yield Piece(part, speaker, start, end)


def _in_milliseconds(sample: list[Cells]) -> bool:
    """Whether the words would take impossibly long if the times were seconds."""
    length, words = 0.0, 0
    for cells in sample:
        start, end = spoken.seconds(cells["start"]), spoken.seconds(cells["end"])
        if start is not None and end is not None and end > start:
            length, words = length + end - start, words + len(cells.at(cells.plan.texts[0]).split())
    return words > 0 and length / words > _SLOWEST


# --- reviews and surveys -----------------------------------------------------------------------------


def _people(
    table: Table, plan: Plan, sample: list[Row], rows: Iterator[Row], options: ReadOptions
) -> Iterator[Transcript]:
    author = plan.roles.get("author")
    authors = Authors(None if author is None else plan.headings[author], settled=options.id_col is not None)
    every = chain(sample, rows)
    begin: int | None = None
    while chunk := list(islice(every, CHUNK)):
        transcript = _transcript(table, plan, begin)
        empty = _fill(transcript, (Cells(row, plan) for row in chunk), authors)
        transcript.warnings += _left_out(empty, table)
        yield transcript
        begin = chunk[-1].line + 1


def _fill(transcript: Transcript, rows: Iterable[Cells], authors: Authors) -> int:
    """Add the rows; returns how many had no text."""
    empty = 0
    for cells in rows:
        answers = list(_answers(cells, authors))
        empty += not answers
        transcript.utterances += answers
        if cells["reply"]:
            shown = cells["reply"].split("\n", 1)[0][:_REPLY_SHOWN]
            transcript.ignored.append(
                Ignored(cells.line(cells.plan.roles["reply"]), shown, "reply of the company")
            )
    transcript.kind = SourceKind.review
    return empty


def _answers(cells: Cells, authors: Authors) -> Iterator[Utterance]:
    """What one row says: an utterance for each text column; a title stands before the first."""
    plan = cells.plan
    participant, name = authors.identify(cells["author"], cells["id"])
    attributes = {role: kept for role in _KEPT if (kept := cells[role])}
    title = plan.roles.get("title")
    heading = cells.parts(title) if title is not None and cells["title"] != cells.at(plan.texts[0]) else ()
    for index in plan.texts:
        parts = _below(heading, cells.parts(index))
        heading = ()
        if parts:
            asked, language = _question(cells, index), cells["language"] or None
            yield Utterance(parts, name, Role.participant, participant, asked, language, attributes)


def _below(title: tuple[Part, ...], body: tuple[Part, ...]) -> tuple[Part, ...]:
    if not title or not body:
        return title or body
    last = title[-1]
    return (*title[:-1], Part(last.text + "\n", last.line), *body)


def _question(cells: Cells, index: int) -> str | None:
    if cells["question"]:
        return cells["question"]
    return cells.plan.headings[index] if cells.plan.layout is Layout.survey else None


def _transcript(table: Table, plan: Plan, begin: int | None) -> Transcript:
    """An empty one; ``begin`` is the line where a further chunk begins."""
    name = table.name if begin is None else f"{table.name or 'rows'} from {begin}"
    first = begin is None
    return Transcript(
        table.format,
        [],
        name=name,
        ignored=list(table.ignored) if first else [],
        mapping=plan.mapping,
        warnings=list(plan.warnings) if first else [],
    )


def _left_out(empty: int, table: Table) -> list[str]:
    warnings = [f"{empty} {'row has' if empty == 1 else 'rows have'} no text: left out"] if empty else []
    if table.skipped:
        shown = ", ".join(map(str, table.skipped[:5])) + (" …" if len(table.skipped) > 5 else "")
        warnings.append(f"{len(table.skipped)} broken rows were left out, by force: lines {shown}")
        table.skipped.clear()
    return warnings
