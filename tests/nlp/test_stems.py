"""The words that say what a sentence is about."""

import pytest

from journeydraft.nlp.stems import stems


@pytest.mark.parametrize(
    ("one", "other", "language", "shared"),
    [
        ("I never know my balance", "the balances are nowhere", "en", "balanc"),
        ("Не нашла квитанцию", "а квитанции всё нет", "ru", "квитан"),
        ("Pakiautomaat oli täis", "pakiautomaadi uks ei avanenud", "et", "pakiau"),
    ],
)
def test_inflections_meet(one, other, language, shared):
    """Two forms of a word count as the same."""
    assert shared in stems(one, language) & stems(other, language)


def test_function_words_say_nothing():
    """What every sentence has is left out."""
    assert stems("and then it was that which we had", "en") == frozenset()


def test_a_line_without_end_is_looked_at_as_far_as_it_tells():
    """Millions of letters, or signs that a tokenizer takes off one by one, cost no time and no error."""
    assert stems("cost " * 400_000, "en") == {"cost"}
    assert stems("*" * 30_000, "en") == frozenset()
