"""The list of pain points as CSV that spreadsheets open as it is."""

from __future__ import annotations

from journeydraft.formats.labels import Labels
from journeydraft.formats.pains.rows import columns_of, heading, pain_rows
from journeydraft.formats.spreadsheet import as_csv
from journeydraft.model.journey import PainPoints


def write_csv(pains: PainPoints, words: Labels) -> bytes:
    """The table of ``pains`` with its heading."""
    return as_csv((heading(columns_of(pains), words), *pain_rows(pains, words)))
