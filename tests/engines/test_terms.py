"""Questions for the meaning of a word are told from other questions, in every language that ships."""

import pytest
from tests.engines.test_answers import told

from journeydraft.engines.embedded.terms import asks_term

ASKED = {
    "en": ('What does "in-network" mean?', "What is the difference between the two prices?"),
    "et": ("Mis on „omavastutus“?", "Mis on selle kahe hinna vahe?"),
    "ro": ("Ce înseamnă „franșiză”?", "Ce este diferența dintre cele două prețuri?"),
    "bg": ("Какво значи „самоучастие“?", "Какво е разликата между двете цени?"),
    "ru": ("Что такое «франшиза»?", "Что значит разница между двумя ценами?"),
    "de": ("Was bedeutet „Selbstbehalt“?", "Was ist der Unterschied zwischen den Preisen?"),
    "fr": ('C\'est quoi la "franchise" ?', "C'est quoi la différence entre les deux prix ?"),
    "es": ("¿Qué significa «franquicia»?", "¿Qué es lo que cambia entre los dos precios?"),
}


@pytest.mark.parametrize("language", ASKED)
def test_who_asks_what_a_word_means_asks_nothing_else(language):
    """The term alone, not a question about prices that begins alike."""
    term, other = ASKED[language]
    assert asks_term(told(term, language)[0])
    assert not asks_term(told(other, language)[0])


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("What is a deductible?", True),
        ("What's FCTVA?", True),
        ('What does "copay" mean (I know it from the dentist)?', True),
        ("What is the time?", False),
        ("What is this?", False),
        ('"Copay" is what it said on the bill.', False),
        ('The "copay" means I pay twice for every visit.', False),
        ("What is a copay and why do I pay it twice?", False),
        ('Okay, what does "copay" mean?', True),
        ("Um, so what is a deductible?", True),
        ('12) What does "copay" mean and why do I pay it twice?', False),
    ],
)
def test_a_term_is_quoted_or_an_acronym_or_one_of_a_kind(said, asks):
    """What is met on the way ("the time", "this") is no word that nobody explained."""
    assert asks_term(told(said, "en")[0]) is asks
