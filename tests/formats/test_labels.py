"""The words of the shipped languages: complete, unambiguous, with the right forms."""

from __future__ import annotations

from collections import defaultdict

import pytest

from journeydraft.formats.labels import labels, normalised, recognise, recognise_prefix, spellings
from journeydraft.languages import LANGUAGES

SIGNS = ("severity", "certainty", "verdict", "when", "basis", "channels", "emotions", "keys")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_every_label(lang: str) -> None:
    """No label is missing, and none is left over."""
    known = {name: set(group) for name, group in labels("en").groups.items()}
    assert {name: set(group) for name, group in labels(lang).groups.items()} == known


@pytest.mark.parametrize(
    "groups",
    [SIGNS, ("lanes",), ("sections",), ("header",), ("stage",), ("words",), ("moves",), ("blind_spots",)],
)
def test_no_word_means_two_things(groups: tuple[str, ...]) -> None:
    """What stands in one place is recognised in all languages, so no spelling may mean two things there."""
    meanings = defaultdict(set)
    for group in groups:
        for _, key, spelling in spellings(group):
            meanings[normalised(spelling)].add((group, key))
    assert not {word: found for word, found in meanings.items() if len(found) > 1}


@pytest.mark.parametrize(
    "raw", ["Pain points", "pain points:", "**Valupunktid**", "БОЛЕВЫЕ ТОЧКИ", "_Puncte dureroase_:"]
)
def test_headings_are_recognised_however_they_are_typed(raw: str) -> None:
    """Case, colon, emphasis and language do not matter."""
    assert recognise("lanes", raw) == "pain_points"


def test_a_word_before_a_colon_is_recognised() -> None:
    """``Step: …`` is a step in any language, ``Stepping: …`` is not."""
    assert recognise_prefix("step", "Samm: võrdlen") == "võrdlen"
    assert recognise_prefix("step", "**Шаг:** сравнить") == "сравнить"
    assert recognise_prefix("step", "Stepping: stones") is None


@pytest.mark.parametrize(
    ("lang", "number", "form"),
    [
        ("en", 1, "review"),
        ("en", 2, "reviews"),
        ("ro", 1, "recenzie"),
        ("ro", 19, "recenzii"),
        ("ro", 101, "recenzii"),
        ("ro", 230, "de recenzii"),
        ("ru", 1, "отзыв"),
        ("ru", 3, "отзыва"),
        ("ru", 12, "отзывов"),
        ("ru", 21, "отзыв"),
        ("ru", 230, "отзывов"),
        ("bg", 230, "отзива"),
    ],
)
def test_counted_nouns_take_their_form(lang: str, number: int, form: str) -> None:
    """Numbers stand with the form that the language asks for."""
    assert labels(lang).counted("sample", "reviews", number) == form


def test_an_unknown_language_falls_back_to_english() -> None:
    """A map in a language that is not shipped still gets headings."""
    assert labels("fi").text("lanes", "needs") == "Needs"
