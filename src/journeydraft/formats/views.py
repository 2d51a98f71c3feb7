"""What is only written: pages, pictures, reports, tables, codings, diagrams, by the ending of the name.

Each is loaded when it is asked for. A new one is a function here and a line in ``VIEWS``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from journeydraft.model.journey import JourneyMap
from journeydraft.model.source import Source


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of a view: the study's sources, where they are at hand; ``only`` one part of the map;
    the ``board`` that a table is for."""

    sources: Sequence[Source] = ()
    only: str | None = None
    board: str | None = None


View = Callable[[JourneyMap, Wish], str | bytes]


def _page(map_: JourneyMap, wish: Wish) -> str:
    from journeydraft.formats.html import write_html

    return write_html(map_, wish.sources)


def _picture(map_: JourneyMap, wish: Wish) -> str:
    from journeydraft.formats.svg import write_svg

    return write_svg(map_, only_curve=wish.only == "curve")


def _bitmap(map_: JourneyMap, wish: Wish) -> bytes:
    from journeydraft.formats.png import write_png

    return write_png(map_, only_curve=wish.only == "curve")


def _report(map_: JourneyMap, _wish: Wish) -> bytes:
    from journeydraft.formats.report import write_pdf

    return write_pdf(map_)


def _table(map_: JourneyMap, wish: Wish) -> bytes:
    if wish.board is not None:
        from journeydraft.formats.boards import write_board

        return write_board(map_, wish.board)
    from journeydraft.formats.tables.csv import write_csv

    return write_csv(map_)


def _lines(map_: JourneyMap, _wish: Wish) -> str:
    from journeydraft.formats.tables.jsonl import write_jsonl

    return write_jsonl(map_)


def _workbook(map_: JourneyMap, _wish: Wish) -> bytes:
    from journeydraft.formats.tables.xlsx import write_xlsx

    return write_xlsx(map_)


def _document(map_: JourneyMap, _wish: Wish) -> bytes:
    from journeydraft.formats.docx import write_docx

    return write_docx(map_)


def _coding(map_: JourneyMap, wish: Wish) -> bytes:
    from journeydraft.formats.refi import write_qdpx

    return write_qdpx(map_, wish.sources)


def _codebook(map_: JourneyMap, _wish: Wish) -> bytes:
    from journeydraft.formats.refi import write_qdc

    return write_qdc(map_)


def _diagram(map_: JourneyMap, _wish: Wish) -> str:
    from journeydraft.formats.mermaid import write_mermaid

    return write_mermaid(map_)


VIEWS: Mapping[str, View] = {
    ".html": _page,
    ".htm": _page,
    ".svg": _picture,
    ".png": _bitmap,
    ".pdf": _report,
    ".docx": _document,
    ".csv": _table,
    ".jsonl": _lines,
    ".xlsx": _workbook,
    ".qdpx": _coding,
    ".qdc": _codebook,
    ".mmd": _diagram,
}
"""How a map is written, by the ending."""

PARTS: Mapping[str, tuple[str, ...]] = {"curve": (".svg", ".png")}
"""Parts of a map that can be had alone, and in which formats."""

TYPESET = (".png", ".pdf")
"""Formats that need the packages of the extra ``print``."""
