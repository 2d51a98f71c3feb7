"""A line of the map as the report sets it: its words, the marks after them, the numbers of its quotes."""

from __future__ import annotations

from typing import Any

from journeydraft.formats.grid.lines import Bar, Line
from journeydraft.formats.grid.records import Records
from journeydraft.formats.labels import Labels
from journeydraft.formats.report.cited import Cited
from journeydraft.formats.report.texts import text

LEVELS = {"low": 1, "medium": 2, "high": 3}


class Lines:
    """Makes lines of the ``records`` of a map; cites their quotes."""

    def __init__(self, records: Records, cited: Cited, words: Labels) -> None:
        self._records = records
        self._cited = cited
        self._words = words

    def shown(self, line: Line) -> dict[str, Any]:
        """The facts of ``line``."""
        return {
            "text": text(line.text),
            "level": LEVELS.get(line.severity or "", 0),
            "severity": self._words.find("severity", line.severity),
            "bars": [_bar(bar, thin) for bar, thin in ((line.people, False), (line.reviews, True)) if bar],
            "note": line.note,
            "tag": text(line.tag),
            "against": self._words.text("page", "contradicted") if line.contradicted else "",
            "cites": self._cited.ranges([*self.ids(line, "evidence"), *self.ids(line, "against")]),
        }

    def ids(self, line: Line, kind: str) -> list[str]:
        """The quotes of ``line``: ``evidence`` for it, or ``against`` it."""
        return list(self._records.listed[line.number].get(kind, ()))


def _bar(bar: Bar, thin: bool) -> dict[str, Any]:
    return {"percent": bar.percent, "text": bar.text, "thin": thin}
