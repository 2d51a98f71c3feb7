"""Excel workbooks: each sheet that has a text column is a table."""

from __future__ import annotations

import datetime
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from journeydraft.errors import InputError
from journeydraft.readers import packages, table_head, tables
from journeydraft.readers.base import Blob, ReadOptions, Transcript
from journeydraft.readers.cells import Row
from journeydraft.readers.tables import Table

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_SUFFIXES = (".xlsx", ".xlsm", ".xls")


class XlsxReader:
    """Reviews, survey answers and transcripts in sheets; ``line`` is the row's number."""

    name = "an Excel workbook"

    def recognises(self, blob: Blob) -> float:
        """1 for a zip with a workbook inside."""
        return 1.0 if packages.is_package(blob, "xl/workbook.xml", _SUFFIXES) else 0.0

    def read(self, blob: Blob, options: ReadOptions) -> Iterator[Transcript]:
        """One transcript a sheet that has text. Raises the first sheet's ``InputError`` if none has."""
        try:
            with warnings.catch_warnings(action="ignore"):  # openpyxl's, about styles and the like
                found, refused = _sheets(blob, options)
        except packages.BROKEN as error:
            raise packages.broken(blob.path, ".xlsx") from error
        if not found:
            raise refused[0] if refused else InputError("the workbook is empty", path=blob.path)
        found[0].warnings += [f"a sheet was left out: {error.message}" for error in refused]
        if len(found) == 1:
            found[0].name = None
        yield from found


def _sheets(blob: Blob, options: ReadOptions) -> tuple[list[Transcript], list[InputError]]:
    """The transcripts of all sheets, and why sheets have none."""
    found: list[Transcript] = []
    refused: list[InputError] = []
    for sheet in _workbook(blob).worksheets:
        try:
            found += _sheet(blob.path, sheet, options)
        except InputError as error:
            refused.append(error)
    return found, refused


def _workbook(blob: Blob) -> Workbook:
    from openpyxl import load_workbook

    return load_workbook(packages.opened(blob, ".xlsx"), read_only=True, data_only=True, keep_links=False)


def _sheet(path: str, sheet: Any, options: ReadOptions) -> list[Transcript]:
    sheet.reset_dimensions()  # some programs write wrong ones
    headed = table_head.find(_rows(sheet), path)
    if headed is None:
        return []
    table = Table(path, "xlsx", headed.headings, headed.rows, headed.line, sheet.title)
    table.ignored = headed.ignored
    return list(tables.transcripts(table, options))


def _rows(sheet: Any) -> Iterator[Row]:
    for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
        cells = [_text(value) for value in values]
        if any(cells):
            yield Row(number, cells)


def _text(value: object) -> str:
    """A cell as a person sees it: no ``.0`` after whole numbers, dates without an empty time."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    return str(value).replace("\r\n", "\n").replace("_x000D_", "").strip()
