"""Replies that no program can use: each is a fault of the reply, never an error of the program."""

import pytest

from journeydraft.engines.llm.faults import Truncated, Unreadable
from journeydraft.engines.llm.reading import read
from journeydraft.engines.llm.replies import Framed
from journeydraft.engines.llm.seam import Usage

USELESS = {
    "half a character": '{"title": "\\ud83d"}',
    "a number without end": '{"title": "x", "more": ' + "1" * 5000 + "}",
    "a bottomless list": '{"title": ' + "[" * 100_000,
    "another shape": '{"titel": "x"}',
    "prose": "I cannot do that.",
    "nothing": "",
}


@pytest.mark.parametrize("case", USELESS)
def test_a_reply_of_no_use_is_told_with_what_it_cost(case):
    """So that it is asked for again, and paid for once."""
    with pytest.raises(Unreadable) as caught:
        read(USELESS[case], Framed, Usage(tokens_in=7))
    assert caught.value.usage.tokens_in == 7


def test_a_whole_character_may_be_written_in_halves():
    """As JSON in ASCII writes whatever lies beyond the first plane."""
    assert read('{"title": "\\ud83d\\ude00"}', Framed, Usage()).title == "😀"


def test_a_reply_that_stops_is_told_from_one_that_is_wrong():
    """It would be whole with more room."""
    with pytest.raises(Truncated):
        read('{"title": "Ord', Framed, Usage())
