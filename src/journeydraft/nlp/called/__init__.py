"""What people and streets are called, by rule: given names, titles, introductions of the shipped languages.

The lists lie beside this file, one a language, and are all used at once: names travel, and a talk changes its
language. A word counts as a name only with a capital letter; one that is also an ordinary word only inside a
sentence. What follows a name or a title with capital letters of its own belongs to it. Names that are on no
list are told by how they stand (``strangers``).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from journeydraft.nlp.called.strangers import Signs, strangers

LANGUAGES = ("en", "et", "ro", "bg", "ru", "de", "fr", "es")

LONGEST = 2
"""Words that may follow a given name or a title and belong to the name."""

SHORTEST_STEM = 3

FOREIGN = 5
"""Letters that a name of another language needs to be known with an ending of this one."""

ABBREVIATED = 4
"""Letters of a title that a full stop may follow without ending the sentence."""

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_OWNER = ("'s", "’s")
_ENDS = '.!?…:\n"“„«»-–—'
_VOWELS = "aeiouyäöüõăâîаеёиоуыэюяй"
_UPPER = r"[^\W\d_a-zà-öø-ÿāăąćčďđēėęěğģīįķļłńņňőœŕřśšșşťțţūůűųźżžа-яё]"
_CAPITAL = rf"{_UPPER}[\w’'-]+"
_MORE = re.compile(rf"(?:[ \t]{_CAPITAL}){{1,{LONGEST}}}")


@dataclass(frozen=True)
class _Known:
    """``whole`` are names of all languages; ``own`` those that take the ``endings`` of the text's language.

    ``stems`` are of the names of that language that end in a vowel, without it.
    """

    whole: frozenset[str]
    own: frozenset[str]
    stems: frozenset[str]
    within: frozenset[str]
    endings: tuple[str, ...]
    led: re.Pattern[str]

    def is_given(self, word: str) -> bool:
        """Whether ``word`` (lower case) is a given name, with an ending or without."""
        if word in self.whole:
            return True
        return any(
            word.endswith(ending)
            and len(base := word[: -len(ending)]) >= SHORTEST_STEM
            and (base in self.own or (base in self.stems and ending[0] in _VOWELS))
            for ending in self.endings
        )


def names(text: str, language: str | None = None, talk: bool = True) -> Iterator[tuple[int, int]]:
    """Start and end (code points) of what are likely names of people; stretches may overlap.

    ``language`` is that of the text: its endings are looked for. ``talk``: somebody speaks, rather than
    writes a review.
    """
    known, shouted = _known(language), text.upper() == text
    for match in known.led.finditer(text):
        yield match.span("name")
    for match in _WORD.finditer(text):
        word = match[0]
        if not word[0].isupper() or (word.isupper() and len(word) > 1 and not shouted):
            continue
        lower = word.lower()
        inside = lower in known.within and not _begins(text, match.start())
        if inside or any(known.is_given(part) for part in (lower, *lower.split("-"))):
            yield match.start(), _with_more(text, match.end() - (2 if word.endswith(_OWNER) else 0))
    if language in LANGUAGES:
        yield from strangers(text, _signs(language), talk)


def public(stretch: str, small: Collection[str]) -> bool:
    """Whether what somebody else takes for a name is none.

    That is a firm or a town that is known, letters that stand for words, or words that are written ``small``
    (lower case) elsewhere in the text, if they are no given names.
    """
    return all(_is_public(word, small) for word in _WORD.findall(stretch))


def _is_public(word: str, small: Collection[str]) -> bool:
    lower, known = word.lower(), _known(None)
    if lower in known.whole or lower in known.within:
        return False
    return lower in small or not word[1:].islower() or any(_signs(code).is_known(lower) for code in LANGUAGES)


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Start and end (code points) of streets with a number."""
    for pattern in _streets():
        for match in pattern.finditer(text):
            yield match.span()


