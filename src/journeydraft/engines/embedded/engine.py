"""The embedded engine: chunks to units, units judged in one go, findings decided one by one."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from journeydraft.engines.embedded.decide import decide
from journeydraft.engines.embedded.lines import TOLD, once
from journeydraft.engines.embedded.scorers import Group, Scorer
from journeydraft.engines.embedded.tools import tools
from journeydraft.engines.embedded.units import Unit, units
from journeydraft.model.finding import Chunk, Finding, Said
from journeydraft.model.source import Source, SourceKind

WORDS_A_UNIT = 8
"""About."""

AHEAD = 12_000
"""Words that go through the encoder together, at least: fewer fill its batches badly, and with more it is
waited for."""


def _in_words(chunks: Sequence[Chunk], progress: Callable[[int], None]) -> Callable[[int], None]:
    """A listener for numbers of units, which tells ``progress`` the words in them, about."""
    words = sum(chunk.words for chunk in chunks)
    return lambda done: progress(min(words, WORDS_A_UNIT * done))


def _together(chunks: Sequence[Chunk]) -> Iterator[list[Chunk]]:
    """The chunks of whole sources, ``AHEAD`` words of them or more."""
    group: list[Chunk] = []
    words = 0
    for _, of_source in groupby(chunks, key=lambda chunk: chunk.source.path):
        some = list(of_source)
        group += some
        words += sum(chunk.words for chunk in some)
        if words >= AHEAD:
            yield group
            group, words = [], 0
    if group:
        yield group


def _decided(
    chunks: Sequence[Chunk], of_chunks: Sequence[Sequence[Unit]], group: Group
) -> Iterator[list[Finding]]:
    """The findings of each of ``chunks``, whole sources, by the judgements of its units."""
    named = _named(chunks, of_chunks)
    judged = enumerate(group.judged)
    found: list[list[tuple[int, Finding]]] = []
    for chunk, of_chunk in zip(chunks, of_chunks, strict=True):
        path = chunk.source.path
        each = ((unit, *next(judged)) for unit in of_chunk)
        found.append([(row, f) for unit, row, of in each for f in decide(unit, of, path, named[path])])
    rows = sorted({row for told in found for row, finding in told if finding.kind in TOLD})
    about = group.about(rows) if rows else None
    known = {} if about is None else dict(zip(rows, about, strict=True))
    for told in found:
        yield once(replace(finding, about=known.get(row)) for row, finding in told)


def _tools(source: Source, read: Sequence[Unit]) -> Mapping[str, str]:
    """The tools that the whole of ``source`` names, whichever units of it were ``read``; a table of reviews
    has too many authors to have names in common."""
    if source.kind is SourceKind.review:
        return {}
    known = {unit.said.number for unit in read}
    others = tuple(
        Said(number, turn, None)
        for number, turn in enumerate(source.turns)
        if source.is_evidence(turn) and number not in known
    )
    return tools([*read, *units(Chunk(source, others))])


def _named(chunks: Sequence[Chunk], of_chunks: Sequence[Sequence[Unit]]) -> Mapping[str, Mapping[str, str]]:
    """By its path, the tools that each source names."""
    sources = {chunk.source.path: chunk.source for chunk in chunks}
    read: dict[str, list[Unit]] = {path: [] for path in sources}
    for chunk, of_chunk in zip(chunks, of_chunks, strict=True):
        read[chunk.source.path] += of_chunk
    return {path: _tools(source, read[path]) for path, source in sources.items()}


class EmbeddedEngine:
    """Rules and a scorer; with a ``CueScorer`` it is the lexicon engine."""

    def __init__(self, scorer: Scorer) -> None:
        self.scorer = scorer

    @property
    def name(self) -> str:
        """``embedded`` or ``lexicon``."""
        return self.scorer.name

    @property
    def model(self) -> str | None:
        """Encoder and heads, with their hashes."""
        return self.scorer.model

    def telling(self, chunks: Sequence[Chunk], labels: Sequence[str]) -> list[dict[int, float]]:
        """For each chunk how likely each turn (by number) tells something of any of ``labels``, 0…1."""
        of_chunks = [units(chunk) for chunk in chunks]
        judged = iter(self.scorer.judge([unit for of_chunk in of_chunks for unit in of_chunk]))
        told: list[dict[int, float]] = []
        for of_chunk in of_chunks:
            likely: dict[int, float] = {}
            for unit in of_chunk:
                probabilities = next(judged).probabilities
                best = max(probabilities.get(label, 0.0) for label in labels)
                likely[unit.said.number] = max(best, likely.get(unit.said.number, 0.0))
            told.append(likely)
        return told

    def analyse(
        self, chunks: Sequence[Chunk], progress: Callable[[int], None] | None = None
    ) -> list[list[Finding]]:
        """The findings of each chunk; the units of many chunks go through the encoder together, and what
        was read is decided while the next are read."""
        cut: deque[tuple[list[Chunk], list[list[Unit]]]] = deque()  # and not yet decided

        def flat() -> Iterator[list[Unit]]:
            for group in _together(chunks):
                cut.append((group, [units(chunk) for chunk in group]))
                yield [unit for of_chunk in cut[-1][1] for unit in of_chunk]

        judged = self.scorer.judge_each(flat(), progress and _in_words(chunks, progress))
        return [findings for group in judged for findings in _decided(*cut.popleft(), group)]
