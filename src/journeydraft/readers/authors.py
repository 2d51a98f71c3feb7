"""Who wrote a row of a table: one participant per author, and no names among the ids."""

from __future__ import annotations

import re
from typing import Final

from journeydraft.readers import columns

_CODE: Final = re.compile(r"(?:[A-Z]{1,2}|[a-z])?[-_ #]?\d{1,6}")
_OPAQUE: Final = re.compile(r"[\w.:#-]{1,64}")
_ID_WORDS: Final = frozenset(
    {
        "id",
        "pid",
        "nr",
        "no",
        "uuid",
        "participant",
        "respondent",
        "osaleja",
        "vastaja",
        "participante",
        "участник",
    }
)


class Authors:
    """Remembers names, so that all rows of one author share an id. ``heading`` is the author column's."""

    def __init__(self, heading: str | None, *, settled: bool = False) -> None:
        self._ids_in_column = settled or (heading is not None and _is_id_heading(heading))
        self._first: dict[str, str] = {}
        self._rows = 0

    def identify(self, author: str, record: str) -> tuple[str, str | None]:
        """The id and name of the next row's author. ``author`` and ``record`` are cells, empty for none.

        An id is the author's code (``P3``, ``u-889``), else the record's, else ``R<row>``, rows counted
        from 1.
        """
        self._rows += 1
        row = self._rows
        if not author or columns.is_nobody(author):
            return _code(record) or f"R{row}", None
        if _CODE.fullmatch(author) or (self._ids_in_column and _OPAQUE.fullmatch(author)):
            return author, None
        known = self._first.get(author)
        if known is None:
            known = self._first[author] = _code(record) or f"R{row}"
        return known, author


def _is_id_heading(heading: str) -> bool:
    return not _ID_WORDS.isdisjoint(columns.plain(heading).split())


def _code(record: str) -> str | None:
    """A record's id that can stand for its author: no link, no address, no words."""
    return record if _OPAQUE.fullmatch(record) and "@" not in record else None
