"""What is said and taken from the whole of the sample: who was heard, which way the text runs."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from journeydraft.formats.labels import Labels
from journeydraft.formats.markdown.sample_line import write_sample
from journeydraft.model.journey import LANES, Item, JourneyMap

MOST_PIPS = 12
"""People up to whom each gets a pip of the bar."""

KINDS = {"interview": "interviews", "notes": "notes", "review": "reviews"}
"""Kinds of sources, and how the sample counts them."""


def people(map_: JourneyMap) -> list[str]:
    """The participants one can filter by: those of the sample, else those whom the map names."""
    named = (id_ for item in items(map_) if item.participants for id_ in item.participants.ids)
    return list(dict.fromkeys(map_.header.sample.participants or named))


def kinds(map_: JourneyMap) -> list[str]:
    """The kinds of sources that there are."""
    return [kind for kind, counted in KINDS.items() if getattr(map_.header.sample, counted)]


def pips(map_: JourneyMap) -> int | None:
    """The people of the sample, where all counts are of them and each can get a pip of the bar."""
    of = {item.participants.of for item in items(map_) if item.participants}
    return of.pop() if len(of) == 1 and 1 < min(of) <= MOST_PIPS else None


def sample_line(map_: JourneyMap, words: Labels) -> str:
    """``6 interviews, 200 reviews · 7 participants · en, ru``."""
    sample = map_.header.sample
    number = len(sample.participants)
    heard = f"{number} {words.counted('page', 'participants', number)}" if number else None
    parts = (write_sample(sample.model_dump(), words), heard, ", ".join(sample.languages))
    return " · ".join(part for part in parts if part)


def direction(map_: JourneyMap) -> str:
    """The way most lines run, ``ltr`` or ``rtl``: by the first letter of each that has a direction."""
    texts = [item.text for item in items(map_)] or [stage.name for stage in map_.stages]
    ways = [runs(text) for text in texts]
    return "rtl" if ways.count("rtl") > ways.count("ltr") else "ltr"


def items(map_: JourneyMap) -> Iterator[Item]:
    """The items of all stages, but for those of their steps."""
    for stage in map_.stages:
        for lane in LANES:
            yield from getattr(stage, lane)


def runs(text: str) -> str | None:
    """``ltr`` or ``rtl`` by the first letter of ``text`` that has a direction; None without one."""
    for character in text[:200]:
        strong = unicodedata.bidirectional(character)
        if strong in ("R", "AL", "L"):
            return "ltr" if strong == "L" else "rtl"
    return None
