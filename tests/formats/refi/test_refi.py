"""Projects and codebooks for programs of qualitative analysis: valid, in the right places, read back."""

from __future__ import annotations

import io
import re
import uuid
import zipfile
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from tests.formats.html.made import hostile_map, sized_map
from tests.formats.refi.made import QUOTES, TALK, source, study

from journeydraft.formats import read_map
from journeydraft.formats.export import export
from journeydraft.formats.refi import lacks
from journeydraft.formats.refi.guids import guid
from journeydraft.formats.refi.missing import left_out
from journeydraft.formats.views import Wish
from journeydraft.maps.gold import read_gold
from journeydraft.maps.kinds import codebook
from journeydraft.model.finding import Kind
from journeydraft.model.journey import Header, JourneyMap, Provenance
from journeydraft.model.source import Source

HERE = Path(__file__).parent
LOAN = read_map(HERE.parent / "golden" / "loan.json")
PROJECT = "{urn:QDA-XML:project:1.0}"
CODEBOOK = "{urn:QDA-XML:codebook:1.0}"
MAPS = {
    "a usual map": LOAN,
    "texts that mean harm": hostile_map(),
    "one stage": sized_map(1, 20),
    "fifteen stages": sized_map(15, 60),
    "no evidence": LOAN.model_copy(update={"evidence": {}}),
    "nothing at all": JourneyMap(header=Header(title="")),
}


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    """The published schema (REFI, 18 March 2019, MIT License)."""
    return etree.XMLSchema(etree.parse(HERE / "Project.xsd"))


def package(made: JourneyMap, *sources: Source) -> zipfile.ZipFile:
    written = export(made, ".qdpx", wish=Wish(sources))
    assert isinstance(written, bytes)
    return zipfile.ZipFile(io.BytesIO(written))


def coded(archive: zipfile.ZipFile) -> list[tuple[str, str, str]]:
    """(source, code, words) of every coding, found as a program would find them."""
    root = fromstring(archive.read("project.qde"))
    names = {code.get("guid"): code.get("name") for code in root.iter(f"{PROJECT}Code")}
    return [
        (str(text.get("name")), str(names[reference.get("targetGUID")]), words(archive, text, selection))
        for text in root.iter(f"{PROJECT}TextSource")
        for selection in text.iter(f"{PROJECT}PlainTextSelection")
        for reference in selection.iter(f"{PROJECT}CodeRef")
    ]


def words(archive: zipfile.ZipFile, text: Element, selection: Element) -> str:
    path = str(text.get("plainTextPath")).removeprefix("internal://")
    content = archive.read(f"sources/{path}").decode("utf-8")
    return content[int(selection.get("startPosition", "")) : int(selection.get("endPosition", ""))]


@pytest.mark.parametrize("made", MAPS.values(), ids=MAPS)
def test_every_project_is_valid(made: JourneyMap, schema: etree.XMLSchema) -> None:
    """By the published schema; and every identifier in it is one of its own."""
    root = etree.fromstring(package(made).read("project.qde"))
    assert schema.validate(root), schema.error_log
    guids = [found for one in root.iter() if (found := one.get("guid"))]
    assert len(guids) == len(set(guids))
    assert {one.get("targetGUID") for one in root.iter() if one.get("targetGUID")} <= set(guids)


def test_a_project_with_its_texts_is_valid(schema: etree.XMLSchema) -> None:
    """Users, codes, sets, texts and selections stand in the order that the schema wants."""
    root = etree.fromstring(package(study(), source()).read("project.qde"))
    assert schema.validate(root), schema.error_log
    assert [child.tag.removeprefix(PROJECT) for child in root] == ["Users", "CodeBook", "Sources", "Sets"]


def test_selections_hold_their_quotes() -> None:
    """Positions are code points: behind emoji, accents of their own, other scripts and over a line's end."""
    found = coded(package(study(), source()))
    assert {said for _, _, said in found} == set(QUOTES.values())
    assert {name for name, _, _ in found} == {"p1.txt"}
    assert sorted(code for _, code, said in found if said == QUOTES["e1"]) == [
        "It was gone",
        "It was gone (Look)",
    ]


def test_the_text_is_the_one_that_was_read() -> None:
    """As it is, without a byte order mark, which would count as a character; not a line end is changed."""
    archive = package(study(), source())
    assert [archive.read(name) for name in archive.namelist()[1:]] == [TALK.encode("utf-8")]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\r"), min_size=1))
def test_any_text_before_a_quote(before: str) -> None:
    """Whatever stands before it, a quote is where it says."""
    text = f"{before}\n{TALK}"
    found = coded(package(study(text), source(text)))
    assert {said for _, _, said in found} == set(QUOTES.values())


def test_our_own_reader_reads_it_back(tmp_path: Path) -> None:
    """Scoring knows the lanes by their names, in any language, and the items below them as findings."""
    file = tmp_path / "coding.qdpx"
    made = study().model_copy(update={"provenance": Provenance(language="et")})
    written = export(made, ".qdpx", wish=Wish((source(),)))
    assert isinstance(written, bytes)
    file.write_bytes(written)
    gold = read_gold(file, codebook())
    assert not gold.unmapped
    assert sorted((line.kind, line.text) for line in gold.lines) == [
        (Kind.gain, "It was gone (Look) 2"),
        (Kind.pain, "It was gone"),
        (Kind.pain, "It was gone (Look)"),
        (Kind.pain, "it WAS gone (Call)"),
    ]
    assert {place.quote for line in gold.lines for place in line.places} == set(QUOTES.values())


