"""The report: opened again with another library and read."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.formats.html.made import HOSTILE, hostile_map, sized_map

from journeydraft.formats import in_language, read_map
from journeydraft.formats.labels import labels
from journeydraft.formats.report import write_pdf
from journeydraft.languages import LANGUAGES
from journeydraft.model.journey import Count, Evidence, Header, Item, JourneyMap, Stage

GOLDEN = Path(__file__).parents[1] / "golden"
LOAN = read_map(GOLDEN / "loan.json")


def pages(map_: JourneyMap) -> list[str]:
    """The text of each page, on one line."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(write_pdf(map_))).pages]


def said(words: str, by: str = "P1", source: str = "p1.txt") -> JourneyMap:
    """A map of one line with one quote."""
    item = Item(
        id="a", text=words, evidence=("e",), participants=Count(count=1, of=2, ids=(by,)), severity="high"
    )
    quote = Evidence(source=source, participant=by, line=3, quote=words, status="exact")
    return JourneyMap(
        header=Header(title=words), stages=(Stage(name=words, pain_points=(item,)),), evidence={"e": quote}
    )


def test_it_tells_the_whole_story() -> None:
    """Summary, map, pain points with quotes, blind spots, method and sample, evidence: in this order."""
    text = " ".join(pages(LOAN))
    places = [
        text.index(part)
        for part in (
            "I apply for a loan",
            "What hurts most",
            "Emotion curve",
            "Goal Know what it will cost before anyone checks my credit",
            "Pain points 1 The total cost shows only after signing in",
            "“Why do I have to log in to see a price?” — P1, interviews/p01.vtt 00:07:40",
            "But others say",
            "Blind spots",
            "Method and sample 7 interviews, 230 reviews · 7 participants",
            "Quotes found in the sources letter for letter: 6",
            "Evidence 1 “Why do I have to log in to see a price?”",
        )
    ]
    assert places == sorted(places)
    assert "5 of 7 12 of 230 reviews" in text
    assert "(paraphrase) At the end the price was another one" in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_its_words_are_those_of_the_map(lang: str) -> None:
    """In every shipped language, as text that can be selected and searched."""
    words = labels(lang)
    text = " ".join(pages(in_language(LOAN, lang)))
    for group, key in (
        ("report", "method"),
        ("lanes", "pain_points"),
        ("report", "counts"),
        ("page", "worst"),
    ):
        assert words.text(group, key) in text


@pytest.mark.parametrize(
    "words",
    [
        "Їжак з'їв жовте яблуко",
        "Õhtul ei tööta ükski nõu",
        "Și țara întreagă așteaptă",
        "לא מצאתי את הכפתור",
        "فقدت سلة التسوق",
        "Δεν βρήκα το κουμπί",
        "It broke 😀 twice ✓",
    ],
)
def test_what_people_said_can_be_copied(words: str) -> None:
    """Words of any script come out of the PDF as they went in."""
    found = re.findall(r"\S+", " ".join(pages(said(words))))
    assert set(words.split()) <= {word.strip('“”"') for word in found}


def test_harmful_text_stays_text() -> None:
    """Nothing of a map is read as markup or becomes a link; what turns the writing round is gone."""
    pdf = PdfReader(io.BytesIO(write_pdf(hostile_map())))
    text = " ".join(page.extract_text() for page in pdf.pages)
    assert HOSTILE[0] in text and "{{ 7 * 7 }}" in text
    assert "\u202e" not in text
    links = [link.get_object() for page in pdf.pages for link in page.get("/Annots") or ()]
    assert links and not [link for link in links if "/URI" in str(link)]
    assert "/JavaScript" not in str(pdf.trailer["/Root"]) and "/OpenAction" not in pdf.trailer["/Root"]


