"""Findings to proved findings: each claimed quote is looked up in its source, whatever the engine."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from journeydraft.grounding import Match, SourceIndex, Status
from journeydraft.model.finding import Finding
from journeydraft.model.journey import Evidence
from journeydraft.model.proved import Proved
from journeydraft.model.source import Role, Source, Turn


def prove(
    source: Source, findings: Iterable[Finding], dropped: Counter[str], names: bool = False
) -> Iterator[Proved]:
    """The findings whose words stand in the participants' turns of ``source``; the rest are counted.

    ``dropped`` gets the numbers of those ``missing``, and of the ``near`` ones, which are kept as
    paraphrases. A finding counts for who said the words, whatever the engine thinks. With ``names``
    speakers are shown by name instead of by id.
    """
    index: SourceIndex | None = None
    for finding in findings:
        match = _as_claimed(source, finding)
        if match is None:
            index = index or SourceIndex(
                source.text, [(t.start, t.end) for t in source.turns if source.is_evidence(t)]
            )
            match = index.locate(finding.quote, hint=finding.at)
        if match is None or match.status is Status.missing:
            dropped["missing"] += 1
            continue
        if match.status is Status.near:
            dropped["near"] += 1
        turn = _turn_at(source, match.start)
        whose = (
            finding
            if finding.participant == turn.participant
            else replace(finding, participant=turn.participant)
        )
        yield Proved(whose, _evidence(source, turn, match, names), source.kind)


def _as_claimed(source: Source, finding: Finding) -> Match | None:
    """The quick way: the words stand exactly where the engine says, inside a turn that is evidence."""
    if finding.at is None or not 0 <= finding.turn < len(source.turns):
        return None
    turn, end = source.turns[finding.turn], finding.at + len(finding.quote)
    inside = turn.start <= finding.at and end <= turn.end and source.is_evidence(turn)
    if inside and finding.quote and source.text[finding.at : end] == finding.quote:
        return Match(finding.at, end, Status.exact, 1.0)
    return None


def _turn_at(source: Source, offset: int) -> Turn:
    return source.turns[bisect_right(source.turns, offset, key=lambda t: t.start) - 1]


def _evidence(source: Source, turn: Turn, match: Match, names: bool) -> Evidence:
    place = source.place(match.start)
    words = source.text[match.start : match.end]
    near = match.status is Status.near
    return Evidence(
        source=source.path,
        speaker=turn.speaker if names and turn.speaker else turn.participant,
        participant=turn.participant,
        role="participant" if turn.role is Role.participant else "unknown",
        start=match.start,
        end=match.end,
        line=place.line,
        time=place.time,
        quote=None if near else words,
        paraphrase=words if near else None,
        status=match.status.value,  # type: ignore[arg-type]
    )
