"""The map on paper: sheets of a few stages beside each other, lanes below; the curve over all of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from journeydraft.formats.grid.heads import StageHead
from journeydraft.formats.grid.rows import Cell, Row
from journeydraft.formats.labels import Labels
from journeydraft.formats.markdown.signs import write_number
from journeydraft.formats.report.lines import Lines
from journeydraft.formats.report.texts import text, texts
from journeydraft.formats.svg import write_svg
from journeydraft.formats.typesetting import FAMILIES
from journeydraft.model.journey import JourneyMap

STAGES = 4
"""Stages of a sheet; more would leave columns of a few words."""

ACROSS = 7
"""Stages of a curve whose words can still be read on A4."""

FOLD = 5
"""Lines of a cell; how many more there are is told."""

CHIPS = 12

WHOLE = 1_500
"""Characters of a cell that surely fit on a page."""

LEFT_OUT = frozenset({"notes"})
"""Rows that are no text of one line."""


def parts(number: int, most: int) -> list[range]:
    """``number`` stages in as few parts as hold ``most`` each, as even as can be."""
    count = max(1, -(-number // most))
    edges = [round(index * number / count) for index in range(count + 1)]
    return [range(first, last) for first, last in pairwise(edges)]


def curves(map_: JourneyMap) -> list[str]:
    """The emotion curve as pictures in SVG; none where no mood is known."""
    if not any(stage.valence for stage in map_.stages):
        return []
    return [write_svg(map_, True, FAMILIES, part) for part in parts(len(map_.stages), ACROSS)]


def sheets(grid: Sequence[Row], heads: Sequence[StageHead], lines: Lines, words: Labels) -> list[Any]:
    """The sheets, in the order of the stages."""
    return [_sheet(grid, heads, part, lines, words) for part in parts(len(heads), STAGES) if part]


def _sheet(
    grid: Sequence[Row], heads: Sequence[StageHead], part: range, lines: Lines, words: Labels
) -> dict[str, Any]:
    rows = [
        _row(row, [_cell(row, row.cells[index], lines, words) for index in part])
        for row in grid
        if row.key not in LEFT_OUT and any(_filled(row.cells[index]) for index in part)
    ]
    return {"heads": [_head(heads[index]) for index in part], "rows": rows}


def _row(row: Row, cells: list[dict[str, Any]]) -> dict[str, Any]:
    """A lane of a sheet; it is kept on one page, beside its name, unless it may be longer than a page."""
    whole = all(_length(cell) <= WHOLE for cell in cells)
    return {"name": text(row.name), "cells": cells, "whole": whole}


def _length(cell: dict[str, Any]) -> int:
    said = [*cell.get("texts", ()), *cell.get("chips", ()), *(one["text"] for one in cell.get("lines", ()))]
    return sum(len(one["t"]) for one in said if one)


def _head(head: StageHead) -> dict[str, Any]:
    reached = {"percent": head.reached.percent, "text": head.reached.text} if head.reached else None
    return {
        "number": str(head.index + 1),
        "name": text(head.name),
        "reached": reached,
        "empty": head.empty,
    }


def _filled(cell: Cell) -> bool:
    return bool(cell.text or cell.names or cell.metrics or cell.size)


def _cell(row: Row, cell: Cell, lines: Lines, words: Labels) -> dict[str, Any]:
    found = [line for group in cell.groups for line in group.lines]
    if row.chips:
        named = tuple(f"{line.text} {line.valence}".strip() for line in found)
        return {"chips": texts(named[:CHIPS]), "more": _more(len(named) - CHIPS, words)}
    if found:
        return {
            "lines": [lines.shown(line) for line in found[:FOLD]],
            "more": _more(len(found) - FOLD, words),
        }
    said = texts((cell.text or "", *cell.names))
    said += texts(
        tuple(f"{one.name}: {write_number(one.value, words)} {one.unit or ''}" for one in cell.metrics)
    )
    return {"texts": said}


def _more(number: int, words: Labels) -> str:
    return words.text("page", "more").format(n=number) if number > 0 else ""
