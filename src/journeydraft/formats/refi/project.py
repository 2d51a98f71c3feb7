"""The XML of a project and of a codebook (https://www.qdasoftware.org, schemas of 18 March 2019)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from journeydraft import __version__
from journeydraft.formats.drawing.wrapping import shortened
from journeydraft.formats.package import packed
from journeydraft.formats.refi.codes import Code, CodeSet, codebook
from journeydraft.formats.refi.guids import guid
from journeydraft.formats.refi.texts import Text, files_of, texts
from journeydraft.formats.xml_text import legal
from journeydraft.model.journey import JourneyMap
from journeydraft.model.source import Source

_ORIGIN = f"journeydraft {__version__}"
_USER = "journeydraft"
_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>'


def write_qdpx(map_: JourneyMap, sources: Sequence[Source] = ()) -> bytes:
    """A project: the ``sources`` as plain text, the map's lanes and items as codes, its quotes coded in them.

    Quotes whose source is not among ``sources``, or has them no more, are coded in a text of their own.
    """
    codes = codebook(map_)
    made = texts(map_, sources, codes.cited)
    when = _when(map_)
    root = Element(
        "Project",
        {"xmlns": "urn:QDA-XML:project:1.0", "name": shortened(map_.header.title), "origin": _ORIGIN},
    )
    root.attrib |= {"creatingUserGUID": guid("user", _USER)} | when
    SubElement(SubElement(root, "Users"), "User", {"guid": guid("user", _USER), "name": _USER})
    _codes(SubElement(root, "CodeBook"), codes.codes)
    if made:
        _sources(SubElement(root, "Sources"), made, {"creatingUser": guid("user", _USER)} | when)
    _sets(root, codes.sets, "targetGUID")
    if about := _about(map_):
        SubElement(root, "Description").text = about
    return packed([("project.qde", _written(root)), *files_of(made)])


def write_qdc(map_: JourneyMap) -> bytes:
    """A codebook: the map's lanes, its items below them, a set of codes for every stage."""
    codes = codebook(map_)
    root = Element("CodeBook", {"xmlns": "urn:QDA-XML:codebook:1.0", "origin": _ORIGIN})
    _codes(root, codes.codes)
    _sets(root, codes.sets, "guid")
    return _written(root)


def _codes(parent: Element, codes: Iterable[Code]) -> None:
    """Lanes are there to hold codes: what is coded are the items."""
    lanes = SubElement(parent, "Codes")
    for lane in codes:
        held = _code(lanes, lane, codable=False)
        for item in lane.below:
            _code(held, item, codable=True)


def _code(parent: Element, code: Code, codable: bool) -> Element:
    told = {"guid": code.guid, "name": code.name, "isCodable": str(codable).lower(), "color": code.colour}
    made = SubElement(parent, "Code", told)
    if code.description:
        SubElement(made, "Description").text = code.description
    return made


def _sources(parent: Element, made: Iterable[Text], by: dict[str, str]) -> None:
    for text in made:
        told = {"guid": text.guid, "name": text.name, "plainTextPath": f"internal://{text.guid}.txt"}
        source = SubElement(parent, "TextSource", told | by)
        for one in text.selections:
            place = {"startPosition": str(one.start), "endPosition": str(one.end)}
            selection = SubElement(
                source, "PlainTextSelection", {"guid": one.guid, "name": one.name} | place | by
            )
            for code in one.codes:
                coding = SubElement(selection, "Coding", {"guid": guid("coding", one.guid, code)} | by)
                SubElement(coding, "CodeRef", {"targetGUID": code})


def _sets(root: Element, sets: Iterable[CodeSet], reference: str) -> None:
    """The two schemas call a member's identifier by different names."""
    if not sets:
        return
    parent = SubElement(root, "Sets")
    for one in sets:
        made = SubElement(parent, "Set", {"guid": one.guid, "name": one.name})
        for code in one.codes:
            SubElement(made, "MemberCode", {reference: code})


def _about(map_: JourneyMap) -> str:
    header = map_.header
    return legal("\n".join(part for part in (header.persona, header.scenario, header.problem) if part))


def _when(map_: JourneyMap) -> dict[str, str]:
    """The map's date, where it has one; else nothing, for a clock would make every file another."""
    try:
        day = date.fromisoformat(map_.provenance.date or "")
    except ValueError:
        return {}
    return {"creationDateTime": f"{day.isoformat()}T00:00:00Z"}


def _written(root: Element) -> bytes:
    indent(root)
    return f"{_DECLARATION}\n{tostring(root, encoding='unicode')}\n".encode()
