"""The paragraphs of a Word document in order, tables included, with what their looks say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from journeydraft.readers import packages
from journeydraft.readers.base import Blob

if TYPE_CHECKING:
    from docx.document import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEFT_OUT = frozenset(
    {f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_W}pPr"}
    | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_CONTAINERS = frozenset({f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins", f"{_W}smartTag"})
_OFF = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``number`` counts all paragraphs from 1; ``text`` may have line breaks.

    ``heading`` is 1…9, 0 for none; ``bold`` the characters that the paragraph's beginning has in bold.
    """

    number: int
    text: str
    heading: int = 0
    listed: bool = False
    bold: int = 0


@dataclass(slots=True)
class Grid:
    """A table: rows of cells, a cell being its paragraphs."""

    rows: list[list[list[Paragraph]]] = field(default_factory=list)


def blocks(blob: Blob) -> list[Paragraph | Grid]:
    """The document's paragraphs and tables; raises ``InputError`` for a broken or dangerous file.

    python-docx skips inserted text of tracked changes and content controls, so the tree is walked here;
    deleted text and text boxes are left out.
    """
    from docx import Document as open_document

    stream = packages.opened(blob, ".docx")
    try:
        document = open_document(stream)
        return list(_Walk(document).blocks(document.element.body))
    except packages.BROKEN as error:
        raise packages.broken(blob.path, ".docx") from error


class _Walk:
    """Counts paragraphs while it goes through the tree; knows the names of styles."""

    def __init__(self, document: Document) -> None:
        self._number = 0
        self._names = {style.style_id: (style.name or "") for style in document.styles}

    def blocks(self, parent: Any) -> Iterator[Paragraph | Grid]:
        for element in parent:
            if element.tag == f"{_W}p":
                yield self._paragraph(element)
            elif element.tag == f"{_W}tbl":
                yield self._grid(element)
            elif element.tag in _CONTAINERS:
                yield from self.blocks(element)

    def _grid(self, table: Any) -> Grid:
        return Grid(
            [[self._cell(cell) for cell in row.iter(f"{_W}tc")] for row in table.iterchildren(f"{_W}tr")]
        )

    def _cell(self, cell: Any) -> list[Paragraph]:
        return [block for block in self.blocks(cell) if isinstance(block, Paragraph)]

    def _paragraph(self, element: Any) -> Paragraph:
        self._number += 1
        pieces = list(_pieces(element, False))
        name = self._style(element)
        level = re.fullmatch(r"(?:heading (\d)|title)", name)
        bold = 0
        for text, is_bold in pieces:
            if text.strip() and not is_bold:
                break
            bold += len(text)
        return Paragraph(
            self._number,
            "".join(text for text, _ in pieces),
            int(level[1] or 1) if level else 0,
            name.startswith("list") or element.find(f"{_W}pPr/{_W}numPr") is not None,
            bold,
        )

    def _style(self, element: Any) -> str:
        style = element.find(f"{_W}pPr/{_W}pStyle")
        return self._names.get(style.get(f"{_W}val"), "").casefold() if style is not None else ""


def _pieces(element: Any, bold: bool) -> Iterator[tuple[str, bool]]:
    """The text below ``element``, each piece with whether it is bold."""
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or "", bold
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag], bold
        elif child.tag not in _LEFT_OUT:
            yield from _pieces(child, _is_bold(child) if child.tag == f"{_W}r" else bold)


def _is_bold(run: Any) -> bool:
    mark = run.find(f"{_W}rPr/{_W}b")
    return mark is not None and mark.get(f"{_W}val", "1") not in _OFF
