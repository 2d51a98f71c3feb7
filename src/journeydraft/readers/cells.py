"""A table's row, read by the roles of its columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from journeydraft.readers.base import Part
from journeydraft.readers.table_plan import Plan


class Row(NamedTuple):
    """``line`` is where the row begins in the file (from 1), ``lines`` how many it covers there.

    Cells are text, empty for nothing.
    """

    line: int
    cells: Sequence[str]
    lines: int = 1


class Cells:
    """The cells of ``row`` by role, trimmed: ``cells["rating"]`` is empty where there is none."""

    __slots__ = ("_named", "plan", "row")

    def __init__(self, row: Row, plan: Plan) -> None:
        self.row = row
        self.plan = plan
        width = len(row.cells)
        self._named = {role: row.cells[i].strip() for role, i in plan.roles.items() if i < width}

    def __getitem__(self, role: str) -> str:
        return self._named.get(role, "")

    def at(self, index: int) -> str:
        """The cell of a column, trimmed; empty beyond a short row's end."""
        return self.row.cells[index].strip() if index < len(self.row.cells) else ""

    def line(self, index: int) -> int:
        """Where the text of a filled cell begins: cells before it may hold newlines."""
        if self.row.lines == 1:
            return self.row.line
        cell = self.row.cells[index]
        leading = cell[: len(cell) - len(cell.lstrip())]
        return self.row.line + "".join((*self.row.cells[:index], leading)).count("\n")

    def parts(self, index: int, time: str | None = None) -> tuple[Part, ...]:
        """The lines of a cell; all but the last keep their newline."""
        text = self.at(index)
        if not text:
            return ()
        first = self.line(index)
        if "\n" not in text:
            return (Part(text, first, time),)
        step = int(self.row.lines > 1)
        lines = [(first + i * step, line.strip()) for i, line in enumerate(text.split("\n")) if line.strip()]
        last = len(lines) - 1
        return tuple(Part(t + "\n" * (i < last), number, time) for i, (number, t) in enumerate(lines))
