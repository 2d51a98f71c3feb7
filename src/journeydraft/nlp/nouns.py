"""Which words of a text name something, without a tagger: stop words, what stands before, endings.

A noun is told by its company (an article, a possessive, a preposition before it) in the languages that have
such words, by capitals in German; endings and a list rule out what it cannot be. Good enough to find
keywords in, never to parse.
"""

from __future__ import annotations

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

REACH = 6
"""Words, small ones too, that a phrase goes over at most."""

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


class Phrase(NamedTuple):
    """A stretch that may name one thing: as it is written, the stems of its words, its tokens. ``opened``:
    a small word stands before it, or the language has none that do."""

    text: str
    stems: tuple[str, ...]
    start: int
    end: int
    opened: bool


class Signs(NamedTuple):
    """The signs of one language."""

    before: frozenset[str]
    joins: frozenset[str]
    endings: tuple[str, ...]
    never: frozenset[str]
    head_first: bool
    articles: bool


def words(text: str, language: str | None) -> list[Word]:
    """The words of ``text`` that may name something, in their order; none but stop words ruled out for a
    language without signs of its own. Words for a feeling name no thing."""
    code = language or "xx"
    lexicon_, signs = lexicon(code), _signs(code)
    doc = lexicon_.nlp.make_doc(text)
    felt = {
        i for cue in lexicon_.cues(doc) if cue.name.startswith("emotion.") for i in range(cue.start, cue.end)
    }
    naming = [token.i for token in doc if token.i not in felt and _may_name(token, signs, code)]
    return [word for run in _runs(naming) for word in _words(doc, run, signs, code)]


def phrases(text: str, language: str | None) -> list[Phrase]:
    """All stretches of ``text`` that may name one thing ("cart", "state of the cart"), by their start.

    Small words may join the others. Shorter phrases lie within longer ones.
    """
    code = language or "xx"
    signs, doc = _signs(code), lexicon(code).nlp.make_doc(text)
    naming = [_may_name(token, signs, code) or _is_name(token, signs) for token in doc]
    found = []
    for start in (i for i, may in enumerate(naming) if may):
        opened = _is_opened(doc, start, signs)
        stems: list[str] = []
        for end in range(start, min(len(doc), start + REACH)):
            if naming[end]:
                stems.append(stem(doc[end].text))
                found.append(Phrase(doc[start : end + 1].text, tuple(stems), start, end + 1, opened))
            elif doc[end].lower_ not in signs.joins:
                break
    return found


def matters(text: str, language: str | None) -> list[Phrase]:
    """What a question is about, in its own words of two or more ("find information on the site", "sign in"):
    its words but the small ones, which may join others (RAKE's candidates, Rose et al.
    2010)."""
    code = language or "xx"
    signs, doc = _signs(code), lexicon(code).nlp.make_doc(text)
    content = [
        not token.is_stop and _is_word(token) and not token.lower_.endswith(signs.endings) for token in doc
    ]
    found = []
    for start in (i for i, yes in enumerate(content) if yes):
        for end in _ends(doc, start, content, signs.joins):
            stems = tuple(stem(token.text) for token in doc[start:end] if not token.is_stop)
            if any(_may_name(token, signs, code) for token in doc[start:end]):
                found.append(Phrase(doc[start:end].text, stems, start, end, True))
    return found


def _ends(doc: Doc, start: int, content: list[bool], joins: frozenset[str]) -> Iterator[int]:
    """Where phrases from ``start`` on end: at a further word, or at a small one before a stop ("sign in?")."""
    for i in range(start + 1, min(len(doc), start + REACH - 1)):
        if content[i]:
            yield i + 1
        elif doc[i].lower_ not in joins:
            return
        elif i == start + 1 and i + 1 < len(doc) and doc[i + 1].is_punct:
            yield i + 1


def _is_word(token: Token) -> bool:
    text = token.text
    return text[:1].isalpha() and len(text) > 1 and all(c.isalpha() or c in JOINTS for c in text)


def _is_name(token: Token, signs: Signs) -> bool:
    """Whether a capital within the text makes it a name, whatever its ending."""
    inside = token.i > 0 and token.text[0].isupper() and len(token.text) >= SHORTEST
    return inside and not token.is_stop and token.lower_ not in signs.never


def head_first(language: str | None) -> bool:
    """Whether what is said of a noun stands behind it."""
    return _signs(language or "xx").head_first


def _is_opened(doc: Doc, place: int, signs: Signs) -> bool:
    return not signs.articles or (place > 0 and doc[place - 1].lower_ in signs.before)


def stem(word: str) -> str:
    """By what two forms of a word are compared: its beginning, in lower case."""
    return word.casefold()[: STEM + (len(word) > LONG)]


def head_first(language: str) -> bool:
    """Whether what is said of a noun stands behind it."""
    return _signs(language).head_first


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


def _may_name(token: Token, signs: Signs, language: str) -> bool:
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
def _signs(language: str) -> Signs:
    table = tomllib.loads((files("journeydraft.nlp") / "nouns.toml").read_text(encoding="utf-8"))
    entry = table.get(language, {})
    return Signs(
        frozenset(entry.get("before", "").split()),
        frozenset(entry.get("joins", "").split()),
        tuple(entry.get("endings", "").split()),
        frozenset(entry.get("never", "").split()),
        entry.get("head") == "first",
        language in ARTICLES,
    )
