"""What a rule of the linter gets, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from journeydraft.formats import MapFile
from journeydraft.formats.labels import Labels, labels
from journeydraft.maps.rows import Row, rows
from journeydraft.model.journey import JourneyMap
from journeydraft.model.source import Source

Level = Literal["error", "hint"]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, where, and how to mend it.

    ``line`` counts from 1; None where the file has no lines of its own (JSON), then ``place``, a JSON
    Pointer, tells. A ``hint`` may well be meant as it is, and does not make ``check`` fail.
    """

    rule: str
    message: str
    mend: str
    line: int | None = None
    place: str = ""
    level: Level = "error"


@dataclass(frozen=True)
class Subject:
    """A map in its file, and those of its sources that were found.

    ``sources`` go by the path that the map cites. ``missing`` are paths that lead nowhere; ``changed`` those
    whose file is not, byte for byte, what was analysed.
    """

    file: MapFile
    sources: Mapping[str, Source] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    @property
    def map(self) -> JourneyMap:
        """The map itself."""
        return self.file.map

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every line of the map."""
        return tuple(rows(self.map))

    @cached_property
    def words(self) -> Labels:
        """The labels in which the map is written, for what a message asks to write."""
        return labels(self.map.provenance.language)

    def fault(self, rule: str, message: str, mend: str, place: str = "", *, level: Level = "error") -> Fault:
        """A fault at ``place``, with its line where that is known."""
        return Fault(rule, message, mend, self.line(place), place, level)

    def line(self, place: str) -> int | None:
        """The line of ``place``, or of the nearest part around it that stands in the file."""
        if self.file.markdown is None:
            return None
        while place:
            if found := self.file.line(place):
                return found
            place = place.rpartition("/")[0]
        return self.file.line("/header/title") or 1

    def written(self, place: str) -> str:
        """The line of the file that ``place`` stands in; empty where the file has no lines of its own."""
        at = self.file.line(place)
        return str(self.file.markdown.page.lines[at - 1]) if at and self.file.markdown else ""


Rule = Callable[[Subject], Iterable[Fault]]
"""One rule: everything that it finds in a map."""
