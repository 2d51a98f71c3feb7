"""What two coders are asked about, one by one: the units over which agreement is counted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from journeydraft.maps.lines import Coding, Line
from journeydraft.maps.metrics import Agreement
from journeydraft.model.finding import Kind
from journeydraft.model.source import Source
from journeydraft.nlp.lexicon import lexicon
from journeydraft.nlp.sentences import sentences

Span = tuple[int, int]

HALF = 0.5
"""Share of the shorter of the two by which a place must lie in a unit: selections made by hand end a little
early or late."""


@dataclass(frozen=True)
class Units:
    """Stretches by source, sorted, apart. ``what`` names them for people."""

    what: str
    spans: Mapping[str, Sequence[Span]]


def sentences_of(sources: Mapping[str, Source], coded: Iterable[str]) -> Units:
    """The sentences and clauses of those who may be quoted, in the sources that somebody coded."""
    spans = {path: list(_sentences(sources[path])) for path in sorted(coded) if path in sources}
    return Units("sentences of the participants", spans)


def _sentences(source: Source) -> Iterator[Span]:
    for turn in source.turns:
        if source.is_evidence(turn):
            words = lexicon(turn.language or source.language or "xx")
            doc = words.nlp.make_doc(source.said(turn))
            for (first, last), _ in sentences(doc, words.cues(doc)):
                end = doc[last - 1].idx + len(doc[last - 1].text)
                yield turn.start + doc[first].idx, turn.start + end


def stretches_of(coded: Iterable[str], *codings: Coding) -> Units:
    """What either side coded in the sources ``coded``, with any kind; what overlaps is one unit."""
    by_source: dict[str, list[Span]] = {path: [] for path in sorted(coded)}
    for coding in codings:
        for line in coding.lines:
            for place in line.places:
                if place.span and place.source in by_source:
                    by_source[place.source].append(place.span)
    return Units(
        "stretches that either side coded", {s: list(_joined(spans)) for s, spans in by_source.items()}
    )


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    begin, reached = -1, -1
    for start, end in sorted(spans):
        if start >= reached:
            if reached > begin:
                yield begin, reached
            begin = start
        reached = max(reached, end)
    if reached > begin:
        yield begin, reached


def agreement(units: Units, ours: Sequence[Line], golds: Sequence[Line], kind: Kind) -> Agreement:
    """Over all units: which of them either side says to be of ``kind``."""
    said = [_said(units, lines, kind) for lines in (ours, golds)]
    return Agreement.of(*said)


def _said(units: Units, lines: Sequence[Line], kind: Kind) -> list[bool]:
    coded: set[tuple[str, Span]] = set()
    for line in lines:
        for place in line.places if line.kind is kind else ():
            if place.span:
                touched = _touched(units.spans.get(place.source, ()), place.span)
                coded.update((place.source, unit) for unit in touched if _lies(place.span, unit))
    return [(source, unit) in coded for source, spans in units.spans.items() for unit in spans]


def _touched(units: Sequence[Span], span: Span) -> Sequence[Span]:
    """Those of ``units``, sorted and apart, that have a character of ``span``."""
    first = bisect_right(units, span[0], key=itemgetter(1))
    return units[first : bisect_left(units, span[1], lo=first, key=itemgetter(0))]


def _lies(span: Span, unit: Span) -> bool:
    common = min(span[1], unit[1]) - max(span[0], unit[0])
    return common > 0 and common >= HALF * min(span[1] - span[0], unit[1] - unit[0])
