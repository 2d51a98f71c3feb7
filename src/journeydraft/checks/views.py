"""Rules on who speaks: one point of view a map."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeydraft.checks.base import Fault, Subject
from journeydraft.checks.words import known_words
from journeydraft.formats.one_line import one_line

DIFFERING = 3
"""Lines that segments tell unlike often from which each may need a map of its own."""

_SIGNS = re.compile(r"\s[/|]\s|/|;|\s[&+]\s")
_WORD = re.compile(r"\w+")


def two_points_of_view(subject: Subject) -> Iterator[Fault]:
    """Two personas, goals that are the organisation's, or segments that tell of different journeys."""
    yield from _two_personas(subject)
    yield from _their_goals(subject)
    segments = subject.map.segments
    if len(segments.groups) > 1 and len(segments.differences) >= DIFFERING:
        names = ", ".join(group.name for group in segments.groups)
        yield subject.fault(
            "two-points-of-view",
            f"{names} differ in {len(segments.differences)} lines: one map may average two journeys",
            "draft a map for each from its own interviews, and see `journeydraft compare`",
            "/segments",
            level="hint",
        )


def _two_personas(subject: Subject) -> Iterator[Fault]:
    persona = subject.map.header.persona or ""
    parts = _parts(persona)
    if len(parts) > 1:
        yield Fault(
            "two-points-of-view",
            f"the persona “{one_line(persona)}” reads as {len(parts)} people, who see different journeys",
            "name one of them, and draft a map for each",
            _persona_line(subject),
            "/header/persona",
        )


def _parts(persona: str) -> list[str]:
    """The personas that a text names: what stands before the first comma or bracket, taken apart."""
    head = re.split(r"[,(:.–—]", persona)[0]
    joined = "|".join(map(re.escape, sorted(known_words("joins"))))
    parts = re.split(rf"{_SIGNS.pattern}|\s(?:{joined})\s", head, flags=re.IGNORECASE)
    return [part for part in parts if part.strip()]


def _persona_line(subject: Subject) -> int | None:
    markdown = subject.file.markdown
    return markdown.page.front_matter.lines.get("persona") if markdown else None


def _their_goals(subject: Subject) -> Iterator[Fault]:
    label = subject.words.text("stage", "key_task")
    for number, stage in enumerate(subject.map.stages):
        named = [word for word in _WORD.findall(stage.goal or "") if _is_theirs(word)]
        if named:
            yield subject.fault(
                "two-points-of-view",
                f"the goal of “{one_line(stage.name)}” speaks of “{named[0]}”: that is the organisation's "
                "view",
                f"say what the customer wants; what you want of them stands under “**{label}:**”",
                f"/stages/{number}/goal",
            )


def _is_theirs(word: str) -> bool:
    return word.casefold().startswith(tuple(known_words("customers")))
