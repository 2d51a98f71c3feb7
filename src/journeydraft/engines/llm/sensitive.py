"""What in a text tells who somebody is: patterns, names by rule, and what installed packages find."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Collection, Iterator

from journeydraft.engines.llm.presidio import recognised
from journeydraft.nlp.called import addresses, names, public
from journeydraft.nlp.people import people

_LETTERS = re.compile(r"[^\W\d_]+")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?\b")
_MAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(r"\b(?:https?://|www\.)[^\s<>\"')\]]+")
_CARD = re.compile(r"(?<![\d-])(?:\d[ -]?){12,18}\d(?![\d-])")
_PHONE = re.compile(r"(?<![\w+-])\+?\(?\d{1,4}\)?(?:[ \-./]?\(?\d{2,4}\)?){2,5}(?!\w)")
_NUMBER = re.compile(r"(?<!\w)(?=[A-Z0-9-]*\d[A-Z0-9-]*\d)(?=(?:[A-Z-]*\d){5})[A-Z0-9][A-Z0-9-]{5,}(?!\w)")
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}")
_KINDS = (
    ("MAIL", _MAIL),
    ("LINK", _LINK),
    ("NUMBER", _IBAN),
    ("NUMBER", _CARD),
    ("PHONE", _PHONE),
    ("NUMBER", _NUMBER),
)

FEWEST_DIGITS = 7
"""Digits that a phone or card number has at least; fewer are prices, years and times."""


def stretches(
    text: str, language: str | None, known: Collection[str], talk: bool = True
) -> list[tuple[str, str]]:
    """Kind and words of what gives somebody away, in the order of the text; ``known`` names are left out."""
    found = ((kind, text[start:end]) for kind, start, end in places(text, language, True, talk))
    return list(dict.fromkeys((kind, value) for kind, value in found if value not in known))


def places(
    text: str, language: str | None, pipelines: bool = True, talk: bool = True
) -> list[tuple[str, int, int]]:
    """Kind, start and end (code points) of what gives somebody away, in order, none inside another.

    Names by rule and, with ``pipelines``, as the installed pipeline for ``language`` finds them; ``talk`` is
    as for ``called.names``.
    """
    taken: list[tuple[int, int, str]] = []
    for kind, start, end in _candidates(text, language, pipelines, talk):
        at = bisect(taken, (start,))
        free = (not at or taken[at - 1][1] <= start) and (at == len(taken) or end <= taken[at][0])
        if start < end and free:
            taken.insert(at, (start, end, kind))
    return [(kind, start, end) for start, end, kind in taken]


def _candidates(
    text: str, language: str | None, pipelines: bool, talk: bool
) -> Iterator[tuple[str, int, int]]:
    for kind, pattern in _KINDS:
        for match in pattern.finditer(text):
            if kind not in {"PHONE", "NUMBER"} or _tells(kind, match[0]):
                start, end = match.span()
                yield kind, start, end - (len(match[0]) - len(match[0].rstrip(" .,;:-/")))
    for start, end in addresses(text):
        yield "ADDRESS", start, end
    if pipelines:
        for kind, start, end in recognised(text, language):
            yield kind, start, end
        small = frozenset(word for word in _LETTERS.findall(text) if word.islower())
        for start, end in people(text, language):
            if not public(text[start:end], small):
                yield "NAME", start, end
    for start, end in names(text, language, talk):
        yield "NAME", start, end


def _tells(kind: str, number: str) -> bool:
    """Whether a number may be somebody's: long enough, and no date."""
    digits = sum(sign.isdigit() for sign in number)
    return digits >= (FEWEST_DIGITS if kind == "PHONE" else 5) and not _DATE.fullmatch(number.strip())
