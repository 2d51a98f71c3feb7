"""Workbooks: real numbers, text that is no formula, headings in sight; same input, same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from journeydraft.formats.package import packed
from journeydraft.formats.xml_text import legal

Value = str | int | float | None

NARROW = 13
"""Characters that a column holds whose width nobody chose."""

_EPOCH = datetime(1980, 1, 1)
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]|^'|'$")
_TEXT = {"font_name": "Calibri", "font_size": 11, "text_wrap": True, "valign": "top"}
_HAIR = {"bottom": 1, "bottom_color": "#E4E1DA"}
_HEAD = {"bold": True, "bg_color": "#F4F2ED"}

_LINE = 15.0  # points
_MOST_LINES = 25  # a row cannot be higher than 409 points
_MARGIN = 0.4  # inches
_LONGEST = 32767
"""Characters that a cell can hold (Excel)."""


@dataclass(frozen=True, slots=True)
class Look:
    """A style, and the same for text that begins as a formula does."""

    plain: Format
    quoted: Format


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook that is being made."""

    made: Workbook
    file: io.BytesIO
    text: Look
    head: Look


def workbook() -> Book:
    """An empty workbook."""
    file = io.BytesIO()
    made = Workbook(file, {"in_memory": True})
    made.set_properties({"author": "journeydraft", "created": _EPOCH})
    return Book(made, file, _look(made, _TEXT | _HAIR), _look(made, _TEXT | _HAIR | _HEAD))


def add_sheet(
    book: Book,
    title: str,
    heading: Sequence[Value],
    rows: Iterable[Sequence[Value]],
    widths: Mapping[int, int],
    beside: int = 0,
) -> None:
    """A sheet with a filter; heading and ``beside`` columns stay in sight; ``widths`` by column from 0."""
    sheet: Worksheet = book.made.add_worksheet(_FORBIDDEN.sub(" ", title)[:31])
    number = 0
    for number, row in enumerate((heading, *rows)):
        if (lines := _lines(row, widths)) > 1:
            sheet.set_row(number, _LINE * lines)
        for column, value in enumerate(row):
            _set(sheet, number, column, value, book.head if number == 0 or column < beside else book.text)
    for column in range(len(heading)):
        sheet.set_column(column, column, widths.get(column, NARROW))
    sheet.freeze_panes(1, beside)
    sheet.autofilter(0, 0, number, max(len(heading) - 1, 0))
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    sheet.hide_gridlines(2)
    sheet.repeat_rows(0)


def saved(book: Book) -> bytes:
    """The workbook as bytes; it is done then."""
    book.made.close()
    with zipfile.ZipFile(book.file) as source:
        return packed((entry.filename, source.read(entry)) for entry in source.infolist())


def _lines(row: Sequence[Value], widths: Mapping[int, int]) -> int:
    """Lines that the longest cell of a row wraps to, about; not every program works that out by itself."""
    most = 1
    for index, value in enumerate(row):
        wide = widths.get(index, NARROW)
        if isinstance(value, str) and (len(value) >= wide or "\n" in value):
            most = max(most, sum(1 + len(line) // wide for line in value.split("\n")))
    return min(most, _MOST_LINES)


def _set(sheet: Worksheet, row: int, column: int, value: Value, look: Look) -> None:
    if value is None or value == "":
        sheet.write_blank(row, column, None, look.plain)
    elif isinstance(value, str):
        formula = value.startswith(("=", "+", "-", "@"))
        sheet.write_string(row, column, legal(value)[:_LONGEST], look.quoted if formula else look.plain)
    else:
        sheet.write_number(row, column, value, look.plain)


def _look(made: Workbook, style: Mapping[str, object]) -> Look:
    return Look(made.add_format(dict(style)), made.add_format({**style, "quote_prefix": True}))
