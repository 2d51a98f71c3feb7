"""The body of a document, part by part: headings, lines, tables, links inside it; in either direction.

Written as XML: element by element, a map of thousands of lines takes three times as long.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from journeydraft.formats.docx.languages import tag
from journeydraft.formats.drawing.wrapping import shortened
from journeydraft.formats.sample import runs

WIDTH = 9638
"""Twentieths of a point between the margins of A4 (17 cm)."""

LONGEST = 2_000
"""Characters of a stretch of text: a word of many thousands keeps a word processor busy for hours."""

TAB = "\t"
"""A run of this alone goes to the indent of its paragraph."""

_ONWARDS, _BACKWARDS = "\u200e", "\u200f"
"""Invisible letters that run from left to right, and from right to left."""


class Run(NamedTuple):
    """Text in a character style; ``link`` is a bookmark, ``language`` a code where it is known."""

    text: str
    style: str | None = None
    link: str | None = None
    language: str | None = None


Cell = Sequence[Run]


class Body:
    """What is to stand in a document; ``turned`` where most of it runs from right to left."""

    def __init__(self, turned: bool) -> None:
        self._parts: list[str] = []
        self._turned = turned
        self._bookmarks = 0

    def heading(self, text: str, level: int) -> None:
        """A heading that the document's outline shows."""
        self.line(Run(text), style=f"Heading{level}")

    def line(self, *parts: Run, style: str | None = None, bookmark: str | None = None) -> None:
        """A paragraph; links lead to it by ``bookmark``."""
        self._parts.append(self._paragraph(parts, style, bookmark))

    def table(self, head: Sequence[str], rows: Iterable[Sequence[Cell]], shares: Sequence[int]) -> None:
        """A table as wide as the page, its head on every page; ``shares`` are widths, as proportions."""
        widths = [WIDTH * share // sum(shares) for share in shares]
        turned = "<w:bidiVisual/>" if self._turned else ""
        self._parts.append(
            f'<w:tbl><w:tblPr><w:tblStyle w:val="JourneyTable"/>{turned}<w:tblW w:w="{WIDTH}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
        )
        self._parts += [f'<w:gridCol w:w="{width}"/>' for width in widths]
        self._parts.append("</w:tblGrid>")
        self._row([[Run(text, "Strong")] for text in head], widths, "<w:tblHeader/>")
        for row in rows:
            self._row(row, widths, "")
        self._parts.append("</w:tbl>")
        self.line()

    def xml(self) -> str:
        """All of it, in the order of the calls; ``w`` is the prefix of its names."""
        return "".join(self._parts)

    def _row(self, cells: Iterable[Cell], widths: Iterable[int], kind: str) -> None:
        self._parts.append(f"<w:tr><w:trPr><w:cantSplit/>{kind}</w:trPr>")
        for cell, width in zip(cells, widths, strict=True):
            self._parts.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>')
            self._parts.append(f"{self._paragraph(cell, 'Cell', None)}</w:tc>")
        self._parts.append("</w:tr>")

    def _paragraph(self, parts: Iterable[Run], style: str | None, bookmark: str | None) -> str:
        shown = [(_clean(part.text), part) for part in parts]
        turned = self._from_the_right("".join(text for text, _ in shown))
        settings = (f'<w:pStyle w:val="{style}"/>' if style else "") + ("<w:bidi/>" if turned else "")
        written = "".join(_run(text, part, turned) for text, part in shown)
        return f"<w:p><w:pPr>{settings}</w:pPr>{self._marked(bookmark)}{written}</w:p>"

    def _marked(self, bookmark: str | None) -> str:
        if bookmark is None:
            return ""
        self._bookmarks += 1
        number = self._bookmarks
        return f'<w:bookmarkStart w:id="{number}" w:name="{bookmark}"/><w:bookmarkEnd w:id="{number}"/>'

    def _from_the_right(self, text: str) -> bool:
        way = runs(text)
        return self._turned if way is None else way == "rtl"


def _run(text: str, part: Run, turned: bool) -> str:
    """In a paragraph that is ``turned``, what runs the other way keeps its order by marks."""
    way = runs(text) if turned or not text.isascii() else None
    settings = f'<w:rStyle w:val="{part.style}"/>' if part.style else ""
    if way == "rtl":
        settings += "<w:rtl/>"
    if part.language:
        settings += f"<w:lang w:{'bidi' if way == 'rtl' else 'val'}={quoteattr(tag(part.language))}/>"
    said = _apart(text) if turned and way == "ltr" else text
    inside = "<w:tab/>" if text == TAB else f'<w:t xml:space="preserve">{escape(said)}</w:t>'
    run = f"<w:r><w:rPr>{settings}</w:rPr>{inside}</w:r>"
    return f'<w:hyperlink w:anchor="{part.link}" w:history="1">{run}</w:hyperlink>' if part.link else run


def _apart(text: str) -> str:
    """``text``, which runs from left to right, as a stretch of its own among what does not."""
    said = text.strip()
    before, _, after = text.partition(said)
    return f"{before}{_BACKWARDS}{_ONWARDS}{said}{_ONWARDS}{_BACKWARDS}{after}"


def _clean(text: str) -> str:
    """``text`` on one line and not too long, a space kept at either end."""
    if not text or text.isspace():
        return text if text == TAB else " " if text else ""
    line = shortened(text, LONGEST)
    before, after = (" " if edge.isspace() else "" for edge in (text[0], text[-1]))
    return f"{before}{line}{after}"
