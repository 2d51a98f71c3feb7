"""The lines of a text file, with their place in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from journeydraft.errors import InputError
from journeydraft.readers import limits
from journeydraft.readers.asides import Spans, written
from journeydraft.readers.base import Blob, Part

#: A bullet, a quote mark or an emoji that opens a line of notes and is no part of what was said.
_OPENING = re.compile(
    r"(?:[ \t]*(?:[-*+•–—>](?=[ \t])"
    r"|[\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
    r"[\ufe0f\u200d\U0001f3fb-\U0001f3ff]*)){0,8}[ \t]*"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: ``number`` from 1, ``start`` its offset in the text, ``text`` without the newline."""

    number: int
    start: int
    text: str

    @property
    def blank(self) -> bool:
        """Nothing on it."""
        return not self.text.strip()

    @property
    def opening(self) -> int:
        """Where the words begin, after bullets, quote marks, emoji and blanks."""
        match = _OPENING.match(self.text)
        return match.end() if match else 0

    def part(
        self,
        begin: int = 0,
        end: int | None = None,
        *,
        time: str | None = None,
        asides: Callable[[str], Spans] = written,
    ) -> Part | None:
        """The trimmed stretch ``begin``…``end`` (in the line) as speech, or ``None`` if nothing is there.

        ``asides`` finds what nobody said in it.
        """
        piece = self.text[begin:end]
        words = piece.strip()
        if not words:
            return None
        begin += len(piece) - len(piece.lstrip())
        return Part(words, self.number, time, self.start + begin, asides(words))


def split(text: str, path: str | None = None) -> list[Line]:
    """The lines of ``text``; raises ``InputError`` for a line that no transcript can have."""
    result: list[Line] = []
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > limits.LINE_CHARACTERS:
            raise InputError(
                f"a line of {len(line):,} characters", path=path, line=number, hint="this is no transcript"
            )
        result.append(Line(number, start, line))
        start += len(line) + 1
    return result


def peek(blob: Blob) -> list[Line]:
    """The first lines of a file, to recognise its format by; empty for what is not plain text."""
    head = blob.peek
    if head.lstrip()[:1] in "<{[" and re.match(
        r"\s*(<!doctype|<html|<\?xml|\{\\rtf|[\[{]\s*[\"{])", head, re.I
    ):
        return []
    result, start = [], 0
    for number, line in enumerate(head.split("\n"), 1):
        result.append(Line(number, start, line))
        start += len(line) + 1
    return result
