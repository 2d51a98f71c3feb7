"""Transcript → Source: one text, turns as spans of it, and the place of every piece in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeydraft.errors import InputError
from journeydraft.model.source import Place, Role, Source, SourceKind, Turn
from journeydraft.readers.base import Blob, Part, Transcript, Utterance

_LONE = re.compile("[\ud800-\udfff]")
"""Halves of surrogate pairs, as escapes in JSON can make them: no text that can be written down."""


def compose(transcript: Transcript, blob: Blob) -> Source:
    """Build the source; roles stay ``unknown`` where the format does not tell them.

    Raises ``InputError`` when nobody says anything.
    """
    if transcript.text is None:
        text, turns, places = _paragraphs(transcript.utterances)
    else:
        text, turns, places = transcript.text, *_spans(transcript.utterances, transcript.text)
    text = _LONE.sub("\N{REPLACEMENT CHARACTER}", text)
    if not turns:
        raise InputError("nobody says anything in this file", path=blob.path, hint="is it the right file?")
    return Source(
        path=blob.path + (f"#{transcript.name}" if transcript.name else ""),
        kind=transcript.kind or SourceKind.notes,
        format=transcript.format,
        text=text,
        turns=tuple(turns),
        sha256=blob.sha256,
        places=tuple(places),
        ignored=tuple(transcript.ignored),
        warnings=tuple(transcript.warnings),
        mapping=dict(transcript.mapping),
    )


def _paragraphs(utterances: list[Utterance]) -> tuple[str, list[Turn], list[Place]]:
    """One paragraph an utterance, its parts joined by a space."""
    pieces: list[str] = []
    turns: list[Turn] = []
    places: list[Place] = []
    offset = 0
    for utterance in utterances:
        parts = [part for part in utterance.parts if part.text.strip()]
        if not parts:
            continue
        start, asides = offset, []
        for index, part in enumerate(parts):
            if index:
                pieces.append(" ")
                offset += 1
            places.append(Place(offset, part.line, part.time))
            asides += [(offset + a, offset + b) for a, b in part.asides]
            pieces.append(part.text)
            offset += len(part.text)
        turns.append(_turn(utterance, parts, start, offset, asides))
        pieces.append("\n\n")
        offset += 2
    return "".join(pieces).rstrip("\n") + "\n" * bool(pieces), turns, places


def _spans(utterances: list[Utterance], text: str) -> tuple[list[Turn], list[Place]]:
    """The parts stand in ``text`` already; those with only blanks between them make up one turn."""
    turns: list[Turn] = []
    places: list[Place] = []
    for utterance in utterances:
        for group in _joined(utterance.parts, text):
            places += [Place(_at(part), part.line, part.time) for part in group]
            asides = [(_at(part) + a, _at(part) + b) for part in group for a, b in part.asides]
            turns.append(_turn(utterance, group, _at(group[0]), _end(group[-1]), asides))
    return turns, places


def _joined(parts: tuple[Part, ...], text: str) -> Iterator[list[Part]]:
    group: list[Part] = []
    for part in parts:
        if group and text[_end(group[-1]) : _at(part)].strip():
            yield group
            group = []
        group.append(part)
    if group:
        yield group


def _at(part: Part) -> int:
    assert part.at is not None, "a part of a line-based transcript says where it stands"
    return part.at


def _end(part: Part) -> int:
    return _at(part) + len(part.text)


def _turn(
    utterance: Utterance, parts: list[Part], start: int, end: int, asides: list[tuple[int, int]]
) -> Turn:
    return Turn(
        start=start,
        end=end,
        speaker=utterance.speaker,
        role=utterance.role or Role.unknown,
        participant=utterance.participant,
        line=parts[0].line,
        time=parts[0].time,
        question=utterance.question,
        language=utterance.language,
        asides=tuple(asides),
        attributes=utterance.attributes,
    )
