"""REFI-QDA projects: what they say, and what they must not do."""

import zipfile

import pytest

from journeydraft.errors import InputError
from journeydraft.maps.gold import read_gold
from journeydraft.maps.kinds import codebook
from journeydraft.model.finding import Kind

BOMB = (
    """<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><Project>&b;</Project>"""
)
OUTSIDE = """<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><Project>&a;</Project>"""


def at(text, words):
    start = text.index(words)
    return start, start + len(words)


def test_selections_with_their_words(qdpx, talk):
    """A child of “Pain points” is a finding, the code itself marks stretches; other codes are counted."""
    file = qdpx(
        (*at(talk, "I could not find the button"), "c1", ""),
        (*at(talk, "Nobody told me about the fee"), "c2", ""),
        (*at(talk, "In the end"), "c3", ""),
    )
    gold = read_gold(file, codebook())
    assert {(line.kind, line.text) for line in gold.lines} == {
        (Kind.pain, "I could not find the button"),
        (Kind.pain, "Hidden fee"),
    }
    assert {place.quote for line in gold.lines for place in line.places} == {
        "I could not find the button",
        "Nobody told me about the fee",
    }
    assert gold.unmapped == {"Background": 1}
    assert gold.sources == {"p1"}


@pytest.mark.parametrize("counted", ["code points", "two a line end", "one a line end", "16 bits"])
def test_programs_that_count_otherwise(qdpx, talk, counted):
    """A selection's name begins as its words do, which tells what the program counted."""
    inside = "Nobody told me about the fee"
    text = talk.replace("Kai", "🙂 Kai")
    stored = text.replace("\n", "\r\n") if counted == "one a line end" else text
    seen = text.replace("\n", "\r\n") if counted == "two a line end" else text
    start, end = at(seen, inside)
    if counted == "16 bits":
        start, end = (len(seen[:n].encode("utf-16-le")) // 2 for n in (start, end))
    gold = read_gold(qdpx((start, end, "c1", "Nobody told me…"), text=stored), codebook())
    assert gold.lines[0].text == inside


def test_a_text_outside_of_the_package_is_not_read(qdpx, tmp_path, talk):
    """Its offsets are used as they are; no path in the file is followed."""
    (tmp_path / "secret.txt").write_text(talk, encoding="utf-8")
    for path in (
        "relative:///secret.txt",
        f"absolute://{tmp_path}/secret.txt",
        "internal://../../secret.txt",
    ):
        gold = read_gold(qdpx((3, 9, "c1", ""), path=path), codebook())
        assert gold.lines[0].places[0].quote is None
        assert gold.lines[0].places[0].span == (3, 9)


@pytest.mark.parametrize("project", [BOMB, OUTSIDE])
def test_entities_are_refused(qdpx, project):
    """Neither expanded nor fetched."""
    with pytest.raises(InputError, match="XML entities"):
        read_gold(qdpx(project=project), codebook())


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        ([("../escape.txt", "x")], "outside"),
        ([("sources/more.zip", "x")], "zip in a zip"),
        ([("sources/zeros.txt", "0" * 30_000_000)], "grows too much"),
    ],
)
def test_a_hostile_package_is_refused(qdpx, extra, said):
    """Before anything of it is read."""
    with pytest.raises(InputError, match=said):
        read_gold(qdpx(extra=extra), codebook())


def test_what_is_no_project_is_refused(qdpx, tmp_path):
    """Broken XML, no project file, no zip, no text source, a selection without a position."""
    cases = {
        "broken XML": qdpx(project="<Project>").read_bytes(),
        "no plain-text source": qdpx(project="<Project/>").read_bytes(),
        "without a position": qdpx(("x", 3, "c1", "")).read_bytes(),
        "cannot be opened": b"PK\x03\x04 nothing",
    }
    file = tmp_path / "other.qdpx"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("readme.txt", "x")
    cases["no project.qde"] = file.read_bytes()
    for said, content in cases.items():
        file.write_bytes(content)
        with pytest.raises(InputError, match=said):
            read_gold(file, codebook())


def test_codings_of_pictures_are_left_out_and_told(qdpx):
    """Nothing vanishes without a word."""
    project = (
        '<Project><CodeBook><Codes><Code guid="c" name="Pain"/></Codes></CodeBook><Sources>'
        '<TextSource name="p1"/><PictureSource name="x"><PictureSelection><Coding><CodeRef targetGUID="c"/>'
        "</Coding></PictureSelection></PictureSource></Sources></Project>"
    )
    assert "1 codings of PictureSource" in read_gold(qdpx(project=project), codebook()).notices[0]
