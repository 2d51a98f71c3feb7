"""Text without speakers: observation notes, one observation a line, and monologues in long paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median

from journeydraft.model.source import Ignored, Role, SourceKind
from journeydraft.readers import asides
from journeydraft.readers import lines as text_lines
from journeydraft.readers.base import Blob, Part, ReadOptions, Transcript, Utterance
from journeydraft.readers.labels import stamp
from journeydraft.readers.lines import Line
from journeydraft.readers.role_words import role_words
from journeydraft.readers.session_head import details
from journeydraft.readers.times import clock

_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?P<words>.{1,300})")
_PARAGRAPH = 250  # characters; paragraphs of a monologue are longer, observations shorter
_WRAPPED = 45  # characters; lines of hard-wrapped text are longer


class ProseReader:
    """What nobody else knows, if it is prose."""

    name = "notes or a monologue"

    def recognises(self, blob: Blob) -> float:
        """0.3: any text can be read so, hence everybody else goes first."""
        lines = text_lines.peek(blob)
        return 0.3 if any(any(c.isalpha() for c in line.text) for line in lines) else 0.0

    def read(self, blob: Blob, _options: ReadOptions) -> Iterator[Transcript]:
        """One transcript without speakers."""
        lines = text_lines.split(blob.text, blob.path)
        body, ignored = _body(lines)
        paragraphs = list(_paragraphs(body))
        if _is_monologue(paragraphs):
            yield _monologue(paragraphs, ignored, blob.text)
        else:
            yield _observations(body, ignored, blob.text)


def _body(lines: list[Line]) -> tuple[list[Line], list[Ignored]]:
    """The lines that may be speech (headings and empty ones too), and those that are not."""
    head = details(lines)
    ignored, body = [], []
    for line in lines:
        why = head.get(line.number) or _no_speech(line)
        if why:
            ignored.append(Ignored(line.number, line.text.strip(), why))
        body.append(Line(line.number, line.start, "") if why else line)
    return body, ignored


def _asks(text: str) -> bool:
    """A line that an interviewer's label opens, in a file whose other speakers could not be made out."""
    label, colon, _ = text.partition(":")
    return bool(colon) and 1 < len(label.strip()) <= 30 and role_words().role_of(label) is Role.interviewer


def _no_speech(line: Line) -> str | None:
    if line.blank:
        return None
    if _asks(line.text):
        return "what an interviewer says"
    return asides.not_speech(line.text, headings=False) or (
        None if any(c.isalnum() for c in line.text) else "no words"
    )


def _paragraphs(body: list[Line]) -> Iterator[list[Line]]:
    """Lines with nothing between them; a heading is a paragraph of its own."""
    group: list[Line] = []
    for line in body:
        if (line.blank or _HEADING.match(line.text)) and group:
            yield group
            group = []
        if _HEADING.match(line.text):
            yield [line]
        elif not line.blank:
            group.append(line)
    if group:
        yield group


def _is_monologue(paragraphs: list[list[Line]]) -> bool:
    told = [group for group in paragraphs if not _HEADING.match(group[0].text)]
    if not told or any(line.opening for group in told for line in group[1:]):
        return False
    sizes = [sum(len(line.text) for line in group) for group in told]
    wrapped = sum(size for size, group in zip(sizes, told, strict=True) if _is_wrapped(group))
    return median(sizes) >= _PARAGRAPH or wrapped * 2 > sum(sizes)


def _is_wrapped(group: list[Line]) -> bool:
    return len(group) > 1 and min(len(line.text) for line in group[:-1]) >= _WRAPPED


def _monologue(paragraphs: list[list[Line]], ignored: list[Ignored], text: str) -> Transcript:
    utterances: list[Utterance] = []
    question = None
    for group in paragraphs:
        if match := _HEADING.match(group[0].text):
            question = match["words"].strip(" #*_")
            ignored.append(Ignored(group[0].number, group[0].text.strip(), asides.HEADING))
            continue
        parts = [part for line in group if (part := _part(line, line.text))]
        utterances.append(Utterance(tuple(parts), question=question))
    return _transcript("monologue", utterances, ignored, text)


def _observations(body: list[Line], ignored: list[Ignored], text: str) -> Transcript:
    utterances: list[Utterance] = []
    for line in body:
        if line.blank:
            continue
        if _HEADING.match(line.text):
            ignored.append(Ignored(line.number, line.text.strip(), asides.HEADING))
        elif part := _part(line, line.text):
            utterances.append(Utterance((part,)))
        else:
            ignored.append(Ignored(line.number, line.text.strip(), "no words"))
    return _transcript("observation-notes", utterances, ignored, text)


def _part(line: Line, text: str) -> Part | None:
    time, begin = stamp(text, line.opening)
    if time is None or text[line.opening : line.opening + 1] not in "[(":
        time, begin = None, line.opening
    return line.part(begin, time=clock(time) if time else None, asides=asides.noted)


def _transcript(form: str, utterances: list[Utterance], ignored: list[Ignored], text: str) -> Transcript:
    ordered = sorted(ignored, key=lambda one: one.line)
    return Transcript(form, utterances, SourceKind.notes, text=text, ignored=ordered)
