"""A chunk as units: sentences or clauses that each may carry one point, with the cues in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from journeydraft.model.finding import Chunk, Said
from journeydraft.model.source import SourceKind
from journeydraft.nlp.lexicon import Cue, lexicon
from journeydraft.nlp.sentences import Span, sentences

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


OPENING_QUOTES, CLOSING_QUOTES = "\"“„«‘'", "\"”“»’'"

UNSPACED = re.compile("[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u4e00-\u9fff]")
"""Thai, Lao, Khmer, kana, Chinese characters."""


LINE_END = re.compile("\n")


@dataclass(frozen=True, eq=False)
class Unit:
    """Tokens ``first`` to ``last`` (exclusive) of a turn's document; ``start`` … ``end`` in the source.

    ``cues`` are those that lie wholly inside, ``heard`` those of the whole turn. ``sentence`` is the span
    of the sentence that it stands in, ``before`` that of the sentence before it in the same turn; neither
    reaches over words that the participant did not say.
    """

    doc: Doc
    first: int
    last: int
    start: int
    end: int
    language: str
    cues: tuple[Cue, ...]
    said: Said
    question: str | None
    kind: SourceKind
    heard: tuple[Cue, ...]
    sentence: Span
    before: Span | None = None

    @cached_property
    def text(self) -> str:
        """The words as they stand in the source."""
        return str(self.doc[self.first : self.last].text)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its tokens as they are written."""
        return tuple(token.text for token in self.doc[self.first : self.last])

    @cached_property
    def is_quoted(self) -> bool:
        """Whether all of it stands in quotation marks: read out, not the participant's own words."""
        text = self.text.rstrip(" .,;")
        return len(text) > 1 and text[0] in OPENING_QUOTES and text[-1] in CLOSING_QUOTES

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of its cues."""
        return frozenset(cue.name for cue in self.cues)

    @cached_property
    def length(self) -> int:
        """Words, without punctuation; where a script has no spaces, about as many as it would have."""
        return length_of(self.doc[self.first : self.last])

    @cached_property
    def content(self) -> int:
        """Words that are no function words."""
        tokens = [
            t for t in self.doc[self.first : self.last] if not t.is_stop and any(map(str.isalpha, t.text))
        ]
        return len(tokens) + _run_together(tokens)

    def has(self, *names: str) -> bool:
        """Whether any cue is one of ``names``; a name with a final dot stands for its whole table."""
        return any(
            n in self.names or (n[-1] == "." and any(c.startswith(n) for c in self.names)) for n in names
        )


def length_of(tokens: Iterable[Token]) -> int:
    """Words among ``tokens``; where a script has no spaces, about as many as it would have."""
    words = [t for t in tokens if not t.is_punct and not t.is_space]
    return len(words) + _run_together(words)


def _run_together(tokens: Sequence[Token]) -> int:
    """Words hidden in tokens of scripts without spaces, two characters a word."""
    return sum(len(t) // 2 for t in tokens if len(t) > 3 and UNSPACED.search(t.text))


def units(chunk: Chunk) -> list[Unit]:
    """The units of a chunk in the order of the text."""
    return [unit for said in chunk.said for unit in _of_turn(chunk, said)]


def _of_turn(chunk: Chunk, said: Said) -> Iterator[Unit]:
    turn = said.turn
    language = turn.language or chunk.source.language or "xx"
    words = lexicon(language)
    text = chunk.source.said(turn)
    doc = words.nlp.make_doc(text)
    cues = tuple(words.cues(doc))
    asides = [(a - turn.start, b - turn.start) for a, b in turn.asides]
    breaks = [*asides, *((found.start(), found.end()) for found in LINE_END.finditer(text))]
    before: Span | None = None
    for sentence, cuts in groupby(sentences(doc, cues), key=lambda cut: cut.sentence):
        start, end = _without_asides(doc, sentence, asides)
        whole = (start, end) if start < end and not _interrupted(doc, (start, end), breaks) else None
        if before and (whole is None or _interrupted(doc, (before[0], end), breaks)):
            before = None
        for span, _ in cuts:
            first, last = _without_asides(doc, span, asides)
            if last <= first:
                continue
            yield Unit(
                doc,
                first,
                last,
                turn.start + doc[first].idx,
                turn.start + doc[last - 1].idx + len(doc[last - 1].text),
                language,
                tuple(c for c in cues if first <= c.start and c.end <= last),
                said,
                said.question,
                chunk.source.kind,
                cues,
                whole or (first, last),
                before,
            )
        before = whole


def _interrupted(doc: Doc, span: Span, breaks: Sequence[Span]) -> bool:
    """Whether one of ``breaks``, ends of lines and others' words, stands among the tokens of ``span``."""
    if not breaks:
        return False
    start, end = doc[span[0]].idx, doc[span[1] - 1].idx + 1
    return any(a < end and start < b for a, b in breaks)


def _without_asides(doc: Doc, span: Span, asides: Sequence[Span]) -> Span:
    """Takes off what nobody said at either end; what stands in the middle stays in the quote."""
    first, last = span

    def aside(i: int) -> bool:
        return any(a <= doc[i].idx < b for a, b in asides)

    if not asides:
        return first, last
    while first < last and (aside(first) or doc[first].is_space):
        first += 1
    while last > first and (aside(last - 1) or doc[last - 1].is_space):
        last -= 1
    return first, last
