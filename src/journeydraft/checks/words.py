"""The words that rules look for, of all languages together; they are in ``words.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def known_words(kind: str) -> frozenset[str]:
    """The words of ``kind`` (a key of the file) in every language."""
    table = tomllib.loads((files("journeydraft.checks") / "words.toml").read_text(encoding="utf-8"))
    return frozenset(word for language in table.values() for word in language[kind])
