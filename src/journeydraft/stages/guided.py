"""Whether a guide or a questionnaire, rather than the people, made the order in which things were told."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from journeydraft.model.proved import Proved
from journeydraft.model.source import Source, SourceKind
from journeydraft.stages.rounds import rounds

MOST = 0.5
"""Share of what was told from which the guide's order is the order told."""

FEWEST = 4
"""Words of a sentence that is the same to several people by no chance."""

_STOP = re.compile(r"[.!?\n]")
_WORD = re.compile(r"\w+")


def guided(found: Sequence[Proved]) -> bool:
    """Whether most of ``found`` answers a question, and most of these one that others were asked in the same
    words, in a sentence of it at least."""
    told = [one for one in found if one.kind is not SourceKind.review]
    asked: defaultdict[str, set[str]] = defaultdict(set)
    sentences = [list(_sentences(one.finding.question or "")) for one in told]
    for one, of in zip(told, sentences, strict=True):
        for sentence in of:
            asked[sentence].add(one.finding.participant or "")
    led = [any(len(asked[sentence]) > 1 for sentence in of) for of in sentences if of]
    return len(led) > MOST * len(told) and sum(led) > MOST * len(led)


def in_rounds(found: Sequence[Proved], sources: Sequence[Source]) -> bool:
    """Whether most of ``found`` stands in the rounds of a questionnaire: one order, again and again."""
    of = {source.path: rounds(source) for source in sources}
    return sum(one.finding.turn in of.get(one.finding.source, {}) for one in found) > MOST * len(found)


def _sentences(question: str) -> Iterator[str]:
    for sentence in _STOP.split(question):
        words = _WORD.findall(sentence.casefold())
        if len(words) >= FEWEST:
            yield " ".join(words)
