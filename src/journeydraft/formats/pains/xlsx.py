"""The list of pain points as a workbook: a sheet of pain points, one of evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journeydraft.formats.labels import Labels
from journeydraft.formats.pains import rows
from journeydraft.formats.pains.rows import EVIDENCE_COLUMNS, columns_of
from journeydraft.formats.workbook import add_sheet, saved, workbook
from journeydraft.model.journey import PainPoints

WIDTHS: Mapping[str, int] = {
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
"""Characters that a column holds, by its key."""


def write_xlsx(pains: PainPoints, words: Labels) -> bytes:
    """A workbook with real numbers, a filter, a heading that stays in sight, and text that is no formula."""
    book = workbook()
    columns = columns_of(pains)
    told = rows.pain_rows(pains, words)
    add_sheet(book, words.text("pains", "title"), rows.heading(columns, words), told, widths(columns))
    quotes = rows.evidence_rows(pains, words)
    heading = rows.heading(EVIDENCE_COLUMNS, words)
    add_sheet(book, words.text("pains", "evidence"), heading, quotes, widths(EVIDENCE_COLUMNS))
    return saved(book)


def widths(columns: Sequence[str]) -> dict[int, int]:
    """The widths of ``columns``, by their place."""
    return {index: WIDTHS[name] for index, name in enumerate(columns) if name in WIDTHS}
