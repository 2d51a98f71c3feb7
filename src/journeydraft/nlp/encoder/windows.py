"""What one pass of the encoder reads: ids, and where each part that is asked for lies among them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from journeydraft.nlp.encoder.base import Telling

Ids = tuple[int, ...]
Span = tuple[int, int]

LONGEST = 256
"""Ids of a window; a longer telling is read in several, each behind the question."""

QUESTION_WORDS = 25
"""The end of a question says what is asked."""


class Window(NamedTuple):
    """The ids of one pass, and the spans (first, behind the last) whose means are wanted."""

    ids: Ids
    spans: tuple[Span, ...]


def whole(ids: Ids) -> Window:
    """A text by itself, frame and all."""
    return Window(ids, ((0, len(ids)),))


class Framer:
    """Puts the parts of a telling behind one another: begin, prefix, question, end, parts, end."""

    def __init__(self, encode: Callable[[str], Ids], unknown: int, prefix: str) -> None:
        """``encode`` gives a text's ids between begin and end; ``unknown`` stands for a part without any."""
        self._encode, self._unknown = encode, unknown
        self._begin, *pieces, self._end = encode(prefix)
        self._prefix = tuple(pieces)

    def windows(self, telling: Telling) -> Iterator[Window]:
        """One window, more where the telling is long; together they have a span for each part."""
        opening = self._opening(telling.question)
        room = LONGEST - len(opening) - 1
        ids: list[int] = []
        spans: list[Span] = []
        for part in telling.parts:
            pieces = self._encode(part)[1:-1][:room] or (self._unknown,)
            if len(ids) + len(pieces) > room:
                yield self._window(opening, ids, spans)
                ids, spans = [], []
            spans.append((len(opening) + len(ids), len(opening) + len(ids) + len(pieces)))
            ids += pieces
        if spans:
            yield self._window(opening, ids, spans)

    def _opening(self, question: str | None) -> Ids:
        asked = " ".join((question or "").split()[-QUESTION_WORDS:])
        behind = (*self._encode(asked)[1:-1], self._end) if asked else ()
        return (self._begin, *self._prefix, *behind)

    def _window(self, opening: Ids, ids: list[int], spans: list[Span]) -> Window:
        return Window((*opening, *ids, self._end), tuple(spans))
