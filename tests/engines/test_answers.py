"""Answers are heard with their question: what a yes or a no settles, and what a "but" takes back."""

import pytest

from journeydraft.engines.embedded.answers import in_answer, opening, repeats
from journeydraft.engines.embedded.units import units
from journeydraft.model.source import Role, Source, SourceKind, Turn
from journeydraft.segment import segment


def told(text, language, question=None, kind=SourceKind.interview):
    """The units of one turn that answers ``question``."""
    turn = Turn(0, len(text), role=Role.participant, participant="P1", language=language, question=question)
    (chunk,) = segment(Source("p.txt", kind, "txt", text, (turn,), language))
    return units(chunk)


HELPED = {
    "en": ("Was it helpful?", "Yes, {}you type it and more boxes open.", "but "),
    "de": ("War das hilfreich?", "Ja, {}man tippt und es gehen Felder auf.", "aber "),
    "fr": ("C'était utile ?", "Oui, {}on tape et des cases s'ouvrent.", "mais "),
    "es": ("¿Fue útil?", "Sí, {}escribes y se abren casillas.", "pero "),
    "ro": ("A fost util?", "Da, {}scrii și se deschid căsuțe.", "dar "),
    "bg": ("Беше ли полезно?", "Да, {}пишеш и се отварят полета.", "но "),
    "ru": ("Это было полезно?", "Да, {}печатаешь, и открываются поля.", "но "),
    "et": ("Kas see oli kasulik?", "Jah, {}kirjutad ja avanevad kastid.", "aga "),
}


@pytest.mark.parametrize("language", HELPED)
def test_a_yes_to_did_it_help_makes_the_rest_no_trouble(language):
    """What follows the yes is less likely a pain; after a "but" it is as likely as before."""
    question, answer, but = HELPED[language]
    p = {"pain": 0.7, "gain": 0.2}
    plain, turned = (told(answer.format(word), language, question)[-1] for word in ("", but))
    assert in_answer(plain, p)["pain"] < 0.5
    assert in_answer(plain, p)["gain"] == 0.2
    assert in_answer(turned, p)["pain"] == 0.7


ASKED = {
    "en": ("Was anything difficult or confusing?", "No, it asked me for the number."),
    "de": ("War etwas schwierig oder verwirrend?", "Nein, es wollte die Nummer haben."),
    "fr": ("Y avait-il quelque chose de difficile ou de confus ?", "Non, ça demandait le numéro."),
    "es": ("¿Hubo algo difícil o confuso?", "No, pedía el número."),
    "ro": ("A fost ceva greu sau confuz?", "Nu, cerea numărul."),
    "bg": ("Имаше ли нещо трудно или объркващо?", "Не, искаше номера."),
    "ru": ("Было что-то сложно или непонятно?", "Нет, просило номер."),
    "et": ("Kas midagi oli raske või segane?", "Ei, see küsis numbrit."),
}


@pytest.mark.parametrize("language", ASKED)
def test_a_bare_denial_of_trouble_is_no_trouble(language):
    """ "No" to a question for trouble settles what follows it."""
    question, answer = ASKED[language]
    unit = told(answer, language, question)[0]
    assert opening(unit) == "no"
    assert in_answer(unit, {"pain": 0.7})["pain"] < 0.5


def test_a_no_withdraws_a_suggestion_unless_it_is_put_as_one():
    """ "No, that is extra work" answers "should it have a name?"; "it should repeat it" stands by itself."""
    question = "Should it have a name?"
    p = {"suggestion": 0.5}
    (objection,) = told("No, that is extra work for everyone.", "en", question)
    proposal = told("No, it should repeat what I typed.", "en", question)[-1]
    assert in_answer(objection, p)["suggestion"] < 0.2
    assert in_answer(proposal, p)["suggestion"] == 0.5


def test_a_yes_does_not_reach_the_end_of_a_long_answer():
    """Only the first two sentences of a turn answer with its yes."""
    text = "Yes, it was. I typed the name. The list came up. It froze on the second page for everyone."
    first, *_, last = told(text, "en", "Was it helpful?")
    assert opening(first) == "yes"
    assert opening(last) is None


def test_a_no_that_counts_things_answers_nothing():
    """ "No code, no parcel" is a complaint, not a denial."""
    (unit,) = told("No code, no parcel for anyone.", "en", None, SourceKind.notes)
    assert in_answer(unit, {"pain": 0.7})["pain"] == 0.7


def test_an_option_that_was_read_out_is_the_interviewers():
    """The words of the question again are no words of the participant's; what is said beside them is."""
    question = "How would you pay? a) I would rather pay by card, if I may. b) In cash."
    option, own = told(
        "a) I would rather pay by card, if I may. I lost my card twice last year.", "en", question
    )
    assert repeats(option) and not repeats(own)


def test_a_few_words_of_the_question_are_an_answer():
    """ "By card" answers; it is short enough to be said by oneself."""
    (unit,) = told("I pay by card", "en", "Do you pay by card or in cash?")
    assert not repeats(unit)
