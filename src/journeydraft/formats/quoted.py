"""Quotes as people read them: the words, who said them, and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from journeydraft.formats.labels import Labels
from journeydraft.model.journey import Evidence


def cited(ids: Iterable[str], evidence: Mapping[str, Evidence]) -> list[Evidence]:
    """The evidence of ``ids`` that is there."""
    return [evidence[id_] for id_ in dict.fromkeys(ids) if id_ in evidence]


def said(evidence: Evidence, words: Labels) -> str:
    """A quote in quotation marks; a paraphrase without them, and marked as one."""
    if evidence.quote is not None:
        opening, closing = words.quote
        return f"{opening}{evidence.quote}{closing}"
    return f"({words.text('words', 'paraphrase')}) {evidence.paraphrase}" if evidence.paraphrase else ""


def place(evidence: Evidence) -> str:
    """Who said it and where: ``P1, interviews/p01.vtt 00:03:12``."""
    who = evidence.speaker or evidence.participant
    return f"{who}, {where(evidence)}" if who else where(evidence)


def where(evidence: Evidence) -> str:
    """Its source, with the time or else the line."""
    if evidence.time:
        return f"{evidence.source} {evidence.time.partition('.')[0]}"
    return f"{evidence.source}:{evidence.line}" if evidence.line else evidence.source
