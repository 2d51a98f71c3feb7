"""CSV and TSV: reviews, survey answers and transcripts in rows, with any of four delimiters."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from journeydraft.errors import InputError
from journeydraft.readers import columns, table_head, table_plan, tables
from journeydraft.readers.base import Blob, ReadOptions, Transcript
from journeydraft.readers.cells import Row
from journeydraft.readers.tables import Table

_DELIMITERS = (",", ";", "\t", "|")
_SUFFIXES = (".csv", ".tsv", ".tab")
_LOOKED_AT = 60  # records
_CONSISTENT = 0.9  # of the records have as many cells as most


@dataclass(frozen=True, slots=True)
class Shape:
    """A delimiter that takes the text apart evenly: the first row, how many columns, how evenly (0…1)."""

    delimiter: str
    first: list[str]
    width: int
    evenness: float

    @property
    def known(self) -> bool:
        """Whether the first row has headings that tables of reviews or talks have."""
        return table_plan.looks_like_a_table(self.first)


class DelimitedReader:
    """Tables as text: ``,``, ``;``, tab or ``|`` between the cells, headings in the first row."""

    name = "CSV or TSV"

    def recognises(self, blob: Blob) -> float:
        """0.9: even rows below known headings. By the suffix alone 0.55. Never prose that has commas."""
        if blob.data[:4] in (b"PK\x03\x04", b"%PDF"):
            return 0.0
        shape = shape_of(blob.peek)
        if shape is not None and shape.known:
            return 0.9
        return 0.55 if blob.suffix in _SUFFIXES and blob.peek else 0.0

    def read(self, blob: Blob, options: ReadOptions) -> Iterator[Transcript]:
        """The table's rows; raises ``InputError`` for ragged rows and open quotes, with the line."""
        shape = _one_column(blob.peek) or shape_of(blob.peek) or _by_headings(blob.peek)
        if shape is None:
            raise InputError(
                "no delimiter takes this file apart into even rows",
                path=blob.path,
                hint="export it as CSV with a comma, or as .txt if it is a transcript",
            )
        table = Table(blob.path, "tsv" if shape.delimiter == "\t" else "csv", [], ())
        headed = table_head.find(_rows(blob, shape, options.force, table.skipped), blob.path)
        if headed is None:
            raise InputError("the table is empty", path=blob.path, hint="is it the right file?")
        table.headings, table.line = headed.headings, headed.line
        table.rows, table.ignored = headed.rows, headed.ignored
        yield from tables.transcripts(table, options)


def shape_of(text: str) -> Shape | None:
    """The delimiter that fits best, or ``None`` if none makes even rows of two cells or more."""
    shapes = [shape for delimiter in _DELIMITERS if (shape := _shape(text, delimiter))]
    return max(shapes, key=lambda s: (s.known, s.evenness, s.width), default=None)


def _shape(text: str, delimiter: str) -> Shape | None:
    records: list[list[str]] = []
    try:
        for record in islice(csv.reader(_lines(text), delimiter=delimiter, strict=True), _LOOKED_AT):
            records.append(record)
    except csv.Error:
        pass  # the sample may end within a quoted cell; what stood before it still tells the shape
    records = [record for record in records if any(cell.strip() for cell in record)]
    if records and records[0][0].startswith("sep="):
        del records[0]
    widths = Counter(map(len, records))
    if len(records) < 2:
        return None
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
    wide = [record for record in records if len(record) == width]
    if width < 2 or count < _CONSISTENT * (len(records) - _above(records, width)):
        return None
    return Shape(delimiter, wide[0], width, count / len(records))


def _above(records: list[list[str]], width: int) -> int:
    """How many short records stand above the first full one: titles."""
    return next(i for i, record in enumerate(records) if len(record) == width)


def _one_column(text: str) -> Shape | None:
    """A list of texts under one known heading."""
    heading = text.lstrip("\n").split("\n", 1)[0].strip().strip('"')
    found = columns.role_of(heading)
    return Shape("\x1f", [heading], 1, 1.0) if found and found[0] == "text" else None


def _by_headings(text: str) -> Shape | None:
    """Known headings above uneven rows: a broken table, whose line the error can then tell."""
    first = text.lstrip("\n").split("\n", 1)[0]
    for delimiter in _DELIMITERS:
        row = next(csv.reader([first], delimiter=delimiter), [])
        if len(row) > 1 and table_plan.looks_like_a_table(row):
            return Shape(delimiter, row, len(row), 0.0)
    return None


def _lines(text: str) -> Iterator[str]:
    """The lines with their newlines, without a second copy of the text."""
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield text[start : end + 1]
        start = end + 1
    if start < len(text):
        yield text[start:]


def _rows(blob: Blob, shape: Shape, force: bool, skipped: list[int]) -> Iterator[Row]:
    """The records with the lines where they begin; by force, broken ones are skipped and noted."""
    reader = csv.reader(_lines(blob.text), delimiter=shape.delimiter, strict=not force)
    while True:
        line = reader.line_num + 1
        try:
            record = next(reader, None)
        except csv.Error as error:
            raise _broken(f"broken cell: {error}", blob, line) from error
        if record is None:
            return
        if not any(record) or (line == 1 and record[0].startswith("sep=")):
            continue
        if len(record) > shape.width and any(cell.strip() for cell in record[shape.width :]):
            if not force:
                raise _broken(f"{len(record)} cells in a row, where others have {shape.width}", blob, line)
            skipped.append(line)
            continue
        yield Row(line, record, reader.line_num - line + 1)


def _broken(message: str, blob: Blob, line: int) -> InputError:
    return InputError(
        message,
        path=blob.path,
        line=line,
        hint='put cells with delimiters in quotes and write " within as ""; --force leaves broken rows out',
    )
