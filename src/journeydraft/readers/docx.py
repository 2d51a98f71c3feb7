"""Word documents: transcripts of Teams and Google Meet, and whatever else people keep in Word."""

from __future__ import annotations

from collections.abc import Iterator

from journeydraft.model.source import Ignored
from journeydraft.readers import inner_text, packages, table_plan, tables, word_layouts
from journeydraft.readers.base import Blob, ReadOptions, Transcript
from journeydraft.readers.cells import Row
from journeydraft.readers.tables import Table
from journeydraft.readers.times import clock
from journeydraft.readers.word_layouts import Line
from journeydraft.readers.word_text import Grid, Paragraph, blocks

_SUFFIXES = (".docx", ".docm", ".doc")
_LABEL = 40  # characters of a cell that can be a speaker's name
_MOSTLY = 0.5  # of the document's characters stand in one table


class DocxReader:
    """``line`` is the paragraph's number."""

    name = "a Word document"

    def recognises(self, blob: Blob) -> float:
        """1 for a zip with a document inside."""
        return 1.0 if packages.is_package(blob, "word/document.xml", _SUFFIXES) else 0.0

    def read(self, blob: Blob, options: ReadOptions) -> Iterator[Transcript]:
        """Teams, Google Meet, or a table with known headings; else the paragraphs like a text file."""
        found = blocks(blob)
        if table := _main_table(found, blob.path):
            yield from tables.transcripts(table, options)
            return
        plain = [Line(p.number, text) for p in _paragraphs(found) for text in p.text.split("\n")]
        transcript = word_layouts.meet(plain) or word_layouts.teams(plain)
        if transcript:
            yield transcript
        else:
            lines = [Line(p.number, text) for p in _paragraphs(found) for text in _marked(p)]
            yield from inner_text.read(blob, lines, "docx", options)


def _paragraphs(found: list[Paragraph | Grid]) -> Iterator[Paragraph]:
    for block in found:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                yield from _row(row)


def _row(row: list[list[Paragraph]]) -> Iterator[Paragraph]:
    """A row ``name | text`` (perhaps with a time) as a labelled line; other rows cell by cell."""
    cells = [(cell[0].number, _text(cell)) for cell in row if _text(cell)]
    time = next((text for _, text in cells if clock(text)), None)
    words = [(number, text) for number, text in cells if text != time]
    if len(words) == 2 and len(words[0][1]) <= _LABEL and "\n" not in words[0][1]:
        name = words[0][1].rstrip(":")
        yield Paragraph(words[1][0], (f"[{time}] " if time else "") + f"{name}: {words[1][1]}")
    else:
        for cell in row:
            yield from cell


def _text(cell: list[Paragraph]) -> str:
    return "\n".join(p.text for p in cell).strip()


def _main_table(found: list[Paragraph | Grid], path: str) -> Table | None:
    """A table with known headings that holds most of the document."""
    total = sum(len(p.text) for p in _paragraphs(found))
    for block in found:
        if isinstance(block, Paragraph) or len(block.rows) < 2:
            continue
        head, *below = [[_text(cell) for cell in row] for row in block.rows]
        size = sum(len(cell) for row in (head, *below) for cell in row)
        if table_plan.looks_like_a_table(head) and size > _MOSTLY * total:
            numbers = [row[0][0].number if row and row[0] else 1 for row in block.rows]
            rows = [Row(number, cells) for number, cells in zip(numbers[1:], below, strict=True)]
            beside = [other for other in found if other is not block]
            ignored = [
                Ignored(p.number, p.text, "beside the table") for p in _paragraphs(beside) if p.text.strip()
            ]
            return Table(path, "docx", head, rows, numbers[0], ignored=ignored)
    return None


def _marked(paragraph: Paragraph) -> list[str]:
    """The paragraph's lines, with headings, lists and bold beginnings as Markdown has them."""
    text = paragraph.text
    if paragraph.heading:
        return ["#" * min(paragraph.heading, 6) + " " + " ".join(text.split())] if text.strip() else [""]
    lead = text[: paragraph.bold].strip()
    if lead and "\n" not in lead:
        text = f"**{lead}**" + (
            " " + text[paragraph.bold :].lstrip(" ") if text[paragraph.bold :].strip() else ""
        )
    lines = text.split("\n")
    return [f"- {lines[0]}", *lines[1:]] if paragraph.listed and text.strip() else lines
