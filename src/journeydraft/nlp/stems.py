"""The words of a sentence that say what it is about, by how they begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from journeydraft.nlp.lexicon import lexicon

STEM = 6
"""Letters by which words are compared: inflections differ behind them in the shipped languages, mostly."""

SHORTEST = 3

FEW, COMMON = 4, 0.05
"""A word in more texts than both the number and the share says nothing of what one is about."""


@lru_cache(maxsize=65536)
def stems(text: str, language: str | None) -> frozenset[str]:
    """The beginnings of the words of ``text``, small letters; function words and very short ones left out."""
    doc = lexicon(language or "xx").nlp.make_doc(text)
    return frozenset(
        token.lower_[:STEM]
        for token in doc
        if not token.is_stop and len(token) >= SHORTEST and any(map(str.isalpha, token.text))
    )


def telling(texts: Sequence[frozenset[str]], few: int = FEW) -> list[frozenset[str]]:
    """The stems of each of ``texts`` that tell it from the others; those in more than ``few`` and many go."""
    used = Counter(stem for of_one in texts for stem in of_one)
    common = {stem for stem, count in used.items() if count > max(few, COMMON * len(texts))}
    return [of_one - common for of_one in texts]
