"""The list of pain points as CSV that spreadsheets open as it is: UTF-8 with its mark, CRLF, no formulas."""

from __future__ import annotations

import csv
import io

from journeydraft.formats.labels import Labels
from journeydraft.formats.pains.rows import Cell, columns_of, heading, pain_rows
from journeydraft.formats.pains.spreadsheet import harmless
from journeydraft.model.journey import PainPoints


def write_csv(pains: PainPoints, words: Labels) -> bytes:
    """The table of ``pains`` with its heading, comma-separated."""
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\r\n")
    for row in (heading(columns_of(pains), words), *pain_rows(pains, words)):
        table.writerow([_shown(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def _shown(cell: Cell) -> Cell:
    return harmless(cell.replace("\0", "")) if isinstance(cell, str) else cell
