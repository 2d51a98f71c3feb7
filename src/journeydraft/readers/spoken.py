"""Timed pieces of speech → utterances: what one speaker says with short pauses is one utterance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from journeydraft.errors import InputError
from journeydraft.model.source import SourceKind
from journeydraft.readers.base import Part, Transcript, Utterance

#: A longer silence (seconds) ends an utterance, unless it stands in the middle of a sentence.
PAUSE = 5.0

#: Beyond this many characters an utterance ends with the next sentence, so that a monologue has paragraphs;
#: beyond four times as many it ends anyhow, since some recognisers write no full stops.
LONG = 1500

_CLOCK = re.compile(r"(?:(?:(\d{1,3}):)?(\d{1,3}):)?(\d{1,9}(?:[.,]\d{1,9})?)\s*s?")
_QUESTION = re.compile(r"[?？؟](?=\s|[\"'”’»)]|$)")
_SENTENCE = re.compile(r"[.?!…。？！؟](?=\s|[\"'”’»)]|$)")
_MOST_ASKED = 0.1  # of the sentences: who thinks aloud asks now and then
_ENDINGS = (".", "?", "!", "…", "。", "？", "！", "؟", "।")


class Piece(NamedTuple):
    """Speech of one speaker; ``start`` and ``end`` in seconds, ``None`` where the file has no times.

    ``fresh`` marks a change of speaker that the file shows without naming anyone.
    """

    part: Part
    speaker: str | None = None
    start: float | None = None
    end: float | None = None
    fresh: bool = False


def utterances(pieces: Iterable[Piece]) -> Iterator[Utterance]:
    """Join neighbours of one speaker."""
    group: list[Piece] = []
    length = 0
    for piece in pieces:
        if group and not _goes_on(group[-1], piece, length):
            yield Utterance(tuple(p.part for p in group), group[0].speaker)
            group, length = [], 0
        group.append(piece)
        length += len(piece.part.text)
    if group:
        yield Utterance(tuple(p.part for p in group), group[0].speaker)


def _goes_on(last: Piece, piece: Piece, length: int) -> bool:
    if piece.fresh or piece.speaker != last.speaker:
        return False
    if not last.part.text.rstrip("\"'”’»)] ").endswith(_ENDINGS):
        return length < 4 * LONG
    return length < LONG and not _silence(last, piece)


def _silence(last: Piece, piece: Piece) -> bool:
    before = last.end if last.end is not None else last.start
    return before is not None and piece.start is not None and piece.start - before > PAUSE


def seconds(written: str, unit: float = 1.0) -> float | None:
    """Seconds of ``1:02:03.5``, ``0:0:2,5``, or of a bare number, which counts in ``unit``; else ``None``."""
    match = _CLOCK.fullmatch(written.strip())
    if not match:
        return None
    hours, minutes, rest = match.groups()
    value = float(rest.replace(",", "."))
    return value * unit if minutes is None else int(hours or 0) * 3600 + int(minutes) * 60 + value


def timecode(at: float) -> str:
    """``HH:MM:SS.mmm`` of seconds."""
    milliseconds = round(at * 1000)
    rest, thousandths = divmod(milliseconds, 1000)
    return f"{rest // 3600:02d}:{rest // 60 % 60:02d}:{rest % 60:02d}.{thousandths:03d}"


def speaker(label: str) -> str | None:
    """A speaker's label; the bare numbers and letters of recognisers become ``Speaker 0``, ``Speaker A``."""
    label = label.strip().rstrip(":").strip()
    if not label:
        return None
    return f"Speaker {label}" if re.fullmatch(r"\d{1,3}|[A-Z]", label) else label


def judge(transcript: Transcript, pieces: Iterable[Piece], path: str, force: bool) -> None:
    """Settle what a recording is in which nobody is named.

    Changes of speaker without names: an interview of unknowns, so that nothing becomes evidence. Many
    questions: raises ``InputError``, since the interviewer would be quoted. Else it is a monologue.
    """
    if any(utterance.speaker for utterance in transcript.utterances):
        return
    if any(piece.fresh for piece in pieces):
        transcript.kind = SourceKind.interview
        transcript.warnings.append(
            "speakers change but none is named, so nothing here is evidence; write names before the text"
        )
    elif not force and _asked(transcript) > _MOST_ASKED:
        raise InputError(
            "someone asks questions here, but no speaker is named",
            path=path,
            hint="write names before the text (Name: …); --force takes all for one person's talk",
        )
    else:
        transcript.warnings.append("no speaker is named: taken for one person's talk")


def _asked(transcript: Transcript) -> float:
    """The share of sentences that are questions."""
    text = " ".join(part.text for utterance in transcript.utterances for part in utterance.parts)
    asked = len(_QUESTION.findall(text))
    return asked / max(len(_SENTENCE.findall(text)), 1) if asked > 1 else 0.0
