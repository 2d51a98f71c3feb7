"""The words of a sentence that say what it is about, by how they begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import log

from journeydraft.nlp.lexicon import lexicon

STEM = 6
"""Letters by which words are compared: inflections differ behind them in the shipped languages, mostly."""

SHORTEST = 3

LONGEST = 5_000
"""Characters of a text that are looked at: what it is about is told by then."""

FEW, COMMON = 4, 0.05
"""A word in more texts than both the number and the share says nothing of what one is about."""

PLACES = ("channel.", "contact.")
"""Tables of cues for where customer and organisation meet."""

USUAL = 0.4
"""Rarity up to which a word says nothing: 0 is that of a word in all texts, 1 of one in a single text."""


@lru_cache(maxsize=65536)
def stems(text: str, language: str | None) -> frozenset[str]:
    """The beginnings of the words of ``text``, small letters; function words and very short ones left out."""
    doc = lexicon(language or "xx").nlp.make_doc(text[:LONGEST])
    return frozenset(
        token.lower_[:STEM]
        for token in doc
        if not token.is_stop and len(token) >= SHORTEST and any(map(str.isalpha, token.text))
    )


@lru_cache(maxsize=65536)
def matter(text: str, language: str | None) -> frozenset[str]:
    """``stems`` without the words for where customer and organisation met ("the web site", "rang")."""
    known = lexicon(language or "xx")
    doc = known.nlp.make_doc(text)
    places = [cue for cue in known.cues(doc) if cue.name.startswith(PLACES)]
    met = {doc[i].lower_[:STEM] for cue in places for i in range(cue.start, cue.end)}
    return stems(text, language) - met


def telling(texts: Sequence[frozenset[str]], few: int = FEW) -> list[frozenset[str]]:
    """The stems of each of ``texts`` that tell it from the others; those in more than ``few`` and many go."""
    used = Counter(stem for of_one in texts for stem in of_one)
    common = {stem for stem, count in used.items() if count > max(few, COMMON * len(texts))}
    return [of_one - common for of_one in texts]


def rarity(texts: Sequence[frozenset[str]]) -> Mapping[str, float]:
    """How much it says that two of ``texts`` share a stem, 0…0.6, for those that some share, not most."""
    used = Counter(stem for of_one in texts for stem in of_one)
    whole = log(max(2, len(texts)))
    return {
        stem: rare
        for stem, count in used.items()
        if count > 1 and (rare := 1 - log(count) / whole - USUAL) > 0
    }
