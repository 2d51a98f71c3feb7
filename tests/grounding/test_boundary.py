"""Where a quote may begin and end."""

import pytest

from journeydraft.grounding.boundary import may_cut


@pytest.mark.parametrize(
    "text",
    [
        "well|-known", "well-|known", "$|5", "-|5 degrees", "5|%", "5|€", "1|/2", "1/|2", "9|–10", "is .|5",
        "ア|カ", "ガ|ス", "!|\u0301", "👍|\ufe0f",
    ],
)  # fmt: skip
def test_no_cut_inside(text: str) -> None:
    """A hyphenated word, a number with its sign and unit, a katakana word and a cluster stay whole."""
    before, after = text.split("|")
    assert not may_cut(before + after, len(before), (0, len(before + after)))


@pytest.mark.parametrize(
    "text", ["paid| -- then", "paid|—then", "paid,|5 times", "(|5", "予|約", "で|カード", "I paid|-", "|-5"]
)
def test_cut_between(text: str) -> None:
    """Between words, whatever punctuation stands there."""
    before, after = text.split("|")
    assert may_cut(before + after, len(before), (0, len(before + after)))


def test_ends_of_a_span_will_do() -> None:
    """A turn that begins right after a number may be quoted from its beginning."""
    assert may_cut("P1:5 euros", 3, (3, 10))
    assert not may_cut("P1:5 euros", 3, (0, 10))
