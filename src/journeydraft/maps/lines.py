"""The nouns of scoring: a line of a map or of a gold list, and the places in the sources that prove it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Literal

from journeydraft.model.finding import Kind

Form = Literal["map", "findings", "coding"]

KINDS = (
    Kind.pain,
    Kind.gain,
    Kind.need,
    Kind.action,
    Kind.thought,
    Kind.emotion,
    Kind.touchpoint,
    Kind.opportunity,
    Kind.milestone,
)
"""The kinds that are scored, in the order in which they are shown. Questions are among the thoughts."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a source, as well as it is known.

    ``start`` and ``end`` are code points in the source's text; ``line`` counts from 1. An empty ``source`` is
    any of them. ``sure``: it was found in the text itself.
    """

    source: str = ""
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    line: int | None = None
    sure: bool = False

    @property
    def span(self) -> tuple[int, int] | None:
        """Start and end, where both are known and something lies between them."""
        if self.start is None or self.end is None or self.end <= self.start:
            return None
        return self.start, self.end

    @property
    def words(self) -> str:
        """The quote on one line; empty where it is not known."""
        return " ".join((self.quote or "").split())

    def at(self, start: int, end: int) -> Place:
        """The same place, found in the text at ``start`` to ``end``."""
        return replace(self, start=start, end=end, sure=True)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of either side; ``id`` is unique on its side.

    ``text`` is empty where a stretch was coded whose words are not known. ``reviewed``: it has only reviews
    behind it.
    """

    id: str
    kind: Kind
    text: str
    places: tuple[Place, ...] = ()
    reviewed: bool = False

    @property
    def shown(self) -> str:
        """What people see: the text, else where it would stand."""
        if self.text or not self.places:
            return self.text
        place = self.places[0]
        where = f" {place.start}–{place.end}" if place.span else f":{place.line}" if place.line else ""
        return f"({place.source}{where})"


@dataclass(frozen=True, slots=True)
class Coding:
    """What a person says is there, or what a map says: its lines, and what of it is no line.

    ``unmapped`` counts lines by the name of a code that is no kind of a map. ``sources`` are the files it
    speaks of, whether or not a line cites them; ``sha256`` gives the digests of those that have one.
    ``notices`` are for the reader of the score.
    """

    form: Form
    lines: tuple[Line, ...]
    unmapped: Mapping[str, int] = field(default_factory=dict)
    sources: frozenset[str] = frozenset()
    sha256: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[str, ...] = ()


def identified(kind: Kind, by: str) -> str:
    """An id made of what the line is, so that another run over the same file gives the same."""
    return f"{kind[:4]}-{sha256(by.encode('utf-8', 'replace')).hexdigest()[:8]}"
