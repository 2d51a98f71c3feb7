"""A source cut into chunks of whole turns, each turn with the question that it answers."""

from __future__ import annotations

from collections.abc import Container, Iterator

from journeydraft.model.finding import Chunk, Said
from journeydraft.model.source import Role, Source

WORDS = 1200
"""Words of a chunk, about; a turn is never split, so a long one makes a longer chunk."""

QUESTION_REACH = 4
"""Turns of participants that one question is thought to govern."""


def segment(source: Source, words: int = WORDS, only: Container[int] | None = None) -> Iterator[Chunk]:
    """Yields the evidence turns of ``source`` in order, in chunks of about ``words`` words.

    ``only`` are the numbers of the turns that are wanted; None: all.
    """
    chunk: list[Said] = []
    size = 0
    for said in _with_questions(source):
        if only is not None and said.number not in only:
            continue
        length = source.words(said.turn)
        if chunk and size + length > words:
            yield Chunk(source, tuple(chunk))
            chunk, size = [], 0
        chunk.append(said)
        size += length
    if chunk:
        yield Chunk(source, tuple(chunk))


def _with_questions(source: Source) -> Iterator[Said]:
    question: str | None = None
    age = 0
    for number, turn in enumerate(source.turns):
        if turn.role is Role.interviewer:
            question, age = source.said(turn).strip() or question, 0
        elif source.is_evidence(turn):
            yield Said(number, turn, turn.question or (question if age < QUESTION_REACH else None))
            age += 1
