"""Lines with speakers' heads on some of them → utterances: the lines up to the next head belong to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from journeydraft.model.source import Ignored, Role
from journeydraft.readers import asides
from journeydraft.readers.base import Part, Utterance
from journeydraft.readers.lines import Line
from journeydraft.readers.times import clock

BEFORE = "before the first speaker"


@dataclass(frozen=True, slots=True)
class Head:
    """On this line ``speaker`` begins at column ``begin`` and speaks up to ``end`` (``None``: its end)."""

    speaker: str | None
    begin: int
    time: str | None = None
    end: int | None = None
    role: Role | None = None


@dataclass(slots=True)
class Assembly:
    """What came of the lines: utterances, and lines that are no speech."""

    utterances: list[Utterance] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)

    def drop(self, line: Line, why: str) -> None:
        """List a line as no speech."""
        self.ignored.append(Ignored(line.number, line.text.strip(), why))


def assemble(lines: list[Line], heads: Mapping[int, Head], skip: Mapping[int, str] | None = None) -> Assembly:
    """``heads`` by line number; ``skip``: lines known to be no speech, and why.

    Lines before the first head, and those that look like no speech, are ignored too.
    """
    skip = skip or {}
    result = Assembly()
    head: Head | None = None
    time: str | None = None
    parts: list[Part] = []
    for line in lines:
        if line.blank:
            continue
        if new := heads.get(line.number):
            _close(result, head, parts)
            head, parts = new, []
            time = clock(new.time) if new.time else None
            piece = line.part(new.begin, new.end, time=time, asides=asides.spoken)
            if piece:
                parts.append(piece)
        elif head is None:
            result.drop(line, skip.get(line.number) or asides.not_speech(line.text) or BEFORE)
        elif why := skip.get(line.number) or asides.not_speech(line.text):
            result.drop(line, why)
        else:
            begin = line.opening
            piece = line.part(begin, time=time, asides=asides.spoken)
            if piece:
                parts.append(piece)
            else:
                result.drop(line, "no words")
    _close(result, head, parts)
    return result


def _close(result: Assembly, head: Head | None, parts: list[Part]) -> None:
    if not head or not parts:
        return
    if any(_said(part) for part in parts):
        result.utterances.append(Utterance(tuple(parts), head.speaker, head.role))
    else:
        result.ignored += [Ignored(part.line, part.text, asides.IN_BRACKETS) for part in parts]


def _said(part: Part) -> bool:
    """Whether anything is left outside the brackets."""
    at = 0
    for start, end in (*part.asides, (len(part.text), len(part.text))):
        if any(c.isalnum() for c in part.text[at:start]):
            return True
        at = end
    return False
