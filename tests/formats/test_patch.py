"""Edits of a file by line numbers: no line that was put in is lost."""

import pytest

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


@pytest.mark.parametrize(
    ("line", "opening"),
    [
        ("- a", "- "),
        ("  12.  a", "  12.  "),
        ("*\ta", "*\t"),
        ("-", "- "),
        ("-a", ""),
        ("a - b", ""),
        ("", ""),
    ],
)
def test_a_line_of_a_list_opens_with_its_marker(line, opening):
    """And a space, so that words may follow; a marker can stand alone above its words."""
    assert Patch(line + "\n").opening(0) == opening
