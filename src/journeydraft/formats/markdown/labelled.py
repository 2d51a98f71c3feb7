"""Lines that say what they are: ``**Goal:** know the cost``."""

from __future__ import annotations

import re

from journeydraft.formats.labels import Labels, recognise

_BOLD = re.compile(r"^(\*\*|__)\s*(\S.{0,60}?)\s*\1\s*:?\s*(.*)$")
_PLAIN = re.compile(r"^([^:*_]{1,60}):(?:\s+(.*))?$")

Field = tuple[str, str]
"""The key of a label, and the Markdown that follows it."""


def write_label(group: str, key: str, words: Labels, raw: str = "") -> str:
    """``raw`` behind its label."""
    return f"**{words.text(group, key)}:** {raw}".rstrip()


def read_labelled(text: str, group: str) -> list[Field] | None:
    """The fields of a paragraph, whose lines may each begin one; None if the first has no such label."""
    fields: list[Field] = []
    for line in text.split("\n"):
        field = _read(line.strip(), group)
        if field:
            fields.append(field)
        elif fields:
            key, raw = fields[-1]
            fields[-1] = (key, f"{raw} {line.strip()}".strip())
        else:
            return None
    return fields


def _read(line: str, group: str) -> Field | None:
    bold, bare = _BOLD.match(line), _PLAIN.match(line)
    if bold and (key := recognise(group, bold[2])):
        return key, bold[3].removesuffix("\\").strip()
    if bare and (key := recognise(group, bare[1])):
        return key, (bare[2] or "").removesuffix("\\").strip()
    return None
