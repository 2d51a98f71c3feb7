"""Workbooks: real numbers, text that is no formula, headings in sight; same input, same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | float | None

NARROW = 13
"""Characters that a column holds whose width nobody chose."""

_EPOCH = datetime(1980, 1, 1)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
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
    for number, row in enumerate((heading, *rows), start=1):
        for column, value in enumerate(row, start=1):
            _set(sheet.cell(number, column), value, bold=number == 1 or column <= beside)
        sheet.row_dimensions[number].height = _LINE * _lines(row, widths)
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
    """The workbook as bytes; a zip archive carries times, which are set to one that never changes."""
    raw, fixed = io.BytesIO(), io.BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            target.writestr(
                zipfile.ZipInfo(entry.filename, _EPOCH.timetuple()[:6]), content, zipfile.ZIP_DEFLATED
            )
    return fixed.getvalue()


def _lines(row: Sequence[Value], widths: Mapping[int, int]) -> int:
    """Lines that the longest cell of a row wraps to, about; not every program works that out by itself."""
    lengths = [
        sum(1 + len(line) // widths.get(index, NARROW) for line in str(value or "").split("\n"))
        for index, value in enumerate(row)
    ]
    return min(max(lengths, default=1), _MOST_LINES)


def _set(cell: Cell | MergedCell, value: Value, bold: bool) -> None:
    if isinstance(cell, MergedCell):
        return
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:_LONGEST]
        cell.data_type = "s"
    else:
        cell.value = value
    cell.style = _HEAD if bold else _TEXT
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@")):
        cell.quotePrefix = True
