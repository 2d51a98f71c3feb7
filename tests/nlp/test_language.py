"""Which language a speaker and a line are in."""

import pytest

from journeydraft.nlp.language import UNKNOWN, guess, language_of, language_of_line


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I could not find where to pay, so I rang them the next day.", "en"),
        ("Ma ei leidnud üles, kus maksta, ja helistasin järgmisel päeval.", "et"),
        ("Nu am găsit unde se plătește și am sunat a doua zi.", "ro"),
        ("Не намерих къде се плаща и се обадих на другия ден.", "bg"),
        ("Я не нашла, где платить, и позвонила на следующий день.", "ru"),
        ("Nie mogłem znaleźć, gdzie zapłacić, więc zadzwoniłem następnego dnia.", "pl"),
    ],
)
def test_a_speaker_is_recognised(text, language):
    """One sentence is enough, also in a language without a lexicon."""
    assert language_of([text]) == language


def test_a_line_changes_language_only_when_it_is_clear():
    """A Russian speaker's English sentence is English; an "ok, super" stays Russian."""
    among = ("ru", "en")
    assert language_of_line("I just clicked on the button and nothing happened", "ru", among) == "en"
    assert language_of_line("ok, super", "ru", among) == "ru"


def test_nothing_to_judge_by_is_unknown():
    """Numbers and silence have no language."""
    assert guess("42 — 17").language == UNKNOWN
    assert language_of(["", " "]) == UNKNOWN
