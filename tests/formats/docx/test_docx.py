"""The report: headings that make an outline, links that lead somewhere, any script, all of it text."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from tests.formats.html.made import HOSTILE, hostile_map, sized_map

from journeydraft.formats import read_map
from journeydraft.formats.drawing.wrapping import printable
from journeydraft.formats.export import export
from journeydraft.model.journey import Evidence, Header, Item, JourneyMap, Provenance, SourceRecord, Stage

LOAN = read_map(Path(__file__).parents[1] / "golden" / "loan.json")
HEBREW = "לא מצאתי את הכפתור"


def report(made: JourneyMap, lang: str | None = None) -> Any:
    written = export(made, ".docx", lang)
    assert isinstance(written, bytes)
    return docx.Document(io.BytesIO(written))


def outline(document: Any) -> list[tuple[str, str]]:
    paragraphs = [
        paragraph for paragraph in document.paragraphs if paragraph.style.name.startswith("Heading")
    ]
    return [(paragraph.style.name[-1], paragraph.text) for paragraph in paragraphs]


def hebrew_map() -> JourneyMap:
    item = Item(id="i", text=HEBREW, evidence=("e1",))
    return JourneyMap(
        header=Header(title=HEBREW),
        stages=(Stage(id="s", name=HEBREW, pain_points=(item,)),),
        evidence={"e1": Evidence(source="p1.txt", quote=HEBREW, line=3)},
        provenance=Provenance(
            language="et",
            sources=(SourceRecord(path="p1.txt", sha256="", kind="notes", format="txt", language="he"),),
        ),
    )


def test_the_outline_is_the_one_of_a_report() -> None:
    """Title, then real headings: parts, stages, lanes."""
    made = report(LOAN)
    assert (made.paragraphs[0].style.name, made.paragraphs[0].text) == ("Title", LOAN.header.title)
    found = outline(made)
    assert [text for level, text in found if level == "1"] == [
        "Summary",
        "Method and sample",
        "Journey map",
        "Pain points",
        "Blind spots",
        "Evidence",
    ]
    stages = [text for level, text in found if level == "2"]
    assert stages == ["What hurts most", "Sources", "Find out", "Apply", "Paths", "Unplaced"]
    assert ("3", "Our ideas") in found and ("3", "Metrics") in found


def test_the_summary_and_the_method() -> None:
    """Whose journey, of how many, what is worst, how it was made; from which sources."""
    text = "\n".join(paragraph.text for paragraph in report(LOAN).paragraphs)
    assert "7 interviews, 230 reviews · 7 participants" in text
    assert "Persona: First-time borrower" in text
    assert "Find out: The total cost shows only after signing in (high · 5 of 7; 12 of 230 reviews) [" in text
    assert "Interviews and reviews are counted apart and never summed." in text
    assert "interviews/p01.vtt · interview · en" in text


def test_numbers_lead_to_the_evidence() -> None:
    """Every link has its place, every place is linked to, and the numbers are in the order of the text."""
    made = report(LOAN)
    body = made.element.body
    anchors = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    places = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert set(anchors) == set(places) and len(places) == len(set(places))
    assert list(dict.fromkeys(anchors)) == places
    listed = [paragraph.text for paragraph in made.paragraphs if paragraph.style.name == "Evidence"]
    assert [text.partition("\t")[0] for text in listed] == [f"[{n}]" for n in range(1, len(places) + 1)]
    assert any(
        "“Why do I have to log in to see a price?” — P1, interviews/p01.vtt 00:07:40" in one for one in listed
    )


def test_what_speaks_against_a_line_stands_behind_it() -> None:
    """With its own link."""
    line = next(p.text for p in report(LOAN).paragraphs if p.text.startswith("The total cost shows"))
    assert " · but: [" in line


def test_pain_points_are_ranked_by_reach_and_severity() -> None:
    """A table whose head stands on every page."""
    table = report(LOAN).tables[-1]
    ranks = [(row.cells[0].text, row.cells[2].text) for row in table.rows[1:]]
    assert [rank for rank, _ in ranks] == ["1", "2", "3", "4"] and ranks[0][1] == "Find out"
    assert "Unplaced" in [stage for _, stage in ranks]
    assert all(table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in report(LOAN).tables)


@pytest.mark.parametrize(
    ("lang", "told"), [("en", "en-US"), ("et", "et-EE"), ("ro", "ro-RO"), ("bg", "bg-BG"), ("ru", "ru-RU")]
)
def test_the_document_says_its_language(lang: str, told: str) -> None:
    """In its styles, for spelling and for readers aloud, and in its properties; headings are in it."""
    made = report(LOAN, lang)
    assert made.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == told
    assert made.core_properties.language == told
    assert made.core_properties.title == LOAN.header.title
    assert (("1", "Болевые точки") in outline(made)) == (lang == "ru")


def test_right_to_left_runs_right_to_left() -> None:
    """Paragraphs, runs and tables of such a map; a quote has the language of its source."""
    made = report(hebrew_map())
    body = made.element.body
    quote = next(paragraph._p for paragraph in made.paragraphs if paragraph.style.name == "Evidence")
    assert quote.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None
    assert quote.find(f".//{qn('w:rtl')}") is not None
    assert quote.find(f".//{qn('w:lang')}").get(qn("w:bidi")) == "he-IL"
    place = made.paragraphs[-1].text.rpartition(" — ")[2]
    assert place == "\u200f\u200ep1.txt:3\u200e\u200f"
    assert all(table.find(f".//{qn('w:bidiVisual')}") is not None for table in body.iter(qn("w:tbl")))
    assert report(LOAN).element.body.find(f".//{qn('w:bidi')}") is None


def test_what_means_harm_is_text() -> None:
    """Tags, entities and links stand as said; what XML cannot hold, or turns the writing, is gone."""
    made = report(hostile_map())
    told = "\n".join(paragraph.text for paragraph in made.paragraphs)
    for text in HOSTILE:
        assert printable(text)[:500] in told
    assert "\u202e" not in told and "\x07" not in told
    assert not [link for link in made.part.rels.values() if link.is_external]


def test_a_word_without_end_is_cut() -> None:
    """A word processor needs hours for a word of a hundred thousand letters."""
    assert max(len(p.text) for p in report(hostile_map()).paragraphs) < 20_000


@pytest.mark.parametrize(
    "made",
    [
        sized_map(1, 20),
        sized_map(15, 300),
        LOAN.model_copy(update={"evidence": {}}),
        JourneyMap(header=Header(title="")),
        JourneyMap(header=Header(title="\x00\x07\ufffe"), stages=(Stage(id="s", name="\x0b"),)),
    ],
    ids=["one stage", "fifteen stages", "no evidence", "nothing", "control characters"],
)
def test_any_map_makes_a_report(made: JourneyMap) -> None:
    """It opens, and no link leads nowhere."""
    body = report(made).element.body
    places = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    assert {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))} == places


def test_the_same_map_gives_the_same_bytes() -> None:
    """Nothing in it tells the time, but the map's own date."""
    written = export(LOAN, ".docx")
    assert isinstance(written, bytes) and written == export(LOAN, ".docx")
    assert {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(written)).infolist()} == {
        (1980, 1, 1, 0, 0, 0)
    }
    dated = LOAN.model_copy(update={"provenance": Provenance(date="2026-03-01")})
    assert str(report(dated).core_properties.modified.date()) == "2026-03-01"
