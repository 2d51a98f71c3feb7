"""Severity by the codebook: words of the consequence first, then what the words mean."""

import pytest

from journeydraft.engines.embedded.severity import severity
from journeydraft.engines.embedded.units import units
from journeydraft.model.source import Role, Source, SourceKind, Turn
from journeydraft.segment import segment


def of(text, gravity=None, language="en"):
    turn = Turn(0, len(text), "P1", Role.participant, "P1", language=language)
    source = Source("i.txt", "prose", SourceKind.interview, text, (turn,), language=language)
    (unit,) = [unit for chunk in segment(source) for unit in units(chunk)]
    return severity(unit, gravity)


@pytest.mark.parametrize(
    ("text", "language", "level"),
    [
        ("The form failed again and I gave up.", "en", "high"),
        ("They charged me twice for the ticket.", "en", "high"),
        ("The code never came so I had to ring them.", "en", "medium"),
        ("The letters are a bit small for me.", "en", "low"),
        ("Ich habe doppelt bezahlt für das Ticket.", "de", "high"),
        ("J'ai payé deux fois pour le même billet.", "fr", "high"),
        ("Me cobraron dos veces por el mismo billete.", "es", "high"),
        ("Maksin topelt sama pileti eest.", "et", "high"),
        ("Am plătit de două ori același bilet.", "ro", "high"),
        ("Платих два пъти за един и същи билет.", "bg", "high"),
        ("Деньги списали дважды за один билет.", "ru", "high"),
    ],
)
def test_the_consequence_says_how_grave_it_is(text, language, level):
    """Gave up or lost money is high, a way at a cost medium, noticed and went on low."""
    assert of(text, language=language) == level


@pytest.mark.parametrize(
    "text",
    [
        "I did not give up, I just tried the other door.",
        "If they had charged me twice I would have left.",
    ],
)
def test_what_did_not_happen_is_not_grave(text):
    """A negated or imagined loss is none."""
    assert of(text) != "high"


def test_meaning_speaks_where_no_word_does():
    """Without a word of the consequence the head decides, and medium where there is none."""
    text = "The machine took my card and the lady shrugged."
    assert of(text) == "medium"
    assert of(text, (0.95, 0.6)) == "high"
    assert of(text, (0.2, 0.01)) == "low"


@pytest.mark.parametrize(
    "text",
    [
        "The code never came, I rang the hotline for it.",
        "It is so annoying that they ask for it anew.",
    ],
)
def test_who_had_to_ring_or_lost_patience_did_not_just_go_on(text):
    """However harmless the rest may sound."""
    assert of(text, (0.1, 0.01)) == "medium"


def test_politeness_is_no_consequence():
    """ "They could perhaps …" is advice; how grave the trouble is, its meaning says."""
    text = "They could perhaps mention the deposit a bit earlier."
    assert of(text, (0.9, 0.1)) == "medium"
