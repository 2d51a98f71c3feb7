"""A table that a person keeps in a spreadsheet: CSV in whatever encoding and delimiter that one saves."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from journeydraft.errors import InputError
from journeydraft.readers.base import Blob
from journeydraft.readers.delimited import shape_of


@dataclass(frozen=True)
class Sheet:
    """The headings, and the rows below them with the lines of the file where they begin."""

    headings: tuple[str, ...]
    rows: tuple[tuple[int, list[str]], ...]
    delimiter: str


def read_sheet(blob: Blob) -> Sheet | None:
    """The table in ``blob``; None where nothing takes it apart into even rows. Raises ``InputError`` for a
    broken cell, with its line."""
    text = blob.text
    shape = shape_of(text) or shape_of(f"{text}\n{text}")  # headings alone have no shape
    if shape is None:
        return None
    rows: list[tuple[int, list[str]]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=shape.delimiter)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise InputError(f"broken cell: {error}", path=blob.path, line=line) from error
        if row is None:
            break
        if any(cell.strip() for cell in row):
            rows.append((line, row))
    at = next(number for number, (_, row) in enumerate(rows) if row == shape.first)
    return Sheet(tuple(shape.first), tuple(rows[at + 1 :]), shape.delimiter)
