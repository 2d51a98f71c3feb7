"""An empty document as the report wants it: page, styles, language, and nothing that tells the time."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from journeydraft.formats.docx.body import Body
from journeydraft.formats.docx.languages import tag
from journeydraft.formats.drawing.wrapping import shortened
from journeydraft.formats.package import packed

INK, QUIET, LINK = RGBColor(0x1B, 0x1D, 0x21), RGBColor(0x5C, 0x60, 0x66), RGBColor(0x1D, 0x5F, 0xA6)
_FONT = "Calibri"
_EPOCH = date(1980, 1, 1)
_MAIN = "word/document.xml"
_TABLE = f"""<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="JourneyTable">
  <w:name w:val="Journey Table"/><w:basedOn w:val="TableNormal"/>
  <w:tblPr>
    <w:tblBorders>
      <w:bottom w:val="single" w:sz="4" w:color="E4E1DA"/>
      <w:insideH w:val="single" w:sz="4" w:color="E4E1DA"/>
    </w:tblBorders>
    <w:tblCellMar>
      <w:top w:w="40" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>
      <w:bottom w:w="40" w:type="dxa"/><w:right w:w="80" w:type="dxa"/>
    </w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="F4F2ED"/></w:tcPr></w:tblStylePr>
</w:style>"""


def blank(title: str, language: str, day: str | None) -> Any:
    """A document (python-docx) on A4 in ``language`` without a line; ``day`` is its date, if any is known."""
    document = docx.Document()
    _page(document)
    _styles(document.styles, language)
    _footer(document.sections[0], title)
    about = document.core_properties
    about.title, about.language, about.author, about.comments = (
        shortened(title),
        tag(language),
        "journeydraft",
        "",
    )
    about.created = about.modified = datetime.combine(_day(day), time())
    relations = document.part.package.rels
    for key in [key for key, one in relations.items() if one.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        relations.pop(key)
    return document


def saved(document: Any, body: Body) -> bytes:
    """The document with ``body`` in it, as a file; the same document gives the same bytes."""
    raw = io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as archive:
        members = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    before, end, after = members[_MAIN].partition(b"<w:sectPr")
    members[_MAIN] = b"".join((before, body.xml().encode("utf-8"), end, after))
    return packed(members.items())


def _day(text: str | None) -> date:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return _EPOCH


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)


def _styles(styles: Any, language: str) -> None:
    default = styles.element.find(qn("w:docDefaults")).find(f".//{qn('w:lang')}")
    default.set(qn("w:val"), tag(language))
    _face(styles["Normal"], 10.5, INK)
    _space(styles["Normal"], 0, 4)
    for name, size, before in (
        ("Title", 26, 0),
        ("Subtitle", 12, 0),
        ("Heading 1", 18, 24),
        ("Heading 2", 14, 16),
        ("Heading 3", 11, 10),
    ):
        _face(styles[name], size, QUIET if name == "Subtitle" else INK)
        _space(styles[name], before, 4)
        styles[name].paragraph_format.keep_with_next = True
    styles["Subtitle"].font.italic = False
    border = styles["Title"].element.pPr.find(qn("w:pBdr"))
    if border is not None:
        styles["Title"].element.pPr.remove(border)
    _space(styles["List Bullet"], 0, 3)
    evidence = styles.add_style("Evidence", WD_STYLE_TYPE.PARAGRAPH)
    evidence.base_style = styles["Normal"]
    evidence.font.size = Pt(9.5)
    evidence.paragraph_format.left_indent, evidence.paragraph_format.first_line_indent = Cm(1.2), Cm(-1.2)
    cell = styles.add_style("Cell", WD_STYLE_TYPE.PARAGRAPH)
    cell.base_style = styles["Normal"]
    cell.font.size = Pt(9.5)
    _space(cell, 0, 0)
    for name, colour in (("Quiet", QUIET), ("Reference", LINK)):
        style = styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        style.font.color.rgb = colour
        style.font.size = Pt(9)
    styles.element.append(parse_xml(_TABLE))


def _face(style: Any, size: float, colour: RGBColor) -> None:
    style.font.size, style.font.color.rgb, style.font.name = Pt(size), colour, _FONT
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    for key in list(fonts.keys()):
        del fonts.attrib[key]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), _FONT)
    other = properties.find(qn("w:szCs"))
    if other is None:
        other = OxmlElement("w:szCs")
        properties.find(qn("w:sz")).addnext(other)
    other.set(qn("w:val"), str(int(size * 2)))


def _space(style: Any, before: float, after: float) -> None:
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def _footer(section: Any, title: str) -> None:
    """The title and the number of the page."""
    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(f"{shortened(title, 90)} · ", style="Quiet")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    field.append(paragraph.add_run("1", style="Quiet")._r)
    paragraph._p.append(field)
