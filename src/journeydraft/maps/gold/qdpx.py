"""A project of a qualitative analysis program (REFI-QDA 1.0, ``.qdpx``): its codes on its plain-text sources.

A zip with ``project.qde`` (XML) and the sources. Only selections in plain text are read; positions are code
points of the text as it lies in the zip. Nothing is unpacked to disk, and no path in it is followed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

import defusedxml.ElementTree
from defusedxml import DefusedXmlException

from journeydraft.errors import InputError
from journeydraft.maps.gold.coded import Stretch, gathered
from journeydraft.maps.gold.counting import Selection, cutter
from journeydraft.maps.kinds import Codebook
from journeydraft.maps.lines import Coding, Place
from journeydraft.readers import archive
from journeydraft.readers.opening import read_file

PROJECT = "project.qde"
MOST = 64 * 1024 * 1024
"""Bytes of the project file and of one text: no coding of interviews comes near."""


@dataclass(frozen=True)
class _Package:
    """The zip: its path, and its members by their name in lower case."""

    path: Path
    members: Mapping[str, str]

    def bytes_of(self, member: str) -> bytes:
        """The member whose name in lower case is ``member``."""
        return archive.read(self.path, self.members[member], f"{self.path}/{self.members[member]}", MOST)

    def text_of(self, reference: str | None) -> str | None:
        """The text behind ``internal://NAME``; a file outside of the zip is none of ours."""
        if not reference or not reference.startswith("internal://"):
            return None
        name = f"sources/{reference.removeprefix('internal://')}".casefold()
        if name not in self.members:
            return None
        try:
            return self.bytes_of(name).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise InputError("a text that is not UTF-8", path=f"{self.path}/{name}") from error


def read(path: Path, codes: Codebook) -> Coding:
    """The coding in the project at ``path``. Raises ``InputError`` for what is broken or hostile."""
    package = _opened(path)
    root = _parsed(package)
    names = dict(_codes(root))
    stretches: list[Stretch] = []
    sources: list[str] = []
    unread: Counter[str] = Counter()
    for source in _children(root, "Sources"):
        name = source.get("name") or source.get("guid") or ""
        if _tag(source) == "TextSource":
            sources.append(name)
            stretches += _of_source(source, name, package, names)
        else:
            unread[_tag(source)] += sum(1 for one in source.iter() if _tag(one) == "CodeRef")
    notices = [
        f"{count} codings of {tag} left out: only those of plain text are read"
        for tag, count in unread.items()
        if count
    ]
    if not sources:
        raise InputError(
            "no plain-text source in this project", path=str(path), hint="was it exported with its sources?"
        )
    return gathered(stretches, codes, sources, notices=notices)


def _opened(path: Path) -> _Package:
    read_file(path, str(path))  # says what is wrong with a file that is absent, empty or closed to us
    members = {name.casefold(): name for name in archive.members(path, str(path))}
    if PROJECT not in members:
        raise InputError(
            f"no {PROJECT} in it: this is no REFI-QDA project",
            path=str(path),
            hint="export it as .qdpx again",
        )
    return _Package(path, members)


def _parsed(package: _Package) -> Element:
    shown = f"{package.path}/{PROJECT}"
    try:
        root: Element = defusedxml.ElementTree.fromstring(package.bytes_of(PROJECT), forbid_dtd=True)
    except DefusedXmlException as error:
        raise InputError("the project declares XML entities", path=shown, hint="export it again") from error
    except ParseError as error:
        raise InputError(f"broken XML: {error}", path=shown, hint="export it again") from error
    return root


def _tag(element: Element) -> str:
    """The name without its namespace, which differs between programs."""
    return str(element.tag).rpartition("}")[2]


def _children(parent: Element, name: str) -> Iterator[Element]:
    """What stands in the children of ``parent`` with this name."""
    for child in parent:
        if _tag(child) == name:
            yield from child


def _codes(root: Element) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The guid of every code, with its names from the outermost to its own."""
    top = (code for book in root if _tag(book) == "CodeBook" for code in _children(book, "Codes"))
    waiting: list[tuple[Element, tuple[str, ...]]] = [(code, ()) for code in top if _tag(code) == "Code"]
    while waiting:
        code, above = waiting.pop()
        path = (*above, code.get("name") or "")
        yield code.get("guid") or "", path
        waiting += [(child, path) for child in code if _tag(child) == "Code"]


def _of_source(
    source: Element, name: str, package: _Package, names: Mapping[str, tuple[str, ...]]
) -> Iterator[Stretch]:
    found = [one for one in source if _tag(one) == "PlainTextSelection"]
    selections = [Selection(*_positions(one, package), one.get("name") or "") for one in found]
    text = _content(source) or package.text_of(source.get("plainTextPath"))
    cut = cutter(text, selections) if text else None
    for element, (start, end, _) in zip(found, selections, strict=True):
        place = Place(name, start, end, (cut(start, end) or None) if cut else None)
        for reference in element.iter():
            if _tag(reference) == "CodeRef":
                path = names.get(reference.get("targetGUID") or "", ("(a code that the codebook lacks)",))
                yield Stretch(path, " > ".join(path), place)


def _content(source: Element) -> str | None:
    """A text that stands in the XML itself."""
    return next((child.text for child in source if _tag(child) == "PlainTextContent"), None)


def _positions(selection: Element, package: _Package) -> tuple[int, int]:
    start, end = (selection.get(key) or "" for key in ("startPosition", "endPosition"))
    if not all(value.isascii() and value.isdigit() and len(value) < 16 for value in (start, end)):
        raise InputError(
            "a selection without a position",
            path=f"{package.path}/{PROJECT}",
            hint="export the project again",
        )
    return int(start), int(end)
