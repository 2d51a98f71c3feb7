"""Places put in the map's terms."""

import pytest

from journeydraft.intake.listening import with_languages
from journeydraft.maps.lines import Coding, Line, Place
from journeydraft.maps.placing import Placer
from journeydraft.maps.sources import Names
from journeydraft.model.finding import Kind
from journeydraft.readers import read_study


@pytest.fixture
def source(tmp_path, talk):
    (tmp_path / "p1.txt").write_text(talk, encoding="utf-8")
    return with_languages(read_study([tmp_path / "p1.txt"]).sources[0])


def placed(place, sources):
    coding = Coding("coding", (Line("g", Kind.pain, "", (place,)),), sources=frozenset({place.source} - {""}))
    return Placer(Names(["p1.txt"], {}), sources).place(coding)


def found(place, source):
    return placed(place, {"p1.txt": source}).coding.lines[0].places[0]


def test_a_quote_gets_its_place(source, talk):
    """In the file that goes by that name, or in whichever has it."""
    for name in ("P1", ""):
        one = found(Place(name, quote="nobody told me about the fee"), source)
        assert one.source == "p1.txt"
        assert talk[one.start : one.end] == "Nobody told me about the fee"


def test_a_coding_without_file_names_speaks_of_the_files_where_its_quotes_are(source):
    """So that agreement can be counted over their sentences."""
    one = placed(Place("", quote="nobody told me about the fee"), {"p1.txt": source})
    assert one.coding.sources == {"p1.txt"}


def test_wrong_offsets_are_put_right_by_the_quote(source, talk):
    """Paragraph numbers, or offsets that another program counted."""
    one = found(Place("p1", 3, 3, "I looked for ages."), source)
    assert talk[one.start : one.end] == "I looked for ages."
    one = found(Place("p1", 40, 58, "I looked for ages."), source)
    assert talk[one.start : one.end] == "I looked for ages."


def test_a_line_number_becomes_the_words_on_it(source, talk):
    """So that a person sees what was coded."""
    line = placed(Place("p1", line=4), {"p1.txt": source}).coding.lines[0]
    assert line.text.endswith("Nobody told me about the fee. In the end it was easy.")
    assert line.places[0].sure


def test_a_quote_that_nobody_said_is_counted(source):
    """It keeps its words, and no place."""
    one = placed(Place("p1", 0, 20, "The fee was a surprise to us all."), {"p1.txt": source})
    assert (one.lost, one.quotes) == (1, 1)
    assert one.coding.lines[0].places[0].span is None


def test_without_sources_offsets_stand_if_they_can_be_true():
    """As long as the quote is about as long as they say."""
    assert placed(Place("p1", 10, 28, "I looked for ages."), {}).coding.lines[0].places[0].span == (10, 28)
    assert placed(Place("p1", 3, 4, "I looked for ages."), {}).coding.lines[0].places[0].span is None


def test_files_that_the_map_does_not_know_are_told():
    """Recall cannot be full then."""
    assert placed(Place("p9.txt", 0, 5), {}).strange == ("p9.txt",)
