"""The map as CSV that spreadsheets and notebooks open as it is: UTF-8 with its mark, CRLF, no formulas."""

from __future__ import annotations

import csv
import io

from journeydraft.formats.pains.spreadsheet import harmless
from journeydraft.formats.tables.tidy import Row, tidy_rows
from journeydraft.model.journey import JourneyMap


def write_csv(map_: JourneyMap) -> bytes:
    """``tidy_rows`` with their names as the heading, comma-separated."""
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(Row._fields)
    for row in tidy_rows(map_):
        table.writerow([harmless(v.replace("\0", "")) if isinstance(v, str) else v for v in row])
    return text.getvalue().encode("utf-8-sig")
