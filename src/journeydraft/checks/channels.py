"""Rules on channels: that a stage's lines agree on where things happen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeydraft.checks.base import Fault, Subject
from journeydraft.checks.words import known_words
from journeydraft.formats.one_line import one_line
from journeydraft.maps.rows import Row
from journeydraft.model.journey import Item

WITHIN = 4
"""Words between "only" and the channel that it speaks of."""

CHANNELS = ("channel", "contact")
"""The tables of the cue lexicons that name channels."""

LONGEST = 1_000
"""Characters of a line that are looked at."""

_WORD = re.compile(r"\w+")


def channels_contradict(subject: Subject) -> Iterator[Fault]:
    """One channel with two times in one place, or a line that knows one channel only beside others."""
    by_column: dict[str, list[Row]] = {}
    for row in subject.rows:
        by_column.setdefault(row.column, []).append(row)
    for told in by_column.values():
        channels = [row for row in told if row.lane == "channels" and row.item.channel]
        yield from _two_times(subject, channels)
        yield from _not_the_only_one(subject, told, channels)


def _two_times(subject: Subject, channels: list[Row]) -> Iterator[Fault]:
    first: dict[str, Row] = {}
    for row in channels:
        before = first.setdefault(_same(row.item), row)
        if row.item.when and before.item.when and row.item.when != before.item.when:
            times = " and ".join(_named(subject, "when", one.item.when) for one in (before, row))
            yield subject.fault(
                "channels-contradict",
                f"“{one_line(row.item.text)}” is used {times} in the same stage",
                "keep one of the two, or tell them apart in their words",
                row.place,
            )


def _not_the_only_one(subject: Subject, told: list[Row], channels: list[Row]) -> Iterator[Fault]:
    for row in told:
        if row.lane == "channels" or not (only := _only(row.item.text)):
            continue
        others = [one for one in channels if one.item.channel != only]
        if others:
            here = _named(subject, "channels", only)
            named = ", ".join(f"“{one_line(one.item.text)}”" for one in others)
            yield subject.fault(
                "channels-contradict",
                f"“{one_line(row.item.text)}” knows {here} only, and the stage has {named} too",
                "say for whom it is so, or correct the channels",
                row.place,
            )


def _only(text: str) -> str | None:
    """The channel that ``text`` says to be the only one: "only by phone"."""
    if not known_words("only") & {word.casefold() for word in _WORD.findall(text)}:
        return None
    from journeydraft.nlp.language import language_of
    from journeydraft.nlp.lexicon import lexicon

    words = lexicon(language_of([text]))
    doc = words.nlp.make_doc(text[:LONGEST])
    for cue in words.cues(doc):
        before = {token.lower_ for token in doc[max(0, cue.start - WITHIN) : cue.start]}
        table, _, channel = cue.name.partition(".")
        if table in CHANNELS and before & known_words("only"):
            return channel
    return None


def _same(item: Item) -> str:
    """By what two lines name the same channel: its words, so that two shops may differ."""
    return f"{item.channel} {' '.join(item.text.split()).casefold()}"


def _named(subject: Subject, group: str, key: str | None) -> str:
    return f"“{subject.words.find(group, key) or key}”"
