"""A chunk as a model sees it: numbered lines of participants, with the questions that they answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeydraft.model.finding import Chunk, Said
from journeydraft.model.source import Source, SourceKind, Turn

WORDS = 2400
"""Words of participants in a passage, at most: two that follow each other have more than this together, so
that there are never more passages than words / 1,200 + 1, and one for each turn that has to be cut."""

SMALLEST = 30
"""Words of a passage that is not halved: a reply to so little that is still too long has another cause."""

QUESTION_WORDS, BEFORE_WORDS = 60, 40

_SENTENCE = re.compile(r"(?<=[.!?…。])\s+|\n+")


@dataclass(frozen=True)
class Piece:
    """What is said in ``text[start:end]`` of the source: a turn, or a part of one that is very long."""

    said: Said
    start: int
    end: int


@dataclass(frozen=True)
class Passage:
    """Pieces of one source that are read in one call; ``before`` is the turn that goes before, if any."""

    source: Source
    pieces: tuple[Piece, ...]
    before: Turn | None = None

    @property
    def words(self) -> int:
        """Words of participants in it."""
        return sum(_words(self.source.text[p.start : p.end]) for p in self.pieces)

    @property
    def place(self) -> str:
        """Where it stands, for people: file and lines."""
        first = self.source.place(self.pieces[0].start).line
        last = self.source.place(max(self.pieces[-1].start, self.pieces[-1].end - 1)).line
        return f"{self.source.path}, " + (f"line {first}" if first == last else f"lines {first}–{last}")


def passages(chunk: Chunk) -> list[Passage]:
    """The passages of a chunk: one, unless a turn in it is too long for one."""
    pieces = [part for said in chunk.said for part in _parts(chunk.source, said)]
    made: list[Passage] = []
    group: list[Piece] = []
    size = 0
    for piece in pieces:
        length = _words(chunk.source.text[piece.start : piece.end])
        if group and size + length > WORDS:
            made.append(_passage(chunk.source, group))
            group, size = [], 0
        group.append(piece)
        size += length
    return [*made, _passage(chunk.source, group)] if group else made


def halves(passage: Passage) -> tuple[Passage, ...]:
    """Two passages with about half the words each; one that cannot be cut, or is small, gives none."""
    if passage.words <= SMALLEST:
        return ()
    pieces = list(passage.pieces)
    if len(pieces) == 1:
        pieces = _cut(passage.source, pieces[0])
        if len(pieces) == 1:
            return ()
    total = sum(p.end - p.start for p in pieces)
    size, at = 0, 0
    while at < len(pieces) - 1 and (at == 0 or size + (pieces[at].end - pieces[at].start) <= total / 2):
        size += pieces[at].end - pieces[at].start
        at += 1
    return _passage(passage.source, pieces[:at]), _passage(passage.source, pieces[at:])


def shown(passage: Passage) -> str:
    """The passage in lines; line ``[n]`` is piece number n, from 1. What nobody said is left out."""
    source = passage.source
    lines = [] if passage.before is None else [f"(before) {_last_words(_spoken(source, passage.before))}"]
    question: str | None = None
    for number, piece in enumerate(passage.pieces, 1):
        if piece.said.question and piece.said.question != question:
            question = piece.said.question
            lines.append(f"Q: {_first_words(question)}")
        turn = piece.said.turn
        rating = f" (rating {turn.attributes['rating']})" if turn.attributes.get("rating") else ""
        who = turn.participant or ("author" if source.kind is SourceKind.review else "P")
        lines.append(f"[{number}] {who}{rating}: {_spoken(source, turn, piece.start, piece.end)}")
    return "\n".join(lines)


def _parts(source: Source, said: Said) -> list[Piece]:
    parts = [Piece(said, said.turn.start, said.turn.end)]
    while any(_words(source.text[p.start : p.end]) > WORDS for p in parts):
        cut = [half for p in parts for half in _cut(source, p)]
        if len(cut) == len(parts):
            break
        parts = cut
    return parts


def _cut(source: Source, piece: Piece) -> list[Piece]:
    """A piece in two, between sentences near its middle, else between words; itself when it is one word."""
    text = source.text[piece.start : piece.end]
    middle = len(text) // 2
    places = [m.end() for m in _SENTENCE.finditer(text) if 0 < m.end() < len(text)]
    places = places or [m.end() for m in re.finditer(r"\s+", text) if 0 < m.end() < len(text)]
    if not places:
        return [piece]
    at = piece.start + min(places, key=lambda place: abs(place - middle))
    return [Piece(piece.said, piece.start, at), Piece(piece.said, at, piece.end)]


def _passage(source: Source, pieces: Sequence[Piece]) -> Passage:
    first = pieces[0].said.number
    earlier = (source.turns[i] for i in range(first - 1, -1, -1))
    before = next((t for t in earlier if source.is_evidence(t)), None)
    return Passage(source, tuple(pieces), before if source.kind is not SourceKind.review else None)


def _spoken(source: Source, turn: Turn, start: int | None = None, end: int | None = None) -> str:
    low, high = turn.start if start is None else start, turn.end if end is None else end
    return " ".join("".join(_without_asides(source.text, turn, low, high)).split())


def _without_asides(text: str, turn: Turn, low: int, high: int) -> Iterator[str]:
    for start, end in turn.asides:
        if low < end and start < high:
            yield text[low : max(low, start)]
            yield " … "
            low = max(low, end)
    yield text[low:high]


def _words(text: str) -> int:
    return text.count(" ") + 1


def _first_words(text: str) -> str:
    words = text.split()
    return " ".join(words[:QUESTION_WORDS]) + (" …" if len(words) > QUESTION_WORDS else "")


def _last_words(text: str) -> str:
    words = text.split()
    return ("… " if len(words) > BEFORE_WORDS else "") + " ".join(words[-BEFORE_WORDS:])
