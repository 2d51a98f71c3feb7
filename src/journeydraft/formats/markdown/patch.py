"""Lines of a file with some replaced, put in and taken out; all others stay byte for byte."""

from __future__ import annotations

import re
from collections.abc import Sequence

from journeydraft.formats.markdown.signs import MARKER

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")

_OPENING = re.compile(rf"\s*{MARKER}(?:\s+|$)")


class Patch:
    """Edits by line numbers (from 0) of the text as it was."""

    def __init__(self, text: str) -> None:
        self._lines = _LINE.findall(text)
        ends = [line[len(line.rstrip("\r\n")) :] for line in self._lines]
        self._end = max(("\n", "\r\n", "\r"), key=ends.count)
        self.lines = [line.rstrip("\r\n") for line in self._lines]
        self._edits: list[tuple[int, int, int, Sequence[str]]] = []

    def replace(self, first: int, last: int, lines: Sequence[str]) -> None:
        """``lines`` stand for the lines ``[first, last)``; nothing is put in where they are the same."""
        if list(lines) != self.lines[first:last]:
            self._edits.append((first, last, len(self._edits), lines))

    def insert(self, at: int, lines: Sequence[str]) -> None:
        """``lines`` stand before the line ``at``; behind what was put there before."""
        self._edits.append((at, at, len(self._edits), lines))

    def text(self) -> str:
        """The text with all edits. Those that overlap an earlier one are left out; what is put in stays."""
        out: list[str] = []
        at = 0
        for first, last, _, lines in sorted(
            self._edits, key=lambda edit: (edit[0], edit[1] > edit[0], edit[2])
        ):
            if first < at and first != last:
                continue
            out += self._lines[at : max(at, first)]
            if lines and out and not out[-1].endswith(("\n", "\r")):
                out[-1] += self._end
            out += [line + self._end for line in lines]
            at = max(at, last)
        return "".join(out + self._lines[at:])

    def opening(self, at: int) -> str:
        """What stands before the words of a line of a list, a space last; empty where it is none."""
        found = _OPENING.match(self.lines[at])
        return "" if found is None else found[0] if found[0][-1].isspace() else f"{found[0]} "

    def is_blank(self, at: int) -> bool:
        """Whether the line is empty, or there is none."""
        return not 0 <= at < len(self.lines) or not self.lines[at].strip()

    def end(self, first: int, before: int) -> int:
        """The end of what stands in ``[first, before)``, without empty lines."""
        while before > first and self.is_blank(before - 1):
            before -= 1
        return before
