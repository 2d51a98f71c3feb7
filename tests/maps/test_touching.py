"""Lines that are proved by the same words."""

import pytest

from journeydraft.maps.lines import Place
from journeydraft.maps.touching import overlap, touches
from journeydraft.model.finding import Kind


def test_offsets_that_overlap():
    """Half of both in common; one after another is nothing in common; other sources never."""
    a = Place("p1.txt", 0, 10)
    assert overlap(a, Place("p1.txt", 5, 15)) == pytest.approx(0.5)
    assert overlap(a, Place("p1.txt", 10, 20)) == 0.0
    assert overlap(a, Place("p2.txt", 0, 10)) == 0.0


def test_a_quote_within_a_quote():
    """Case and punctuation aside, in either direction, whatever source an unplaced quote is from."""
    long = Place("p1.txt", quote="Well, I could not find the button anywhere.")
    short = Place("", quote="i could not find the button")
    assert overlap(long, short) == overlap(short, long) > 0.5
    assert overlap(long, Place("p1.txt", quote="I could find the button")) == 0.0


def test_a_shred_says_nothing():
    """“Yes” stands in half of what people say; it is the same only as itself."""
    assert (
        overlap(Place("p1.txt", quote="Yes."), Place("p1.txt", quote="Oh yes. It took me three days.")) == 0.0
    )
    assert overlap(Place("p1.txt", quote="Yes."), Place("p1.txt", quote="yes.")) == 1.0


def test_offsets_that_count_differently_do_not_deceive():
    """Two texts of one file: where the words at the meeting place differ, the quotes decide."""
    ours = Place("p1.docx", 100, 130, "I could not find the button, no")
    assert overlap(ours, Place("p1.docx", 110, 135, "the weather was nice that day")) == 0.0
    assert overlap(ours, Place("p1.docx", 310, 341, "I could not find the button, no")) == 1.0


def test_the_line_of_the_file_where_nothing_else_is_known():
    """A coding by lines meets evidence that knows its line."""
    ours = Place("p1.md", 30, 40, "so I gave up", line=7)
    assert overlap(ours, Place("p1.md", line=7)) == 1.0
    assert overlap(ours, Place("p1.md", line=8)) == 0.0


def test_only_lines_of_a_kind_touch(line):
    """The same words as a gain are no pain; asked for, it is found all the same."""
    ours = [line("m1", ("p1.txt", 0, 10)), line("m2", ("p1.txt", 0, 10), kind=Kind.gain)]
    golds = [line("g1", ("p1.txt", 5, 20))]
    assert set(touches(ours, golds)) == {(0, 0)}
    assert set(touches(ours, golds, across_kinds=True)) == {(1, 0)}


def test_the_share_of_quotes_that_meet(line):
    """One of two quotes meets one of three: two fifths."""
    ours = [line("m1", ("p1.txt", 0, 10), ("p2.txt", 0, 10))]
    golds = [line("g1", ("p1.txt", 5, 20), ("p1.txt", 50, 60), ("p3.txt", 0, 10))]
    assert touches(ours, golds)[0, 0].places == pytest.approx(2 / 5)
