"""Words that may name something, told without a tagger."""

import pytest

from journeydraft.nlp.nouns import stem, words


@pytest.mark.parametrize(
    ("language", "text", "nouns"),
    [
        ("en", "I went to the counter and paid quickly.", ["counter"]),
        ("de", "Ich habe die Anmeldung gefunden.", ["Anmeldung"]),
        ("fr", "On a attendu la facture.", ["facture"]),
        ("es", "Perdí la contraseña.", ["contraseña"]),
        ("ro", "Am așteptat la coadă.", ["coadă"]),
        ("bg", "Чаках на опашката.", ["опашката"]),
        ("ru", "Положил кружку в корзину.", ["корзину"]),
        ("et", "Vaatasin seda lehte.", ["lehte"]),
    ],
)
def test_a_noun_is_told_by_its_company(language, text, nouns):
    """An article, a possessive, a preposition or a capital before it says that a word is one."""
    assert [word.text for word in words(text, language) if word.noun] == nouns


def test_a_phrase_belongs_to_its_head():
    """In "the card reader" the reader is the thing; in French the first word is."""
    assert [(w.text, w.noun, w.phrase) for w in words("the card reader", "en")] == [
        ("card", False, None), ("reader", True, "card reader"),
    ]  # fmt: skip
    assert words("la carte bancaire", "fr")[0].phrase == "carte bancaire"


def test_feelings_numbers_and_marks_name_nothing():
    """What is left names things only."""
    assert [w.text for w in words("The frustrated 42 `M€` [^1] <b> table", "en")] == ["table"]


def test_a_language_without_signs_is_read_all_the_same():
    """Any language, even one that nobody prepared, gives words and no error."""
    assert words("Questa è la biglietteria", "it")
    assert words("文字", None) is not None


def test_forms_of_a_word_meet():
    """Inflected forms are compared by their beginning."""
    assert stem("queue") == stem("Queues")
    assert stem("доставка") == stem("доставку")
