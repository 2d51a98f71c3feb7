"""The small signs of a line, both ways: ``4 of 7``, ``−1.2``, ``“…”``; in every shipped language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from journeydraft.formats.labels import Labels, labels, normalised
from journeydraft.languages import LANGUAGES

Json = dict[str, Any]
"""A part of the map as its JSON shows it, without what has its default value."""

REFERENCE = re.compile(r"(?<!\\)\[\^([^\]\s]+)\]")
LABEL = re.compile(r"\w[\w.:-]*")
MARKER = r"(?:[-*+]|\d{1,9}[.)])"
"""What a line of a list begins with."""

NUMBER = r"[−+-]?\d{1,15}(?:[.,]\d{1,15})?"
_QUOTATION = re.compile(r"[“„”«»\"](.*)[“”»«\"]")
_VALENCE = re.compile(r"[−+-]?[012](?:[.,]\d{1,6})?")


def write_number(number: float, words: Labels, sign: str = "") -> str:
    """``number`` to one place with a real minus; ``sign`` stands before what is positive."""
    rounded = round(number, 1) + 0.0
    text = f"{abs(rounded):.1f}".removesuffix(".0").replace(".", words.decimal)
    return ("−" if rounded < 0 else sign if rounded > 0 else "") + text


def read_number(text: str) -> float:
    """The number that ``text`` (as ``NUMBER`` allows) shows."""
    return float(text.replace("−", "-").replace(",", "."))


def read_valence(text: str) -> float | None:
    """A valence between −2 and 2, or None if ``text`` is not one."""
    if not _VALENCE.fullmatch(text):
        return None
    number = read_number(text)
    return number if -2 <= number <= 2 else None


def write_mood(curve: Json, words: Labels) -> str:
    """``−0.4 ± 0.8``: mean and spread of a stage's valence; of one participant alone there is no spread."""
    mean = write_number(curve["mean"], words, "+")
    alone = len(curve.get("by_participant") or ()) == 1 and not curve["spread"]
    return mean if alone else f"{mean} ± {write_number(curve['spread'], words)}"


def read_mood(text: str) -> Json | None:
    """The mean and spread that ``text`` shows, or None; a spread that is not told is 0."""
    mean, _, spread = (part.strip() for part in text.partition("±"))
    valence = read_valence(mean)
    if valence is None or (spread and not re.fullmatch(NUMBER, spread)):
        return None
    curve = {"mean": valence, "spread": read_number(spread) if spread else 0.0}
    return curve if curve["spread"] >= 0 else None


def write_count(count: Json, words: Labels) -> str:
    """``4 of 7``."""
    pattern = str(words.groups["counts"]["participants"])
    return pattern.format(count=count["count"], of=count["of"])


def write_counts(item: Json, words: Labels) -> str:
    """``4 of 7; 12 of 230 reviews``; empty without counts."""
    people, reviews = item.get("participants"), item.get("reviews")
    parts = [write_count(people, words)] if people else []
    if reviews:
        form = words.counted("counts", "of_reviews", reviews["of"])
        pattern = str(words.groups["counts"]["reviews"])
        parts.append(pattern.format(count=reviews["count"], of=reviews["of"], form=form))
    return "; ".join(parts)


def read_count(text: str) -> Json | None:
    """The count of participants that ``text`` shows, or None."""
    counted = _counted(text.strip())
    return {"count": counted[1], "of": counted[2]} if counted and counted[0] == "participants" else None


def read_counts(text: str) -> Json | None:
    """``participants`` and ``reviews`` of a bracket's inside, or None if it is something else."""
    found: Json = {}
    for part in text.replace(",", ";").split(";"):
        counted = _counted(part.strip())
        if counted is None and normalised(part) in _one_voice():
            continue
        if counted is None or counted[0] in found:
            return None
        found[counted[0]] = {"count": counted[1], "of": counted[2]}
    return found or None


Known = Mapping[str, bool]
"""The footnotes that are evidence, and whether their quote is (still) there."""


def split_references(raw: str, known: Known) -> tuple[str, list[str]]:
    """``raw`` without the footnotes in ``known`` that it ends with, and those that have a quote, in order."""
    end = len(raw.rstrip())
    cited: list[str] = []
    while end and raw[end - 1] == "]":
        start = raw.rfind("[^", 0, end)
        label = raw[start + 2 : end - 1]
        if start < 0 or label not in known or raw[start - 1 : start] == "\\":
            break
        cited.append(label)
        end = start
        while end and raw[end - 1].isspace():
            end -= 1
    return raw[:end], [label for label in reversed(cited) if known[label]]


def references_inside(raw: str, known: Known) -> list[str]:
    """The footnotes with a quote that stand in the middle of ``raw``."""
    return [label for label in REFERENCE.findall(raw) if known.get(label)] if "[^" in raw else []


def unquoted(text: str) -> str | None:
    """What stands between quotation marks of any kind, or None if ``text`` is not a quotation."""
    found = _QUOTATION.fullmatch(text)
    return found[1] if found else None


@lru_cache(maxsize=4096)
def _counted(text: str) -> tuple[str, int, int] | None:
    """Participants or reviews, how many and of how many; the same few counts stand in most lines."""
    for kind, patterns in _patterns().items():
        for pattern in patterns:
            if found := pattern.fullmatch(text):
                return kind, int(found["count"]), int(found["of"])
    return None


@cache
def _one_voice() -> frozenset[str]:
    return frozenset(normalised(labels(code).text("words", "one_voice")) for code in LANGUAGES)


@cache
def _patterns() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    number = {"count": r"(?P<count>\d{1,15})", "of": r"(?P<of>\d{1,15})"}
    found: dict[str, list[str]] = {"participants": [r"{count}\s*/\s*{of}"], "reviews": []}
    for groups in (labels(code).groups for code in LANGUAGES):
        found["participants"].append(groups["counts"]["participants"])
        forms = "|".join(sorted({re.escape(form) for form in groups["counts"]["of_reviews"]}))
        found["reviews"].append(groups["counts"]["reviews"].replace("{form}", f"(?:{forms})"))
    return {
        kind: tuple(
            re.compile(_filled(pattern, number), re.IGNORECASE) for pattern in dict.fromkeys(patterns)
        )
        for kind, patterns in found.items()
    }


def _filled(pattern: str, number: Mapping[str, str]) -> str:
    for name, expression in number.items():
        pattern = pattern.replace("{" + name + "}", expression)
    return pattern
