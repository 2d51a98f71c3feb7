"""What people said: sources, their turns, and what was kept out of the evidence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class SourceKind(StrEnum):
    """How the text came to be; counts of interviews and of reviews are never summed."""

    interview = "interview"
    notes = "notes"
    review = "review"


class Role(StrEnum):
    """Who speaks. Evidence comes from participants, and from ``unknown`` in notes only."""

    participant = "participant"
    interviewer = "interviewer"
    observer = "observer"
    unknown = "unknown"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the text from ``start`` on stands in the file: line from 1, time ``HH:MM:SS.mmm``."""

    start: int
    line: int
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch ``text[start:end]`` (code points) of one speaker.

    ``asides`` are the stretches inside it that nobody said (stage directions, an observer's brackets).
    ``question`` is what the turn answers, where the source tells it elsewhere (a column's heading).
    ``heading`` is the one under which it stands, ``where`` the stage direction that it follows.
    ``attributes`` carry what a table knows of the author: rating, date, segment. ``rating`` is that rating
    as a share of the way from nothing to the best, 0…1, where its scale is known.
    """

    start: int
    end: int
    speaker: str | None = None
    role: Role = Role.unknown
    participant: str | None = None
    line: int = 1
    time: str | None = None
    question: str | None = None
    heading: str | None = None
    where: str | None = None
    language: str | None = None
    asides: tuple[tuple[int, int], ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    rating: float | None = None


@dataclass(frozen=True, slots=True)
class Ignored:
    """A line of the file that is no speech, and why it was left out."""

    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Source:
    """One file as it was understood. ``text`` has plain newlines; all offsets are code points in it.

    ``path`` is relative to the study's root, with forward slashes. ``places`` is sorted by ``start``.
    """

    path: str
    kind: SourceKind
    format: str
    text: str
    turns: tuple[Turn, ...]
    language: str | None = None
    sha256: str = ""
    places: tuple[Place, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    warnings: tuple[str, ...] = ()
    mapping: Mapping[str, str] = field(default_factory=dict)

    @property
    def participants(self) -> tuple[str, ...]:
        """Ids of those whose speech may be evidence, in the order of their first turn."""
        return tuple(
            dict.fromkeys(t.participant for t in self.turns if t.participant and self.is_evidence(t))
        )

    def is_evidence(self, turn: Turn) -> bool:
        """Whether the words of ``turn`` may be quoted."""
        return turn.role is Role.participant or (turn.role is Role.unknown and self.kind is SourceKind.notes)

    def said(self, turn: Turn) -> str:
        """The text of ``turn``."""
        return self.text[turn.start : turn.end]

    def words(self, turn: Turn) -> int:
        """How many words, about, were said in ``turn``."""
        return self.said(turn).count(" ") + 1

    def place(self, offset: int) -> Place:
        """Line and time of the character at ``offset``."""
        index = bisect_right(self.places, offset, key=lambda p: p.start) - 1
        return self.places[index] if index >= 0 else Place(0, 1)