def test_a_quote_that_moved_is_found_where_it_stands_once() -> None:
    """A wrong place is put right by the words; what stands twice, or no more, has a text of its own."""
    moved = f"New first line\n{TALK.replace(QUOTES['e3'], '')}{QUOTES['e2']}"
    found = coded(package(study(), source(moved)))
    assert {(name, said) for name, _, said in found} == {
        ("p1.txt", QUOTES["e1"]),
        ("p1.txt", QUOTES["e4"]),
        ("p1.txt · Evidence", QUOTES["e2"]),
        ("p1.txt · Evidence", QUOTES["e3"]),
    }
    assert left_out(study(), [source(moved)]).strayed == 2


def test_quotes_of_a_source_that_is_gone_have_a_text_of_their_own() -> None:
    """All are coded, and what is missing can be said; a paraphrase stands nowhere."""
    made = study()
    found = coded(package(made))
    assert {said for _, _, said in found} == set(QUOTES.values())
    assert {name for name, _, _ in found} == {"p1.txt · Evidence"}
    missing = left_out(made, [])
    assert (missing.missing, missing.paraphrases) == (("interviews/p1.txt",), 1)
    assert left_out(made, [source()]).missing == ()
    assert [said.partition(":")[0] for said in lacks(made, [])] == [
        "gone from beside the map, changed, or not to be read as it was",
        "paraphrases, which stand in no source, left out",
    ]


def test_no_two_codes_have_one_name() -> None:
    """Programs that tell codes by their names keep them apart, however the same they are."""
    root = fromstring(package(hostile_map()).read("project.qde"))
    names = [str(code.get("name")).casefold() for code in root.iter(f"{PROJECT}Code")]
    assert len(names) == len(set(names))
    assert max(map(len, names)) < 500


def test_two_sources_of_one_name_are_told_apart() -> None:
    """By their paths."""
    sources = [source(path="a/p1.txt"), source(path="b/p1.txt")]
    root = fromstring(package(study(path="a/p1.txt"), *sources).read("project.qde"))
    assert [text.get("name") for text in root.iter(f"{PROJECT}TextSource")] == ["a/p1.txt", "b/p1.txt"]


def test_the_same_map_gives_the_same_bytes() -> None:
    """And the same item the same identifier in another project, so that the two can be put together."""
    assert export(LOAN, ".qdpx") == export(LOAN, ".qdpx")
    assert export(LOAN, ".qdc") == export(LOAN, ".qdc")
    one, other = (
        {code.get("name"): code.get("guid") for code in fromstring(package(made).read("project.qde")).iter()}
        for made in (study(), study(f"Hm.\n{TALK}"))
    )
    assert one["It was gone"] == other["It was gone"]


def test_identifiers_are_those_of_the_standard() -> None:
    """Version 5, as Python's own."""
    made = uuid.UUID(guid("a", "ž"))
    assert (made.version, made.variant) == (5, uuid.RFC_4122)
    assert guid("a", "b") != guid("ab")


@pytest.mark.parametrize("made", MAPS.values(), ids=MAPS)
def test_the_codebook_is_what_the_standard_says(made: JourneyMap) -> None:
    """Codes, then sets whose members are codes of it; each code has an identifier, a name, a colour and says
    whether it can be coded; at least one code."""
    written = export(made, ".qdc")
    assert isinstance(written, bytes)
    root = fromstring(written)
    assert root.tag == f"{CODEBOOK}CodeBook"
    assert [child.tag for child in root] in ([f"{CODEBOOK}Codes"], [f"{CODEBOOK}Codes", f"{CODEBOOK}Sets"])
    codes = list(root.iter(f"{CODEBOOK}Code"))
    assert codes and all(set(code.keys()) == {"guid", "name", "isCodable", "color"} for code in codes)
    assert all(re.fullmatch("#[0-9A-F]{6}", str(code.get("color"))) for code in codes)
    guids = {code.get("guid") for code in codes}
    assert all(member.get("guid") in guids for member in root.iter(f"{CODEBOOK}MemberCode"))


def test_lanes_hold_the_items_and_sets_the_stages() -> None:
    """What is coded are the items, in their lane; a stage without any is no set."""
    written = export(study(), ".qdc")
    assert isinstance(written, bytes)
    root = fromstring(written)
    tree = {
        lane.get("name"): [code.get("name") for code in lane.iter(f"{CODEBOOK}Code") if code is not lane]
        for lane in root.findall(f"{CODEBOOK}Codes/{CODEBOOK}Code")
    }
    assert tree == {
        "Pain points": ["It was gone", "It was gone (Look)", "it WAS gone (Call)"],
        "Gains": ["It was gone (Look) 2"],
    }
    assert {one.get("name"): len(one) for one in root.iter(f"{CODEBOOK}Set")} == {"Look": 3, "Call": 1}
    about = root.find(f".//{CODEBOOK}Description")
    assert about is not None and about.text == "Stage: Look\nhigh · 2 of 7"


def test_a_date_is_there_only_where_the_map_has_one(schema: etree.XMLSchema) -> None:
    """No clock is read; a date that is none is left out."""
    dated = study().model_copy(update={"provenance": Provenance(date="2026-03-01")})
    root = etree.fromstring(package(dated, source()).read("project.qde"))
    assert schema.validate(root) and root.get("creationDateTime") == "2026-03-01T00:00:00Z"
    odd = study().model_copy(update={"provenance": Provenance(date="last spring")})
    assert b"creationDateTime" not in package(odd).read("project.qde")
