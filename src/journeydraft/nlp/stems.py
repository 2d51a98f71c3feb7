"""The words of a sentence that say what it is about, by how they begin."""

from __future__ import annotations

from functools import lru_cache

from journeydraft.nlp.lexicon import lexicon

STEM = 6
"""Letters by which words are compared: inflections differ behind them in the shipped languages, mostly."""

SHORTEST = 3


@lru_cache(maxsize=65536)
def stems(text: str, language: str | None) -> frozenset[str]:
    """The beginnings of the words of ``text``, small letters; function words and very short ones left out."""
    doc = lexicon(language or "xx").nlp.make_doc(text)
    return frozenset(
        token.lower_[:STEM]
        for token in doc
        if not token.is_stop and len(token) >= SHORTEST and any(map(str.isalpha, token.text))
    )
