"""Workbooks: real numbers, text that is no formula, headings in sight; same input, same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from journeydraft.formats.package import packed

Value = str | int | float | None
Look = tuple[StyleArray, StyleArray]
"""A style as cells hold it, and the same for text that begins as a formula does."""

NARROW = 13
"""Characters that a column holds whose width nobody chose."""

_EPOCH = datetime(1980, 1, 1)
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]|^'|'$")
_HEAD, _TEXT = "journeydraft heading", "journeydraft text"
"""Styles that all cells share: one for each cell would take most of the time."""

_LINE = 15.0  # points
_MOST_LINES = 25  # a row cannot be higher than 409 points
_LONGEST = 32767
"""Characters that a cell can hold (Excel)."""


def workbook() -> Workbook:
    """An empty workbook."""
    book = Workbook()
    assert isinstance(book.active, Worksheet)
    book.remove(book.active)
    wrapped = Alignment(wrap_text=True, vertical="top")
    hair = Border(bottom=Side("thin", "E4E1DA"))
    wash = PatternFill("solid", fgColor="F4F2ED")
    book.add_named_style(
        NamedStyle(_HEAD, font=Font("Calibri", 11, bold=True), fill=wash, border=hair, alignment=wrapped)
    )
    book.add_named_style(NamedStyle(_TEXT, font=Font("Calibri", 11), border=hair, alignment=wrapped))
    book.properties.creator = "journeydraft"
    book.properties.created = book.properties.modified = _EPOCH
    return book


def add_sheet(
    book: Workbook,
    title: str,
    heading: Sequence[Value],
    rows: Iterable[Sequence[Value]],
    widths: Mapping[int, int],
    beside: int = 0,
) -> Worksheet:
    """A sheet with a filter; heading and ``beside`` columns stay in sight; ``widths`` by column from 0."""
    sheet: Worksheet = book.create_sheet(_FORBIDDEN.sub(" ", title)[:31])
    text, head = _looks(sheet)
    for number, row in enumerate((heading, *rows), start=1):
        for column, value in enumerate(row, start=1):
            _set(sheet.cell(number, column), value, head if number == 1 or column <= beside else text)
        if (lines := _lines(row, widths)) > 1:
            sheet.row_dimensions[number].height = _LINE * lines
    for index in range(len(heading)):
        sheet.column_dimensions[get_column_letter(index + 1)].width = widths.get(index, NARROW)
    sheet.freeze_panes = f"{get_column_letter(1 + beside)}2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins = PageMargins(0.4, 0.4, 0.4, 0.4)
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    return sheet


def saved(book: Workbook) -> bytes:
    """The workbook as bytes. ``Workbook.save`` would write the time into it."""
    raw = io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(raw, "w")).save()
    with zipfile.ZipFile(raw) as source:
        return packed((entry.filename, source.read(entry)) for entry in source.infolist())


def _lines(row: Sequence[Value], widths: Mapping[int, int]) -> int:
    """Lines that the longest cell of a row wraps to, about; not every program works that out by itself."""
    most = 1
    for index, value in enumerate(row):
        wide = widths.get(index, NARROW)
        if isinstance(value, str) and (len(value) >= wide or "\n" in value):
            most = max(most, sum(1 + len(line) // wide for line in value.split("\n")))
    return min(most, _MOST_LINES)


def _set(cell: Any, value: Value, look: Look) -> None:
    """``cell`` is one of openpyxl, whose types do not tell of its style."""
    formula = False
    if isinstance(value, str):
        formula = value.startswith(("=", "+", "-", "@"))
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:_LONGEST]
        cell.data_type = "s"
    elif value is not None:
        cell.value = value
    cell._style = look[formula]


def _looks(sheet: Worksheet) -> tuple[Look, Look]:
    """The styles of text and of headings; looked up by name for every cell, they take most of the time."""
    text, head = (_look(sheet, name) for name in (_TEXT, _HEAD))
    return text, head


def _look(sheet: Worksheet, name: str) -> Look:
    made = []
    for quoted in (False, True):
        cell: Any = Cell(sheet, 1, 1)
        cell.style = name
        cell.quotePrefix = quoted
        made.append(cell._style)
    return made[0], made[1]
