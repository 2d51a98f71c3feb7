"""Stretches of a text that tell who somebody is: patterns, and names where a pipeline is installed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from journeydraft.nlp.people import people

_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?\b")
_MAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(r"\b(?:https?://|www\.)[^\s<>\"')\]]+")
_CARD = re.compile(r"(?<![\d-])(?:\d[ -]?){12,18}\d(?![\d-])")
_PHONE = re.compile(r"(?<![\w+-])\+?\(?\d{1,4}\)?(?:[ \-./]?\(?\d{2,4}\)?){2,5}(?!\w)")
_NUMBER = re.compile(r"(?<!\w)(?=[A-Z0-9-]*\d[A-Z0-9-]*\d)(?=(?:[A-Z-]*\d){5})[A-Z0-9][A-Z0-9-]{5,}(?!\w)")
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}")
_STREET = re.compile(
    r"\b\d{1,4}[a-z]?\s+(?:[A-Z][\w'’-]+\s+){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Close|Way|Court|Square)\b"
    r"|\b[A-ZÄÖÜÕŠŽ][\w-]+(?:straße|strasse|weg|gasse)\s+\d{1,4}[a-z]?\b"
    r"|\b[A-ZÄÖÜÕŠŽ][\w-]+\s+(?:tänav|tn|tee|pst|maantee|mnt)\s+\d{1,4}(?:-\d+)?\b"
    r"|\b(?:[Ss]tr(?:ada|\.)|[Bb]ulevardul|[Bb]d\.|[Cc]alle|[Rr]ue)\s+(?:(?:de|du|la|des)\s+)?[A-ZĂÂÎȘȚÉ][\w-]+"
    r"(?:\s+[A-Z][\w-]+)?(?:,?\s*(?:nr\.?\s*)?\d{1,4})"
    r"|\b(?:ул(?:ица|\.)|бул\.?|проспект|пр\.|переулок)\s*„?[А-Я][\w-]+(?:\s+[А-Я][\w-]+)?“?,?\s*(?:д(?:ом|\.)?\s*|№\s*)?\d{1,4}"
)
_INTRODUCED = re.compile(
    r"(?:[Mm]y name(?:'s| is)|[Ii] am called|[Mm]inu nimi on|[Mm]ă numesc|[Мм]еня зовут|[Кк]азвам се"
    r"|[Ii]ch heiße|[Jj]e m['’]appelle|[Mm]e llamo"
    r"|\b(?:Mr|Mrs|Ms|Dr|Herr|Frau|Madame|Monsieur|Señora?|domnul|doamna|г-жа|г-н)\.?)"
    r"\s+((?:[^\W\d_a-zа-яё][\w'’-]+)(?:\s+[^\W\d_a-zа-яё][\w'’-]+)?)"
)

_KINDS = (
    ("MAIL", _MAIL),
    ("LINK", _LINK),
    ("NUMBER", _IBAN),
    ("NUMBER", _CARD),
    ("PHONE", _PHONE),
    ("NUMBER", _NUMBER),
    ("ADDRESS", _STREET),
)

FEWEST_DIGITS = 7
"""Digits that a phone or card number has at least; fewer are prices, years and times."""


def stretches(text: str, language: str | None, known: Collection[str]) -> list[tuple[str, str]]:
    """Kind and words of what gives somebody away, in the order of the text; ``known`` names are left out."""
    taken: list[tuple[int, int]] = []
    found: list[tuple[int, str, str]] = []
    for kind, start, end in _candidates(text, language):
        value = text[start:end]
        if any(a < end and start < b for a, b in taken) or value in known:
            continue
        taken.append((start, end))
        found.append((start, kind, value))
    return list(dict.fromkeys((kind, value) for _, kind, value in sorted(found)))


def _candidates(text: str, language: str | None) -> Iterator[tuple[str, int, int]]:
    for kind, pattern in _KINDS:
        for match in pattern.finditer(text):
            if kind not in {"PHONE", "NUMBER"} or _tells(kind, match[0]):
                start, end = match.span()
                yield kind, start, end - (len(match[0]) - len(match[0].rstrip(" .,;:-/")))
    for match in _INTRODUCED.finditer(text):
        yield "NAME", *match.span(1)
    for start, end in people(text, language):
        yield "NAME", start, end


def _tells(kind: str, number: str) -> bool:
    """Whether a number may be somebody's: long enough, and no date."""
    digits = sum(sign.isdigit() for sign in number)
    return digits >= (FEWEST_DIGITS if kind == "PHONE" else 5) and not _DATE.fullmatch(number.strip())
