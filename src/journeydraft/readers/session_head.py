"""What stands above the talk: front matter, and lines like ``Date: 3 May`` and ``Participant: P3``."""

from __future__ import annotations

import re

from journeydraft.readers.lines import Line
from journeydraft.readers.role_words import role_words

_FENCE = re.compile(r"---\s*")
_FIELD = re.compile(r"[\w -]{1,40}:(?:\s.*)?|\s*-\s.*|\s*#.*|\s*")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s")
_DETAIL = re.compile(r"[\s>*_-]{0,6}(?P<key>[^:：\n]{1,40})[:：][*_]{0,3}(?:[ \t]+(?P<value>.{0,60}))?")
_SENTENCE = (".", "?", "!", "…", "”", '"', "»", "。", "？")
_MOST = 60  # lines


def details(lines: list[Line]) -> dict[int, str]:
    """Numbers of the lines that tell about the session, each with why it is no speech."""
    front = _front_matter(lines)
    found = {line.number: "front matter" for line in lines[:front] if not line.blank}
    group: list[Line] = []
    for line in [*lines[front:_MOST], Line(0, 0, "")]:
        if not line.blank and not _HEADING.match(line.text):
            group.append(line)
        elif group:
            if not _are_details(group):
                break
            found |= {one.number: "about the session" for one in group}
            group = []
    return found


def _front_matter(lines: list[Line]) -> int:
    """How many lines at the beginning are YAML front matter."""
    if not lines or not _FENCE.fullmatch(lines[0].text):
        return 0
    for line in lines[1:_MOST]:
        if _FENCE.fullmatch(line.text):
            return line.number
        if not _FIELD.fullmatch(line.text):
            return 0
    return 0


def _are_details(group: list[Line]) -> bool:
    """Every line is ``key: value`` without a sentence, and one key at least is no speaker's name."""
    matches = [_DETAIL.fullmatch(line.text.rstrip()) for line in group]
    if not all(match and not (match["value"] or "").rstrip("* _").endswith(_SENTENCE) for match in matches):
        return False
    return any(match and role_words().is_no_speaker(match["key"]) for match in matches)