@pytest.mark.parametrize(
    "sign", ['#read("/etc/hostname")', "$x$ *b* _i_ `c` @a <b>", "= A\n- b", "\\u{1}", "~ -- --- '\""]
)
def test_signs_of_the_typesetter_are_text(sign: str) -> None:
    """A quote that looks like a program or a formula is shown as it is."""
    assert " ".join(sign.split()) in " ".join(pages(said(sign)))


def test_a_citation_leads_to_its_quote() -> None:
    """The numbers behind lines are links into the appendix, where the number stands."""
    pdf = PdfReader(io.BytesIO(write_pdf(LOAN)))
    links = [link.get_object() for page in pdf.pages for link in page.get("/Annots") or ()]
    assert len(links) > 10
    assert "[1–3]" in pdf.pages[0].extract_text()
    assert "Found it at once" in pdf.pages[-1].extract_text().partition("3 ")[2]


def test_two_runs_give_the_same_bytes() -> None:
    """No clock is asked; the date that a map has is in its text."""
    dated = LOAN.model_copy(update={"provenance": LOAN.provenance.model_copy(update={"date": "2031-02-03"})})
    assert write_pdf(dated) == write_pdf(dated)
    assert "2031-02-03" in " ".join(pages(dated))
    assert PdfReader(io.BytesIO(write_pdf(LOAN))).metadata.creation_date is None


def test_it_is_named_and_has_a_table_of_contents() -> None:
    """Title, language and bookmarks, for programs and for those who do not see the page."""
    pdf = PdfReader(io.BytesIO(write_pdf(in_language(LOAN, "et"))))
    assert pdf.metadata.title == "I apply for a loan"
    assert pdf.trailer["/Root"]["/Lang"] == "et"
    titles = [one["/Title"] for one in pdf.outline if isinstance(one, dict)]
    assert titles[:3] == ["I apply for a loan", "Teekonnakaart", "Valupunktid"]


@pytest.mark.parametrize(
    ("made", "fewest"),
    [
        (sized_map(1, 5), 3),
        (sized_map(15, 150), 8),
        (JourneyMap(header=Header(title="Nobody was heard")), 1),
        (JourneyMap(header=Header(title="")), 1),
        (JourneyMap(header=Header(title="x"), stages=(Stage(name="y", goal="z"),)), 2),
    ],
    ids=["one stage", "fifteen stages", "empty", "nameless", "no evidence"],
)
def test_any_map_can_be_a_report(made: JourneyMap, fewest: int) -> None:
    """One stage, many stages, no stage, nothing said."""
    found = pages(made)
    assert len(found) >= fewest
    for stage in made.stages:
        assert any(stage.name in page for page in found)


def test_fifteen_stages_keep_their_numbers() -> None:
    """Curve and map are parted, and go on counting."""
    text = " ".join(pages(sized_map(15, 150)))
    assert "15 Stage 15" in text and "12 Stage 12" in text


def test_further_pain_points_follow_as_a_table() -> None:
    """All of them are in the report, each with its rank."""
    text = " ".join(pages(sized_map(3, 150)))
    assert "Further pain points" in text
    assert sum(f" {rank} Line number" in text for rank in range(1, 31)) >= 28


def test_a_map_from_right_to_left_is_mirrored() -> None:
    """Counts of the program stay readable in it."""
    assert "1 of 2" in " ".join(pages(said("לא מצאתי את הכפתור")))


def test_a_lane_stands_beside_its_name() -> None:
    """Where the map goes on on another page, that page begins with the name of a lane and not amid one."""
    found = pages(sized_map(4, 200))
    names = [
        labels("en").text("lanes", key) for key in ("actions", "thoughts", "pain_points", "gains", "needs")
    ]
    first = next(index for index, page in enumerate(found) if page.startswith("Journey map 1 "))
    last = next(index for index, page in enumerate(found) if page.startswith("Pain points 1 "))
    assert last - first > 1
    for page in found[first:last]:
        assert re.search(f"({'|'.join(names)}) Line number", page.partition("Line number")[0] + "Line number")
