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

GOOD, BAD = frozenset({"happy"}), frozenset({"angry", "anxious", "confused", "sad"})
"""Emotions that feel well and ill; the others are neither."""


def shade(emotion: str, named: frozenset[str], scores: Mapping[str, float]) -> str:
    """The shade of ``emotion`` that was named in so many words, else the one with the best score (0…1)."""
    shades = SHADES[emotion]
    said = [one for one in shades if one in named] or list(shades)
    return max(said, key=lambda one: scores.get(one, 0.0))
