"""Effort as the team wrote it, in words, numbers or time, as one of three levels or a number of its own."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from journeydraft.measuring.table import read_number

DIVISORS: Mapping[str, float] = {"low": 0.5, "medium": 1.0, "high": 2.0}
"""What an opportunity's worth is divided by; where nobody wrote an effort, as if it were medium."""

A_WEEK, A_MONTH = 5.0, 21.0
"""Working days up to which an effort is low, and medium."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_WORD = re.compile(r"[^\W\d_]+")


def divisors(written: Sequence[str | None]) -> list[float | None]:
    """For each effort of a map what to divide by; None where nothing is written that is understood.

    Words are levels; times are low up to a week, medium up to a month; bare numbers (points, marks) are
    measured against the largest of them: up to a third of it low, up to two thirds medium.
    """
    bare = [_bare(text or "") for text in written]
    most = max((number for number in bare if number is not None), default=0.0)
    return [
        _of_level(_level(text or "")) if number is None else _of_level(_third(number, most))
        for text, number in zip(written, bare, strict=True)
    ]


def _of_level(level: str | None) -> float | None:
    return DIVISORS[level] if level else None


def _level(text: str) -> str | None:
    """The level that the words, or the time, of ``text`` say."""
    words = [word.casefold() for word in _WORD.findall(text)]
    numbers = _NUMBER.findall(text)
    days = next((unit for word in words if (unit := _days(word)) is not None), None)
    if numbers and days is not None:
        long = float(numbers[-1].replace(",", ".")) * days
        return "low" if long <= A_WEEK else "medium" if long <= A_MONTH else "high"
    return next((level for word in words if (level := _named(word))), None)


def _bare(text: str) -> float | None:
    """A number with no unit of time."""
    numbers, words = _NUMBER.findall(text), [word.casefold() for word in _WORD.findall(text)]
    if not numbers or any(_days(word) is not None or _named(word) for word in words):
        return None
    return read_number(numbers[-1])


def _third(number: float, most: float) -> str:
    share = number / most if most else 0.0
    return "low" if share <= 1 / 3 else "medium" if share <= 2 / 3 else "high"


def _named(word: str) -> str | None:
    return _find(word, _table()["words"])


def _days(word: str) -> float | None:
    unit = _find(word, _table()["units"])
    return None if unit is None else float(unit)


def _find(word: str, table: Mapping[str, Sequence[str]]) -> str | None:
    """The key of the list that has ``word``; whole words before beginnings."""
    for key, known in table.items():
        if word in known:
            return key
    begun = ((key, one[:-1]) for key, known in table.items() for one in known if one.endswith("*"))
    return next((key for key, start in begun if word.startswith(start)), None)


@cache
def _table() -> Mapping[str, Mapping[str, Sequence[str]]]:
    path = files("journeydraft.planning") / "effort.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
