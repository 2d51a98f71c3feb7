"""Talk about the study itself is told from what happened to people."""

import pytest

from journeydraft.stages.study_talk import asks_of_study, asks_wish, closes, is_part, opens, tells_of_study


@pytest.mark.parametrize(
    ("heading", "language"),
    [
        ("Tech set-up", "en"),
        ("Introduction and warm-up", "en"),
        ("Einführung", "de"),
        ("Présentation", "fr"),
        ("Bienvenida", "es"),
        ("Introducere", "ro"),
        ("Въведение", "bg"),
        ("Введение", "ru"),
        ("Sissejuhatus", "et"),
    ],
)
def test_introductions_are_known_in_every_language(heading, language):
    """Nothing below them is a part of the journey."""
    assert opens(heading, language)
    assert not closes(heading, language)


@pytest.mark.parametrize(
    ("heading", "language"),
    [("Closing questions", "en"), ("Abschluss", "de"), ("Clôture", "fr"), ("Cierre", "es"),
     ("Încheiere", "ro"), ("Заключение", "bg"), ("Завершение", "ru"), ("Kokkuvõte", "et")],
)  # fmt: skip
def test_closings_are_known_in_every_language(heading, language):
    """They say that the session ends, and nothing of the journey."""
    assert closes(heading, language)


def test_a_heading_with_a_word_of_its_own_is_no_part_of_the_study():
    """Setting up an account, or questions about delivery, are matters of the journey."""
    assert is_part("Questions", "en")
    assert not opens("Questions", "en")
    assert not any(is_part(heading, "en") for heading in ("Set up", "Delivery questions", "Paying"))


def test_a_question_for_a_wish_asks_for_nothing_that_happened():
    """It is known by its last sentence; one about the past is none."""
    assert asks_wish("You paid by card. What would you expect it to say?", "en")
    assert asks_wish("Should a machine have a name?", "en")
    assert not asks_wish("What would help? Let us go back. How did you pay?", "en")


def test_what_is_asked_last_decides():
    """Thanks before a real question do not make it one about the study."""
    assert asks_of_study("Thanks. Do you have any other feedback you'd like to share?", "en")
    assert not asks_of_study("Thank you for your time so far. How did you pay?", "en")
    assert tells_of_study("Looking forward to another study.", "en")
    assert not tells_of_study("The session timed out while I was paying.", "en")
