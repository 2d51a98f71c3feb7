"""The list of pain points as a workbook: a sheet of pain points, one of evidence. Same input, same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from journeydraft.formats.labels import Labels
from journeydraft.formats.pains import rows
from journeydraft.formats.pains.rows import EVIDENCE_COLUMNS, columns_of
from journeydraft.model.journey import PainPoints

_EPOCH = datetime(1980, 1, 1)
_WIDTHS: Mapping[str, int] = {
    "text": 48,
    "quote": 60,
    "place": 34,
    "further": 60,
    "contradicting": 60,
    "source": 30,
    "stage": 18,
    "said_by": 18,
    "segments": 36,
}
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_NARROW = 13
_LINE = 15.0  # points
_MOST_LINES = 25  # a row cannot be higher than 409 points
_LONGEST = 32767
"""Characters that a cell can hold (Excel)."""


def write_xlsx(pains: PainPoints, words: Labels) -> bytes:
    """A workbook with real numbers, a filter, a heading that stays in sight, and text that is no formula."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    first.title = words.text("pains", "title")[:31]
    _fill(first, columns_of(pains), rows.pain_rows(pains, words), words)
    second = book.create_sheet(words.text("pains", "evidence")[:31])
    _fill(second, EVIDENCE_COLUMNS, rows.evidence_rows(pains, words), words)
    book.properties.creator = "journeydraft"
    book.properties.created = book.properties.modified = _EPOCH
    return _saved(book)


def _fill(
    sheet: Worksheet, columns: tuple[str, ...], table: Iterable[list[rows.Cell]], words: Labels
) -> None:
    for number, row in enumerate((rows.heading(columns, words), *table), start=1):
        for column, value in enumerate(row, start=1):
            _set(sheet.cell(number, column), value, bold=number == 1)
        sheet.row_dimensions[number].height = _LINE * _lines(row, columns)
    for index, name in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = _WIDTHS.get(name, _NARROW)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"


def _lines(row: list[rows.Cell], columns: tuple[str, ...]) -> int:
    """Lines that the longest cell of a row wraps to, about; not every program works that out by itself."""
    lengths = [
        sum(1 + len(line) // _WIDTHS.get(name, _NARROW) for line in str(value or "").split("\n"))
        for name, value in zip(columns, row, strict=True)
    ]
    return min(max(lengths), _MOST_LINES)


def _set(cell: Cell | MergedCell, value: rows.Cell, bold: bool) -> None:
    if isinstance(cell, MergedCell):
        return
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:_LONGEST]
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
    else:
        cell.value = value
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.font = Font(bold=bold)


def _saved(book: Workbook) -> bytes:
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
