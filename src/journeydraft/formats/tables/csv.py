"""The map as CSV that spreadsheets and notebooks open as it is."""

from __future__ import annotations

from journeydraft.formats.spreadsheet import as_csv
from journeydraft.formats.tables.tidy import Row, tidy_rows
from journeydraft.model.journey import JourneyMap


def write_csv(map_: JourneyMap) -> bytes:
    """``tidy_rows`` with their names as the heading."""
    return as_csv((Row._fields, *tidy_rows(map_)))
