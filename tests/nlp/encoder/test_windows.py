"""Tellings as the encoder reads them."""

from hypothesis import given
from hypothesis import strategies as st

from journeydraft.nlp.encoder.base import Telling
from journeydraft.nlp.encoder.windows import LONGEST, QUESTION_WORDS, Framer

BEGIN, END, UNKNOWN = 0, 2, 3


def ids_of(text: str) -> tuple[int, ...]:
    """Begin, one id a letter, end."""
    return (BEGIN, *(100 + ord(c) % 50 for c in text if not c.isspace()), END)


FRAMER = Framer(ids_of, UNKNOWN, "query:")
PARTS = st.lists(st.text("abc de", max_size=120), min_size=1, max_size=12).map(tuple)


@given(PARTS, st.none() | st.text("abc ", max_size=60))
def test_every_part_has_its_own_tokens(parts: tuple[str, ...], question: str | None) -> None:
    """Over all windows there is one span a part, with the ids of the part, and no window is too long."""
    windows = list(FRAMER.windows(Telling(parts, question)))
    spans = [window.ids[a:b] for window in windows for a, b in window.spans]
    assert all(len(window.ids) <= LONGEST for window in windows)
    assert spans == [ids_of(part)[1:-1] or (UNKNOWN,) for part in parts]


def test_a_long_telling_is_read_behind_its_question_again_and_again() -> None:
    """Each of its windows begins with the question."""
    windows = list(FRAMER.windows(Telling(("a" * 90,) * 6, "ee")))
    assert len(windows) == 3
    assert len({window.ids[: window.spans[0][0]] for window in windows}) == 1


def test_of_a_long_question_the_end_is_heard() -> None:
    """What is asked stands at its end."""
    (window,) = FRAMER.windows(Telling(("a",), "b " * 60 + "c"))
    assert window.ids[: window.spans[0][0]].count(ids_of("b")[1]) == QUESTION_WORDS - 1 + "query:".count("b")
