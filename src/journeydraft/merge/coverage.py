"""What share of each participant's speech the findings rest on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journeydraft.model.proved import Proved
from journeydraft.model.source import Source, SourceKind


def coverage(sources: Sequence[Source], found: Iterable[Proved]) -> dict[str, float]:
    """Share of characters (0…1, two decimals) by participant; the authors of reviews are left out."""
    said: dict[str, int] = {}
    for source in sources:
        if source.kind is SourceKind.review:
            continue
        for turn in source.turns:
            if turn.participant and source.is_evidence(turn):
                said[turn.participant] = said.get(turn.participant, 0) + turn.end - turn.start
    used = dict.fromkeys(said, 0)
    for person, start, end in _stretches(found):
        used[person] = used.get(person, 0) + end - start
    return {person: min(1.0, round(used[person] / length, 2)) for person, length in said.items() if length}


def _stretches(found: Iterable[Proved]) -> Iterable[tuple[str, int, int]]:
    """Each stretch of evidence once: participant, start, end."""
    seen = set()
    for one in found:
        shown = one.evidence
        if one.kind is SourceKind.review or shown.start is None or shown.end is None or not shown.participant:
            continue
        if (shown.source, shown.start) not in seen:
            seen.add((shown.source, shown.start))
            yield shown.participant, shown.start, shown.end
