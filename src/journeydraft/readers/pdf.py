"""PDF: the text layer, page by page, read like a text file."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeydraft.errors import InputError
from journeydraft.model.source import Ignored
from journeydraft.readers import inner_text, packages
from journeydraft.readers.base import Blob, ReadOptions, Transcript
from journeydraft.readers.word_layouts import Line

if TYPE_CHECKING:
    from pypdf import PdfReader as Document

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # it tells of every oddity of a file

_PAGES = 3_000
_EDGE = 2  # lines at the top and the bottom of a page that may be its header or footer
_NUMBER = re.compile(
    r"\W*(?:[^\W\d]{1,12}\W*)?\d{1,4}(?:\s*(?:/|of|из|от|din|de|von|sur)\s*\d{1,4})?\W*", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")


class PdfReader:
    """``line`` counts the lines of text through all pages; the mapping says where each page begins."""

    name = "a PDF"

    def recognises(self, blob: Blob) -> float:
        """1 for the signature ``%PDF-``."""
        return 1.0 if blob.data[:64].lstrip(b"\xef\xbb\xbf\0 \r\n\t").startswith(b"%PDF-") else 0.0

    def read(self, blob: Blob, options: ReadOptions) -> Iterator[Transcript]:
        """The lines without headers, footers and page numbers. Raises ``InputError`` without a text layer."""
        pages = _pages(blob)
        kept, ignored = _without_edges(pages)
        if not kept:
            raise InputError(
                "this PDF has no text layer, only pictures of pages",
                path=blob.path,
                hint="run text recognition (OCR) on it, or export the transcript as .docx or .txt",
            )
        for transcript in inner_text.read(blob, kept, "pdf", options):
            transcript.ignored = sorted(transcript.ignored + ignored, key=lambda one: one.line)
            transcript.mapping |= {
                f"page {n}": f"line {page[0].number}" for n, page in enumerate(pages, 1) if page
            }
            yield transcript


def _pages(blob: Blob) -> list[list[Line]]:
    """The filled lines of each page, numbered through."""
    from pypdf import PdfReader as open_document
    from pypdf.errors import PyPdfError

    try:
        document = open_document(io.BytesIO(blob.data))
        _check(document, blob.path)
        texts = [page.extract_text() for page in document.pages]
    except (PyPdfError, *packages.BROKEN) as error:
        raise InputError(
            "a broken PDF", path=blob.path, hint="print it to a new PDF, or export it as text"
        ) from error
    pages: list[list[Line]] = []
    number = 0
    for text in texts:
        page = []
        for line in text.splitlines():
            number += 1
            if line.strip():
                page.append(Line(number, line))
        pages.append(page)
    return pages


def _check(document: Document, path: str) -> None:
    if document.is_encrypted and not document.decrypt(""):
        raise InputError("this PDF needs a password", path=path, hint="save a copy without one")
    if len(document.pages) > _PAGES:
        raise InputError(f"{len(document.pages)} pages", path=path, hint="this is no transcript; split it")


def _without_edges(pages: list[list[Line]]) -> tuple[list[Line], list[Ignored]]:
    """Lines at the edges that recur on most pages, and page numbers, are no speech."""
    counts = Counter(key for page in pages for key in {_key(line) for line in _edge(page)})
    many = max(2, len(pages) // 2)
    kept: list[Line] = []
    ignored: list[Ignored] = []
    for page in pages:
        edge = _edge(page)
        for line in page:
            if line in edge and _NUMBER.fullmatch(line.text):
                ignored.append(Ignored(line.number, line.text.strip(), "a page number"))
            elif line in edge and len(pages) > 1 and counts[_key(line)] > many - (len(pages) == 2):
                ignored.append(Ignored(line.number, line.text.strip(), "a header or footer"))
            else:
                kept.append(line)
    return kept, ignored


def _edge(page: list[Line]) -> list[Line]:
    return page[:_EDGE] + page[max(_EDGE, len(page) - _EDGE) :]


def _key(line: Line) -> str:
    return _DIGITS.sub("#", line.text.strip())
