"""Text from strangers on one line."""

from __future__ import annotations

import pytest

from journeydraft.formats.one_line import one_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a \n\t b", "a b"),
        ("\x1b[2J\x07gone\x9b", "[2J gone"),
        ("turned \u202eround", "turned round"),
        ("می\u200cخواهم 👩\u200d💻", "می\u200cخواهم 👩\u200d💻"),
    ],
)
def test_it_gives_no_orders(text: str, shown: str) -> None:
    """A terminal obeys escapes, and turns its writing round; joiners make words and pictures."""
    assert one_line(text) == shown


def test_it_is_no_longer_than_asked() -> None:
    """The ellipsis counted, and no space before it."""
    assert one_line("x" * 11, 10) == "x" * 9 + "…"
    assert one_line("four word of text", 11) == "four word…"
    assert one_line("x" * 10, 10) == "x" * 10
