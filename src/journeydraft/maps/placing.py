"""Places of either side in the same terms: the map's names for files, and offsets where they can be had."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from journeydraft.grounding import SourceIndex
from journeydraft.maps.lines import Coding, Line, Place
from journeydraft.maps.sources import Names
from journeydraft.model.source import Source

_SAME_LENGTH = 0.15
"""By what share the length of a quote may differ from that of its place, for white space."""


@dataclass(frozen=True)
class Placed:
    """A coding whose places were put in the map's terms.

    ``lost`` of its ``quotes`` are not in the sources at hand; ``strange`` are files that the map does not
    know.
    """

    coding: Coding
    lost: int = 0
    quotes: int = 0
    strange: tuple[str, ...] = ()


class Placer:
    """Finds the places of lines in the sources at hand, which go by the map's paths."""

    def __init__(self, names: Names, sources: Mapping[str, Source]) -> None:
        self._names = names
        self._sources = sources
        self._indexes: dict[str, SourceIndex] = {}

    def place(self, coding: Coding) -> Placed:
        """``coding`` in the map's terms."""
        called = {name: self._names.path(name, coding.sha256.get(name)) for name in coding.sources}
        lines = tuple(self._line(line, called) for line in coding.lines)
        spoken_of = {path for path in called.values() if path}
        spoken_of |= {place.source for line in lines for place in line.places if place.sure and place.source}
        told = [place for line in lines for place in line.places if place.quote]
        lost = [p for p in told if not p.sure and (p.source in self._sources or not p.source)]
        return Placed(
            replace(coding, lines=lines, sources=frozenset(spoken_of)),
            len(lost) if self._sources else 0,
            len(told),
            tuple(sorted(name for name, path in called.items() if path is None)),
        )

    def _line(self, line: Line, called: Mapping[str, str | None]) -> Line:
        named = (replace(place, source=called.get(place.source) or place.source) for place in line.places)
        places = tuple(map(self._found, named))
        return replace(line, text=line.text or (places[0].words if places else ""), places=places)

    def _found(self, place: Place) -> Place:
        """With offsets that are true of the text at hand; as given where there is no text."""
        if place.source in self._sources:
            return self._in_text(place, self._sources[place.source])
        if not place.source and place.quote:
            return self._anywhere(place, place.quote)
        return _plausible(place)

    def _in_text(self, place: Place, source: Source) -> Place:
        if place.quote is None:
            return _quoting(place, source)
        if place.span and _bare(source.text[slice(*place.span)]) == _bare(place.quote):
            return place.at(*place.span)
        match = self._index(source).locate(place.quote, near=False, hint=place.start)
        return place.at(match.start, match.end) if match else replace(place, start=None, end=None)

    def _anywhere(self, place: Place, quote: str) -> Place:
        """In the one source that has the quote; still anywhere where none has it, or several."""
        found = [
            replace(place, source=path).at(match.start, match.end)
            for path, source in self._sources.items()
            if (match := self._index(source).locate(quote, near=False))
        ]
        return found[0] if len(found) == 1 else replace(place, sure=bool(found))

    def _index(self, source: Source) -> SourceIndex:
        if source.path not in self._indexes:
            # People code across turns, and what the interviewer said: the whole text is one span.
            self._indexes[source.path] = SourceIndex(source.text, [(0, len(source.text))])
        return self._indexes[source.path]


def _quoting(place: Place, source: Source) -> Place:
    """A place that is known by its offsets or its line, with the words that stand there."""
    start, end = place.span or (_on_line(source, place.line) if place.line else (0, 0))
    words = source.text[start:end]
    return replace(place, quote=words).at(start, end) if words.strip() else place


def _on_line(source: Source, number: int) -> tuple[int, int]:
    """Where a line of the file stands in the text."""
    starts = [place.start for place in source.places if place.line == number]
    if not starts:
        return 0, 0
    after = min((place.start for place in source.places if place.line > number), default=len(source.text))
    broken = source.text.find("\n", starts[0], after)
    return starts[0], broken if broken > starts[0] else after


def _plausible(place: Place) -> Place:
    """Without offsets that count something else than characters (paragraphs, cues), as the quote tells."""
    span = place.span
    if span is None or place.quote is None:
        return place
    length = span[1] - span[0]
    near = abs(length - len(place.quote)) <= max(2, _SAME_LENGTH * length)
    return place if near else replace(place, start=None, end=None)


def _bare(text: str) -> str:
    return " ".join(text.split())
