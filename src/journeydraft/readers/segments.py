"""Which segment people belong to: a column of a table, or a line above a transcript."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from journeydraft.model.source import Source, SourceKind
from journeydraft.readers.columns import plain

_FIELD = re.compile(r"[\s>*_#-]{0,6}(?P<key>[^:：\n]{1,60})[:：][*_]{0,3}\s*(?P<value>\S.{0,80})")
_HEAD = 60
"""Lines of a file among which its head is."""


def with_segment(source: Source, by: str) -> Source:
    """``source`` with the segment that a line ``by: value`` above the talk tells, on turns of evidence."""
    value = next(
        (told for line in source.ignored if line.line <= _HEAD and (told := _value(line.text, by))), None
    )
    if value is None or source.kind is SourceKind.review:
        return source
    turns = (
        replace(turn, attributes={**turn.attributes, "segment": value}) if source.is_evidence(turn) else turn
        for turn in source.turns
    )
    return replace(source, turns=tuple(turns))


def segment_of(sources: Iterable[Source], reviews: bool) -> dict[str, str]:
    """The segment of each participant (or author, with ``reviews``) who has one: the first that is told.

    Spellings that differ in case and blanks alone are one, as first met.
    """
    known: dict[str, str] = {}
    found: dict[str, str] = {}
    for source in sources:
        for turn in source.turns if (source.kind is SourceKind.review) == reviews else ():
            value = " ".join(turn.attributes.get("segment", "").split())
            if value and turn.participant and source.is_evidence(turn):
                found.setdefault(turn.participant, known.setdefault(value.casefold(), value))
    return found


def _value(line: str, by: str) -> str | None:
    match = _FIELD.fullmatch(line.strip())
    if not match or plain(match["key"]) != plain(by):
        return None
    return match["value"].strip("\"'*_ \t") or None
