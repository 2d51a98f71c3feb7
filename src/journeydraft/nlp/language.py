"""Which language a text is in.

Whole speakers are judged among all languages that the model knows; a single line is judged only among
the languages at hand, and keeps its speaker's language unless the margin is clear.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

SHIPPED = ("en", "et", "ro", "bg", "ru", "de", "fr", "es")
"""Languages with cue lexicons of their own."""

UNKNOWN = "und"
ENOUGH = 60  # characters from which a text is judged among all languages, not among the likely ones
MOST = 4000  # characters of a speaker that are looked at
CLEAR = 0.9  # share of the probability that a line needs to leave its speaker's language
SHORTEST_LINE = 18  # characters below which a line says nothing about its language


_FOREIGN = re.compile(r"[^\W\d_\u0000-\u024f\u0400-\u04ff\u1e00-\u1eff]")
"""A letter that is neither Latin nor Cyrillic: none of the shipped languages."""


class Guess(NamedTuple):
    """A language code (ISO 639-1) and its probability, 0…1."""

    language: str
    probability: float


@cache
def identifier() -> Any:
    """The model, opened at the first call."""
    # Our own instance: the package's module-level one is global state.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def guess(text: str, among: Sequence[str] | None = None) -> Guess:
    """The likeliest language of ``text``; ``und`` where there is nothing to judge by."""
    if not any(c.isalpha() for c in text):
        return Guess(UNKNOWN, 0.0)
    ranked = dict(identifier().rank(text[:MOST]))
    if among:
        ranked = {code: ranked.get(code, 0.0) for code in among}
    total = sum(ranked.values()) or 1.0
    best = max(ranked, key=lambda code: ranked[code])
    return Guess(best, ranked[best] / total)


def language_of(texts: Iterable[str]) -> str:
    """The language of one speaker, from all that the speaker said."""
    text = " ".join(texts)[:MOST]
    if not text.strip():
        return UNKNOWN
    if len(text) >= ENOUGH or _FOREIGN.search(text):
        return guess(text).language
    return guess(text, SHIPPED).language


def language_of_line(line: str, speaker: str, among: Sequence[str]) -> str:
    """The language of one line: the speaker's own, unless another of ``among`` is clearly it."""
    if len(line) < SHORTEST_LINE or len(among) < 2:
        return speaker
    found = guess(line, among)
    return found.language if found.probability >= CLEAR else speaker
