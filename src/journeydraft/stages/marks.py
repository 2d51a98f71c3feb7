"""Headings and stage directions of a study's documents: which phrases of them name places, of whom."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from journeydraft.nlp.nouns import goes_back
from journeydraft.nlp.phrases import Phrase, phrases

_NUMBER = re.compile(r"[\W\d_]+")
_NUMBERING = re.compile(r"^[\d.)\s#*_]+|[\s:.*_]+$")

Key = tuple[str, ...]
"""A place: the stems of a phrase of directions, or a heading's words behind ``#``."""

HEADING = "#"


@dataclass(frozen=True)
class Stand:
    """Where a turn stands: whose it is, in which source, the heading and the direction above."""

    teller: str
    source: str
    heading: str | None
    where: str | None
    language: str | None


@dataclass(frozen=True)
class Marks:
    """``named``: the phrases of each direction; ``returns``: those that tell of a return. ``headed``: each
    turn's heading, None below one that counts or dates. ``tellers`` and ``marks`` say who has a place, and in
    which marks; ``alone`` who has it there in no longer phrase; ``written`` how it is spelt."""

    named: Mapping[str, tuple[Phrase, ...]]
    returns: frozenset[str]
    headed: Sequence[Key | None]
    tellers: Mapping[Key, set[str]]
    marks: Mapping[Key, set[tuple[str, str]]]
    alone: Mapping[Key, set[str]]
    written: Mapping[Key, Counter[str]]


def serial(headings: Iterable[str]) -> frozenset[str]:
    """Headings that only count or date what stands below them ("Week 1", "Week 2"): times, no places."""
    numbered: defaultdict[str, set[str]] = defaultdict(set)
    for heading in headings:
        numbered[_bare(heading)].add(heading)
    return frozenset(h for bare, of in numbered.items() if len(of) > 1 or not bare for h in of)


def marks_of(stands: Sequence[Stand]) -> Marks:
    """All marks of a study's turns."""
    tellers: defaultdict[Key, set[str]] = defaultdict(set)
    marks: defaultdict[Key, set[tuple[str, str]]] = defaultdict(set)
    alone: defaultdict[Key, set[str]] = defaultdict(set)
    written: defaultdict[Key, Counter[str]] = defaultdict(Counter)
    headed = _headed(stands)
    for one, key in zip(stands, headed, strict=True):
        if key:
            tellers[key].add(one.teller)
            written[key][_NUMBERING.sub("", one.heading or "")] += 1
    directions = list(dict.fromkeys((one.where, one.teller, one.language) for one in stands if one.where))
    named = _named({where: language for where, _, language in directions if where})
    for where, teller, _ in directions:
        for phrase in named[where or ""]:
            tellers[phrase.stems].add(teller)
            marks[phrase.stems].add((teller, where or ""))
            written[phrase.stems][phrase.text] += 1
            if not any(_inside(phrase, other) for other in named[where or ""]):
                alone[phrase.stems].add(teller)
    returns = frozenset(where for where, _, language in directions if where and goes_back(where, language))
    return Marks(named, returns, headed, tellers, marks, alone, written)


def _named(directions: Mapping[str, str | None]) -> dict[str, tuple[Phrase, ...]]:
    """The phrases of each direction that stand behind a small word there or in another."""
    found = {where: phrases(where, language) for where, language in directions.items()}
    opened = {phrase.stems for of in found.values() for phrase in of if phrase.opened}
    return {where: tuple(p for p in of if p.stems in opened) for where, of in found.items()}


def _inside(short: Phrase, long: Phrase) -> bool:
    return long.start <= short.start and short.end <= long.end and len(long.stems) > len(short.stems)


def _headed(stands: Sequence[Stand]) -> list[Key | None]:
    headings: defaultdict[str, set[str]] = defaultdict(set)
    for one in stands:
        headings[one.source].add(one.heading or "")
    timed = {source: serial(of) for source, of in headings.items()}
    return [
        (HEADING, _bare(one.heading)) if one.heading and one.heading not in timed[one.source] else None
        for one in stands
    ]


def _bare(heading: str) -> str:
    return _NUMBER.sub(" ", heading).strip().casefold()
