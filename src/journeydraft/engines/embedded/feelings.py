"""What a unit is felt to say: which emotions, and how far up or down."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, log

from journeydraft.engines.embedded.decide import is_shred
from journeydraft.engines.embedded.units import Unit
from journeydraft.nlp.lexicon import lexicon
from journeydraft.nlp.shades import BAD, GOOD, SHADES, shade

NAMED = 1.9
"""Log-odds that a word for an emotion adds to it, by ordinary interviews (see ``training/finish.py``)."""

WORDED = 0.4
SHOWN: Mapping[str, float] = {"confused": 0.4, "happy": 0.75}
LIKELIER_THAN_NOT = 0.5
"""From which probability an emotion stands on the map: one that was named, one of ``SHOWN``, any other. Six
of ten that pass are what the writers of ordinary interviews had in mind. Heads are surest of ``happy``, and
wrong about it in banter."""

NEVER = 2.0

DOUBT = 1e-4
"""Probabilities are rounded to so much."""


def named(unit: Unit) -> frozenset[str]:
    """The emotions that the words name, unless denied, imagined or somebody else's."""
    if unit.has("frame.hypothetical", "frame.others", "frame.denial"):
        return frozenset()
    negations = [c.end for c in unit.cues if c.name == "frame.negation"]
    return frozenset(
        cue.name.removeprefix("emotion.")
        for cue in unit.cues
        if cue.name.startswith("emotion.")
        and not any(cue.start - 3 <= end - 1 < cue.start for end in negations)
    )


def felt(unit: Unit) -> Mapping[str, float]:
    """The emotions that are named, with how sure one may be of them (0…1): what cues alone can say.

    Good and bad ones together are ``mixed``; a good one told with irony is ``unclear``.
    """
    values = lexicon(unit.language).values
    found = dict.fromkeys(sorted(named(unit)), 0.8)
    signs = {values.get(f"emotion.{label}", 0.0) > 0 for label in found}
    if len(signs) == 2:
        return {"mixed": 0.6}
    return {"unclear": 0.5} if True in signs and unit.has("frame.irony") else found


def told(unit: Unit, probabilities: Mapping[str, float], shades: Mapping[str, float]) -> Mapping[str, float]:
    """The emotions that are told, named or not, with their probabilities; none is likely in most units.

    ``probabilities`` by emotion and ``shades`` by shade, as heads give them. ``mixed`` and ``unclear`` as in
    ``felt``.
    """
    if unit.has("frame.hypothetical", "frame.others", "frame.denial"):
        return {}
    words = named(unit)
    sure = {
        emotion: _with_words(probabilities.get(emotion, 0.0), bool(words & set(of)))
        for emotion, of in SHADES.items()
    }
    held = {emotion: p for emotion, p in sure.items() if p >= _bar(emotion, words, is_shred(unit))}
    if GOOD & held.keys() and BAD & held.keys():
        return {"mixed": min(max(held[e] for e in of & held.keys()) for of in (GOOD, BAD))}
    if GOOD & held.keys() and unit.has("frame.irony"):
        return {"unclear": LIKELIER_THAN_NOT}
    return {shade(emotion, words, shades): round(p, 4) for emotion, p in held.items()}


def valence(unit: Unit, leaning: float, emotions: Mapping[str, float]) -> float:
    """−2…2: what a named emotion is worth, else the leaning (−1…1) of the words; stress adds a quarter."""
    values = lexicon(unit.language).values
    worth = [values[f"emotion.{label}"] for label in emotions if f"emotion.{label}" in values]
    base = sum(worth) / len(worth) if worth else 1.5 * leaning
    stress = 1.25 if unit.has("frame.intensifier") else 1.0
    return max(-2.0, min(2.0, base * stress))


def _bar(emotion: str, words: frozenset[str], shred: bool) -> float:
    """A shred tells no more of a feeling than it names."""
    if words & set(SHADES[emotion]):
        return WORDED
    return NEVER if shred else SHOWN.get(emotion, LIKELIER_THAN_NOT)


def _with_words(p: float, said: bool) -> float:
    p = min(1 - DOUBT, max(DOUBT, p))
    odds = log(p / (1 - p)) + (NAMED if said else 0.0)
    return 1 / (1 + exp(-odds))
