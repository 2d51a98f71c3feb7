"""Counts by segment in the bracket of a line: ``commuter: 3 of 4; resident: 0 of 3``, both ways."""

from __future__ import annotations

import re

from journeydraft.formats.labels import Labels
from journeydraft.formats.markdown.escape import escape, has_markup
from journeydraft.formats.markdown.signs import Json, read_counts, write_counts

_NAME = re.compile(r"[^\W_](?:[\w .'/+&–-]*[\w.+])?")
_PART = re.compile(r"([^:]+): (.+)")
_BETWEEN = re.compile(r"[;,]\s*")
_KINDS = ("participants", "reviews")

ALL_SHOWN = 4
"""Segments up to which those that did not say it are shown too; never where one person alone said it."""


def write_bracket(item: Json, words: Labels) -> str:
    """All counts of an item, as they stand in its bracket; empty without any."""
    return "; ".join(filter(None, (write_counts(item, words), *write_segments(item, words))))


def write_segments(item: Json, words: Labels) -> list[str]:
    """How many of each segment said it; segments whose name cannot stand there are left out."""
    segments = item.get("segments")
    if not segments:
        return []
    voices = {kind: (item.get(kind) or {}).get("count", 0) for kind in _KINDS}
    counted = any(kind in item for kind in _KINDS)
    whole = len(segments) <= ALL_SHOWN and sum(voices.values()) != 1
    shown = {kind: whole and (voices[kind] > 0 or not counted) for kind in _KINDS}
    return [
        f"{segment['name']}: {write_counts({kind: segment[kind]}, words)}"
        for segment in segments
        if plain_name(segment["name"])
        for kind in _KINDS
        if segment.get(kind) and (shown[kind] or segment[kind]["count"])
    ]


def plain_name(name: str) -> bool:
    """Whether ``name`` stands in a line as it is, without escapes."""
    return _NAME.fullmatch(name) is not None and escape(name) == name and not has_markup(name)


def read_bracket(text: str) -> Json | None:
    """``participants``, ``reviews``, ``segments`` of a bracket's inside, or None if it is something else."""
    if ":" not in text:
        return read_counts(text)
    plain: list[str] = []
    segments: dict[str, Json] = {}
    for part in _BETWEEN.split(text):
        found = _PART.fullmatch(part.strip())
        counts = read_counts(found[2]) if found else None
        if not found or not counts or len(counts) != 1 or not plain_name(found[1]):
            plain.append(part)
        elif counts.keys() & segments.setdefault(found[1], {"name": found[1]}).keys():
            return None
        else:
            segments[found[1]].update(counts)
    counts = read_counts("; ".join(plain)) if plain else {}
    if counts is None:
        return None
    return (counts | ({"segments": list(segments.values())} if segments else {})) or None
