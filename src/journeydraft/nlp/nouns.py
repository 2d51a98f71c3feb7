"""Which words of a text name something, without a tagger: stop words, what stands before, endings.

A noun is told by its company (an article, a possessive, a preposition before it) in the languages that have
such words, by capitals in German; endings and a list rule out what it cannot be. Good enough to find
keywords in, never to parse.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from journeydraft.nlp.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SHORTEST = 3

JOINTS = ".-'’&"
"""What stands inside words beside letters ("VA.gov", "e-mail")."""

LONGEST = 3
"""Words of a phrase."""

ARTICLES = frozenset({"en", "de", "fr", "es", "ro"})
"""Languages in which a small word stands before most nouns, the article for one."""

STEM, LONG = 5, 8
"""Letters that a stem has, one more where the word has more than ``LONG``."""


class Word(NamedTuple):
    """A word that may name something: as it is written, its ``stem`` to compare by, whether its company says
    that it is a noun, and the longer ``phrase`` that it is the head of ("card reader")."""

    text: str
    stem: str
    noun: bool
    phrase: str | None


class Signs(NamedTuple):
    """The signs of one language."""

    before: frozenset[str]
    joins: frozenset[str]
    endings: tuple[str, ...]
    never: frozenset[str]
    verbs: frozenset[str]
    back: frozenset[str]
    head_first: bool
    articles: bool


def words(text: str, language: str | None) -> list[Word]:
    """The words of ``text`` that may name something, in their order; none but stop words ruled out for a
    language without signs of its own. Words for a feeling name no thing."""
    code = language or "xx"
    lexicon_, signs = lexicon(code), signs_of(code)
    doc = lexicon_.nlp.make_doc(text)
    felt = {
        i for cue in lexicon_.cues(doc) if cue.name.startswith("emotion.") for i in range(cue.start, cue.end)
    }
    naming = [token.i for token in doc if token.i not in felt and may_name(token, signs, code)]
    return [word for run in _runs(naming) for word in _words(doc, run, signs, code)]


def goes_back(text: str, language: str | None) -> bool:
    """Whether a direction tells of a return ("goes back to the list")."""
    return not signs_of(language or "xx").back.isdisjoint(re.findall(r"\w+", text.lower()))


def head_first(language: str | None) -> bool:
    """Whether what is said of a noun stands behind it."""
    return signs_of(language or "xx").head_first


def stem(word: str) -> str:
    """By what two forms of a word are compared: its beginning, in lower case."""
    return word.casefold()[: STEM + (len(word) > LONG)]


def _runs(places: list[int]) -> Iterator[list[int]]:
    """Places that follow one another, together, at most ``LONGEST``."""
    run: list[int] = []
    for place in places:
        if run and (place != run[-1] + 1 or len(run) == LONGEST):
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def _words(doc: Doc, run: list[int], signs: Signs, language: str) -> Iterator[Word]:
    """The words of one run; its head is the noun, if the company is a noun's."""
    company = _in_company(doc, run[0], signs, language)
    head = run[0] if signs.head_first else run[-1]
    for place in run:
        text = doc[place].text
        whole = doc[run[0] : run[-1] + 1].text if place == head and len(run) > 1 and company else None
        yield Word(text, stem(text), company and place == head, whole)


def may_name(token: Token, signs: Signs, language: str) -> bool:
    """Whether a word may name something: no small word, none that endings or a list rule out."""
    text, low = token.text, token.lower_
    if not text[:1].isalpha() or not all(c.isalpha() or c in JOINTS for c in text):
        return False
    if token.is_stop or low in signs.never or text in signs.never or low.endswith(signs.endings):
        return False
    if len(text) < SHORTEST and not (text.isupper() and len(text) > 1):
        return False
    return language != "de" or text[:1].isupper()


def _in_company(doc: Doc, place: int, signs: Signs, language: str) -> bool:
    if place == 0:
        return False
    before = doc[place - 1]
    return before.lower_ in signs.before or (language == "de" and not before.is_punct)


@cache
def signs_of(language: str) -> Signs:
    """The signs of a language; empty ones where it has none."""
    table = tomllib.loads((files("journeydraft.nlp") / "nouns.toml").read_text(encoding="utf-8"))
    entry = table.get(language, {})
    return Signs(
        frozenset(entry.get("before", "").split()),
        frozenset(entry.get("joins", "").split()),
        tuple(entry.get("endings", "").split()),
        frozenset(entry.get("never", "").split()),
        frozenset(entry.get("verbs", "").split()),
        frozenset(entry.get("back", "").split()),
        entry.get("head") == "first",
        language in ARTICLES,
    )
