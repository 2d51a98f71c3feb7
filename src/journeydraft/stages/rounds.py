"""Diaries that are questionnaires: about as many entries under each date, so that an entry's place in its
round tells what was asked, though the question is lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from statistics import median

from journeydraft.model.source import Source, SourceKind
from journeydraft.stages.marks import serial

FEWEST_ROUNDS = 3
FEWEST_ENTRIES = 5

ALIKE = 0.75
"""Share of a source's rounds that must have about as many entries as its middle one."""

ABOUT = 0.2
"""By what share of the middle round's entries others may differ."""

Turns = Mapping[int, tuple[str, float]]
"""By a turn's number: the heading of its round, and its place in it, 0…1."""


def rounds(source: Source) -> Turns:
    """The rounds of ``source``; empty where it is no such diary."""
    if source.kind is not SourceKind.notes:
        return {}
    timed = serial({turn.heading for turn in source.turns if turn.heading})
    of: defaultdict[str, list[int]] = defaultdict(list)
    for number, turn in enumerate(source.turns):
        if turn.heading in timed and source.is_evidence(turn):
            of[turn.heading or ""].append(number)
    if len(of) < FEWEST_ROUNDS:
        return {}
    usual = median(map(len, of.values()))
    alike = [len(turns) for turns in of.values() if abs(len(turns) - usual) <= ABOUT * usual]
    if usual < FEWEST_ENTRIES or len(alike) < ALIKE * len(of):
        return {}
    return {
        number: (heading, place / max(1, len(turns) - 1))
        for heading, turns in of.items()
        for place, number in enumerate(turns)
    }
