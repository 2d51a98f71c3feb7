"""The layouts in which Teams and Google Meet write transcripts into Word documents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from journeydraft.model.source import Ignored
from journeydraft.readers import asides, labels, spoken
from journeydraft.readers.assemble import BEFORE
from journeydraft.readers.base import Part, Transcript
from journeydraft.readers.spoken import Piece

_CLOCK = r"\d{1,2}:\d{1,2}(?::\d{1,2}(?:\.\d{1,3})?)?"
_TEAMS_HEAD = re.compile(
    rf"\s*(?P<name>[^\W\d_][^\n]{{0,79}}?)(?:[ \u00a0]{{2,}}|[ \u00a0]*\t\s*)"
    rf"(?P<time>{_CLOCK})(?:\s+(?P<text>\S.*))?\s*"
)
_ARROW = re.compile(rf"\s*(?P<time>{_CLOCK})\s*-->\s*{_CLOCK}\s*")
_TIME_ALONE = re.compile(rf"\s*(?P<time>{_CLOCK})\s*")
_MEET_TIME = re.compile(r"\s*(?P<time>\d{1,2}:\d{2}:\d{2})\s*")
_MEET_END = re.compile(r"\s*transcription ended after\b.*", re.IGNORECASE)
_STARTED = re.compile(r".{1,80}\b(?:started|stopped) transcription\s*", re.IGNORECASE)
_NAME_WORDS = 6


class Line(NamedTuple):
    """A line of the document; ``number`` is its paragraph's."""

    number: int
    text: str


@dataclass(slots=True)
class _Head:
    """Where someone begins to speak: the line, the first line of speech after it, and speech on it."""

    at: int
    after: int
    name: str
    time: str | None
    text: str = ""


@dataclass(slots=True)
class _Found:
    pieces: list[Piece] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)

    def say(self, line: Line, text: str, speaker: str, time: str | None) -> None:
        """Add speech, or list the line if it is none."""
        text = " ".join(text.split())
        if why := asides.not_speech(text, headings=False):
            self.ignored.append(Ignored(line.number, text, why))
        elif text:
            self.pieces.append(Piece(Part(text, line.number, time, asides=asides.spoken(text)), speaker))

    def drop(self, line: Line, why: str) -> None:
        if text := line.text.strip():
            self.ignored.append(Ignored(line.number, text, why))

    def transcript(self, layout: str) -> Transcript:
        return Transcript(layout, list(spoken.utterances(self.pieces)), ignored=self.ignored)


def teams(lines: list[Line]) -> Transcript | None:
    """Heads with a name and a time, the speech below; ``None`` if the document has another layout."""
    lines = [line for line in lines if line.text.strip()]
    heads = _teams_heads(lines)
    if len(heads) < (1 if any(_STARTED.fullmatch(line.text) for line in lines) else 2):
        return None
    found = _Found()
    for line in lines[: heads[0].at]:
        found.drop(line, asides.not_speech(line.text, headings=False) or BEFORE)
    ends = [head.at for head in heads[1:]] + [len(lines)]
    for head, end in zip(heads, ends, strict=True):
        found.say(lines[head.at], head.text, head.name, head.time)
        for line in lines[head.after : end]:
            found.say(line, line.text, head.name, head.time)
    return found.transcript("teams-docx")


def _teams_heads(lines: list[Line]) -> list[_Head]:
    for layout in (_one_line, _arrows, _name_above_time):
        heads = list(layout(lines))
        if heads:
            return heads
    return []


def _one_line(lines: list[Line]) -> Iterator[_Head]:
    """``Name   0:04``, perhaps with the text after it."""
    for at, line in enumerate(lines):
        match = _TEAMS_HEAD.fullmatch(line.text)
        if match and _is_name(match["name"]):
            yield _Head(at, at + 1, match["name"].strip(), _time(match["time"]), match["text"] or "")


def _arrows(lines: list[Line]) -> Iterator[_Head]:
    """``0:0:0.0 --> 0:0:2.5``, the name, the text."""
    for at, line in enumerate(lines[:-1]):
        match = _ARROW.fullmatch(line.text)
        if match and _is_name(lines[at + 1].text):
            yield _Head(at, at + 2, lines[at + 1].text.strip(), _time(match["time"]))


def _name_above_time(lines: list[Line]) -> Iterator[_Head]:
    """The name, the time, the text; a name must recur."""
    found = [
        _Head(at, at + 2, line.text.strip(), _time(below.text))
        for at, (line, below) in enumerate(pairwise(lines))
        if _TIME_ALONE.fullmatch(below.text) and _is_name(line.text)
    ]
    counts = Counter(head.name for head in found)
    yield from (head for head in found if counts[head.name] > 1 or len(found) > len(counts) > 1)


def _is_name(text: str) -> bool:
    text = text.strip()
    return bool(text) and len(text.split()) <= _NAME_WORDS and not text.endswith((".", "?", "!", ":", ","))


def meet(lines: list[Line]) -> Transcript | None:
    """A line that is only a time, then ``Name: text``; what stands before is notes that a machine wrote."""
    lines = [line for line in lines if line.text.strip()]
    begin = _meet_begin(lines)
    if begin is None:
        return None
    end = next((i for i, line in enumerate(lines) if i > begin and _MEET_END.match(line.text)), len(lines))
    found = _Found()
    for line in lines[:begin]:
        found.drop(line, "before the transcript: notes or a summary, not testimony")
    _meet_speech(lines[begin:end], found)
    for line in lines[end:]:
        found.drop(line, "after the transcript")
    return found.transcript("meet-docx") if found.pieces else None


def _meet_begin(lines: list[Line]) -> int | None:
    """The first time that has a label below it; there must be a second one, or an end line."""
    places = [
        at
        for at, line in enumerate(lines[:-1])
        if _MEET_TIME.fullmatch(line.text) and labels.label(lines[at + 1].text)
    ]
    ended = any(_MEET_END.match(line.text) for line in lines)
    return places[0] if len(places) > 1 or (places and ended) else None


def _meet_speech(lines: list[Line], found: _Found) -> None:
    labelled = {at: one for at, line in enumerate(lines) if (one := labels.label(line.text))}
    first = {one.key for at, one in labelled.items() if at and _MEET_TIME.fullmatch(lines[at - 1].text)}
    names = first | labels.speakers(labelled.values(), len(lines))
    time: str | None = None
    speaker = ""
    for at, line in enumerate(lines):
        one = labelled.get(at)
        if match := _MEET_TIME.fullmatch(line.text):
            time = _time(match["time"])
            found.drop(line, "a time")
        elif one and one.key in names:
            speaker = one.name
            found.say(line, line.text[one.end :], speaker, time)
        else:
            found.say(line, line.text, speaker, time)


def _time(written: str) -> str | None:
    at = spoken.seconds(written)
    return None if at is None else spoken.timecode(at)
