"""The words that a map is written with, in every shipped language; recognised in all of them.

One TOML file a language. Where a label is a list, the first is written and the others are understood.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from journeydraft.errors import SettingsError
from journeydraft.languages import LANGUAGES

_PLURALS: Mapping[str, Callable[[int], int]] = {
    "one_other": lambda n: 0 if n == 1 else 1,
    "romanian": lambda n: 0 if n == 1 else 1 if n == 0 or 0 < n % 100 < 20 else 2,
    "russian": lambda n: (
        0 if n % 10 == 1 and n % 100 != 11 else 1 if 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14 else 2
    ),
}
"""Which of its forms a counted noun takes (Unicode CLDR, whole numbers)."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one language, as its file groups them."""

    code: str
    decimal: str
    quote: tuple[str, str]
    plural: str
    groups: Mapping[str, Mapping[str, Any]]

    def text(self, group: str, key: str) -> str:
        """The label to write for ``key``; KeyError if the language has none."""
        return _spellings(self.groups[group][key])[0]

    def find(self, group: str, key: str | None) -> str | None:
        """The label of ``key``, or None where there is no such key."""
        return self.text(group, key) if key is not None and key in self.groups[group] else None

    def counted(self, group: str, key: str, number: int) -> str:
        """The form that the noun ``key`` takes after ``number``."""
        return str(self.groups[group][key][_PLURALS[self.plural](number)])


def labels(code: str | None) -> Labels:
    """The labels of the language ``code``; those of English where the language is not shipped."""
    return _load(code if code in LANGUAGES else "en")


def check_language(code: str) -> None:
    """SettingsError if there are no headings in the language ``code``."""
    if code not in LANGUAGES:
        raise SettingsError(f"no headings in {code!r}", hint=f"choose one of {', '.join(LANGUAGES)}")


def recognise(group: str, raw: str) -> str | None:
    """The key in ``group`` that ``raw`` is a label of, in any language, case and emphasis aside."""
    return _index(group).get(normalised(raw))


def recognise_prefix(key: str, raw: str) -> str | None:
    """What follows the word ``key`` and a colon ("Step: pay" → "pay"), or None if ``raw`` is not so."""
    head, colon, rest = raw.partition(":")
    word = normalised(head)
    return rest.strip().removeprefix("**").strip() if colon and _index("words").get(word) == key else None


def language_of(headings: list[str]) -> str | None:
    """The language that most of the known ``headings`` are in; None where none is known."""
    votes = Counter(code for raw in headings for code in _languages_by_heading().get(normalised(raw), ()))
    return max(LANGUAGES, key=lambda code: votes[code]) if votes else None


def normalised(raw: str) -> str:
    """``raw`` without emphasis, final colon, case and spare spaces."""
    bare = " ".join(raw.strip(" \t*_:").split())
    return bare.lower() if bare.isascii() else unicodedata.normalize("NFC", bare).casefold()


def spellings(group: str) -> Iterator[tuple[str, str, str]]:
    """Every language, key and spelling of ``group``."""
    for code in LANGUAGES:
        for key, value in _load(code).groups[group].items():
            for spelling in _spellings(value):
                yield code, key, spelling


def _spellings(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


@cache
def _index(group: str) -> Mapping[str, str]:
    index: dict[str, str] = {}
    for _, key, spelling in spellings(group):
        index.setdefault(normalised(spelling), key)
    return index


@cache
def _languages_by_heading() -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for group in ("lanes", "sections"):
        for code, _, spelling in spellings(group):
            found[normalised(spelling)].add(code)
    return found


@cache
def _load(code: str) -> Labels:
    text = files("journeydraft.formats").joinpath("labels", f"{code}.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    opening, closing = table["quote"]
    groups = {name: group for name, group in table.items() if isinstance(group, dict)}
    return Labels(code, table["decimal"], (opening, closing), table["plural"], groups)
