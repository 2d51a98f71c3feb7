"""The pain points on paper: the first with what was said, the others as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from journeydraft.formats.grid.lines import Line
from journeydraft.formats.report.cited import Cited
from journeydraft.formats.report.lines import Lines
from journeydraft.formats.report.texts import text

TOLD = 12
"""Pain points that are told with their quotes."""

QUOTES, AGAINST = 2, 1
"""Quotes for and against such a pain point that stand beside it; the appendix has all."""


def told_pains(ranked: Sequence[tuple[Line, str]], lines: Lines, cited: Cited) -> dict[str, Any]:
    """``first`` and ``further`` of the pain points, each with its rank and stage."""
    shown = [
        lines.shown(line) | {"rank": rank, "stage": text(stage)}
        for rank, (line, stage) in enumerate(ranked, 1)
    ]
    for facts, (line, _) in zip(shown[:TOLD], ranked, strict=False):
        facts["quotes"] = cited.quoted(lines.ids(line, "evidence"), QUOTES)
        facts["others"] = cited.quoted(lines.ids(line, "against"), AGAINST)
    return {"first": shown[:TOLD], "further": shown[TOLD:]}
