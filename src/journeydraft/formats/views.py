"""What is only written: pages, pictures, tables, diagrams, by the ending of the file's name.

Each is loaded when it is asked for. A new one is a function here and a line in ``VIEWS``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from journeydraft.model.journey import JourneyMap
from journeydraft.model.source import Source


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of a view: the study's sources, where they are at hand; ``only`` one part of the map."""

    sources: Sequence[Source] = ()
    only: str | None = None


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


def _table(map_: JourneyMap, _wish: Wish) -> bytes:
    from journeydraft.formats.tables.csv import write_csv

    return write_csv(map_)


def _workbook(map_: JourneyMap, _wish: Wish) -> bytes:
    from journeydraft.formats.tables.xlsx import write_xlsx

    return write_xlsx(map_)


def _diagram(map_: JourneyMap, _wish: Wish) -> str:
    from journeydraft.formats.mermaid import write_mermaid

    return write_mermaid(map_)


VIEWS: Mapping[str, View] = {
    ".html": _page,
    ".htm": _page,
    ".svg": _picture,
    ".png": _bitmap,
    ".pdf": _report,
    ".csv": _table,
    ".xlsx": _workbook,
    ".mmd": _diagram,
}
"""How a map is written, by the ending."""

PARTS: Mapping[str, tuple[str, ...]] = {"curve": (".svg", ".png")}
"""Parts of a map that can be had alone, and in which formats."""

SET = (".png", ".pdf")
"""Formats that need the packages of the extra ``print``."""
