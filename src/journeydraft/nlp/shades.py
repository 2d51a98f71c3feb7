"""The emotions that heads tell apart, and the shades in which a map names each."""

from __future__ import annotations

from collections.abc import Mapping

SHADES: Mapping[str, tuple[str, ...]] = {
    "angry": ("frustrated", "angry"),
    "anxious": ("anxious",),
    "confused": ("confused",),
    "sad": ("disappointed", "sad", "embarrassed"),
    "happy": ("satisfied", "happy", "grateful", "relieved", "confident"),
    "surprised": ("surprised",),
    "curious": ("curious",),
}
"""By emotion; of several shades, the first is what it is called when nothing says which."""

NAMED_ONLY = frozenset({"angry"})
"""Shades too strong to be told from anything but a word for them."""

GOOD, BAD = frozenset({"happy"}), frozenset({"angry", "anxious", "confused", "sad"})
"""Emotions that feel well and ill; the others are neither."""


def shade(emotion: str, named: frozenset[str], scores: Mapping[str, float]) -> str:
    """The shade of ``emotion`` that was named in so many words, else the one with the best score (0…1) of
    those that need no naming."""
    shades = SHADES[emotion]
    said = [one for one in shades if one in named] or [one for one in shades if one not in NAMED_ONLY]
    return max(said, key=lambda one: scores.get(one, 0.0))
