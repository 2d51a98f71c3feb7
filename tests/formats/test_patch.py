"""Edits of a file by line numbers: no line that was put in is lost."""

from journeydraft.formats.markdown.patch import Patch

TEXT = "one\ntwo\nthree\nfour\n"


def test_what_is_put_in_where_lines_go_stays():
    """A part that goes may be the neighbour of one that comes."""
    patch = Patch(TEXT)
    patch.replace(1, 3, [])
    patch.insert(2, ["new"])
    assert patch.text() == "one\nnew\nfour\n"


def test_the_first_of_two_that_overlap_holds():
    """Nothing is replaced twice."""
    patch = Patch(TEXT)
    patch.replace(0, 2, ["a"])
    patch.replace(1, 3, ["b"])
    assert patch.text() == "a\nthree\nfour\n"