def _begins(text: str, at: int) -> bool:
    """Whether a sentence begins at ``at``: a capital letter there says nothing."""
    while at and text[at - 1] in " \t":
        at -= 1
    return not at or text[at - 1] in _ENDS


def _with_more(text: str, end: int) -> int:
    """The end of a name whose given part ends at ``end``."""
    more = _MORE.match(text, end)
    return more.end() if more else end


@cache
def _table(language: str) -> dict[str, Any]:
    file = files("journeydraft.nlp.called") / f"{language}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def _signs(language: str) -> Signs:
    told = _table(language)["strangers"]
    words = {
        name: frozenset(one.replace("_", " ") for one in value.split())
        for name, value in told.items()
        if isinstance(value, str)
    }
    kinds = words["kinds"]
    return Signs(
        bool(told["every"]),
        (words["before"], words["behind"]),
        words.get("between", frozenset()),
        words["not_after"] | kinds,
        kinds,
        words["known"],
        tuple(words["stems"]),
    )


@cache
def _known(language: str | None) -> _Known:
    tables = [_table(language) for language in LANGUAGES]
    within = frozenset(name for table in tables for name in table["within"].split())
    whole = frozenset(name for table in tables for name in table["given"].split()) - within
    spoken = _table(language) if language in LANGUAGES else None
    home = frozenset(spoken["given"].split()) - within if spoken else frozenset()
    own = home | {name for name in whole if len(name) >= FOREIGN}
    stems = frozenset(name[:-1] for name in home if len(name) > SHORTEST_STEM and name[-1] in _VOWELS)
    return _Known(whole, own, stems, within, tuple(spoken["endings"]) if spoken else (), _led())


@cache
def _led() -> re.Pattern[str]:
    """Names after a title or an introduction."""
    tables = [_table(language) for language in LANGUAGES]
    titles = {word for table in tables for word in table["titles"]}
    others = {word for table in tables for word in (*table["near"].split(), *table["introduced"])}
    short = _any_of({word for word in titles if len(word) <= ABBREVIATED})
    any_of = rf"(?:{short})\.?|{_any_of(titles | others)}"
    return re.compile(rf"(?<!\w)(?:{any_of})[ \t]+(?P<name>{_CAPITAL}(?:[ \t]{_CAPITAL}){{0,{LONGEST}}})")


def _any_of(words: set[str]) -> str:
    """Any of ``words``, longest first, with a capital letter or without, but not in capitals ("MS Word")."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(f"[{word[0]}{word[0].upper()}]{re.escape(word[1:])}" for word in longest)


@cache
def _streets() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(pattern) for language in LANGUAGES for pattern in _patterns(**_table(language)["streets"])
    )


def _patterns(order: str, words: list[str]) -> tuple[str, ...]:
    """How a street with a number looks where its kind stands in ``order``."""
    kind = rf"(?:{'|'.join(re.escape(word) for word in words)})"
    number = r"\d{1,4}(?:\s?[a-zа-я])?\b(?:[-/]\d{1,4})?"
    if order == "number first":
        return (rf"\b\d{{1,4}}[a-z]?\s+(?:{_CAPITAL}\s+){{1,3}}(?i:{kind})\b",)
    if order == "number last":
        return (rf"\b{_CAPITAL}\s+(?i:{kind})\s+{number}",)
    if order == "suffix":
        return (rf"\b{_UPPER}[\w-]*(?:{kind}|[- ](?i:{kind}))\s+{number}",)
    name = rf"(?:[^\W\d_]{{1,4}}['’\s]\s?){{0,3}}[„“\"«]?{_CAPITAL}(?:\s{_CAPITAL}){{0,2}}[“”\"»]?"
    street = rf"(?<!\w)(?i:{kind})\.?\s*{name}"
    marked = r"(?:(?:nr|no|д|дом|№)\.?\s*)?"
    return (rf"{street},?\s*{marked}{number}", rf"\b\d{{1,4}}(?:\s?(?:bis|ter))?,?\s+{street}")
