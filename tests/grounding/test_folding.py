"""What counts as the same word, and the same pause between words."""

import pytest

from journeydraft.grounding.folding import fold_gap, fold_word, omits, same_gap


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("didn't", "didn’t"),
        ("STRASSE", "Straße"),
        ("ΛΌΓΟΣ", "λόγος"),
        ("IŞIK", "ışık"),
        ("İzmir", "izmir"),
        ("Õhtu", "o\u0303htu"),
        ("ｉＰｈｏｎｅ", "iPhone"),
        ("ｶﾞ", "ガ"),
        ("ﬁnd", "find"),
        ("Vertrags\u00adende", "Vertragsende"),
        ("می\u200cخواهم", "میخواهم"),
        ("شـــكرا", "شكرا"),
        ("👍\ufe0f", "👍"),
    ],
)
def test_spellings_of_one_word(one: str, other: str) -> None:
    """Case, composition, width, ligatures and hidden characters make no other word."""
    assert fold_word(one) == fold_word(other)


@pytest.mark.parametrize(
    ("one", "other"), [("10²", "102"), ("й", "и"), ("pêche", "péché"), ("3.5", "35"), ("did", "didn't")]
)
def test_different_words_stay_different(one: str, other: str) -> None:
    """An exponent, an accent and a decimal point change what is said."""
    assert fold_word(one) != fold_word(other)


@pytest.mark.parametrize(
    ("gap", "marks"),
    [
        (" ", ""),
        (" “", ""),
        ("\n— ", "-"),
        (" -- ", "-"),
        ("... ", "…"),
        ("…", "…"),
        ("。", "."),
        ("، ", ","),
        ("**\u200b", ""),
    ],
)
def test_punctuation_in_one_spelling(gap: str, marks: str) -> None:
    """White space and quotation marks vanish; dashes, dots and stops of all scripts become one."""
    assert fold_gap(gap) == marks


@pytest.mark.parametrize(
    ("source", "quote", "same"),
    [
        (", um, ", " ", True),
        (" — ", " - ", True),
        ("... ", " ", True),
        (" ", "... ", False),
        (", um, ", " … ", False),
        (". Um, ", " ", False),
        (". ", "? ", False),
    ],
)
def test_a_source_may_hesitate_and_a_quote_need_not(source: str, quote: str, same: bool) -> None:
    """Fillers and dots of hesitation may go; an ellipsis may not come, nor a full stop go."""
    assert same_gap(source, quote) is same


@pytest.mark.parametrize("gap", [" … ", "... ", " [...] ", " (…) ", ".. ", "⋯"])
def test_an_ellipsis_says_that_something_is_left_out(gap: str) -> None:
    """In brackets or not, written with dots or as one character."""
    assert omits(gap)
    assert not omits(". ")
