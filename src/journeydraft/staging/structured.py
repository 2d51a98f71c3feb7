"""Proved findings to the places that the documents tell: headings, and observers' stage directions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from journeydraft.model.proved import Proved
from journeydraft.model.source import Source, SourceKind
from journeydraft.stages.choose import Fit
from journeydraft.stages.marks import Stand
from journeydraft.stages.periods import Periods, periods
from journeydraft.stages.places import Places, places
from journeydraft.stages.study_talk import asks_of_study, opens, tells_of_study
from journeydraft.stages.template import STRUCTURE, StageSpec, StageTemplate, with_ids
from journeydraft.staging.placing import Staged

COVERED = 0.5
"""Share of the findings that must stand below a place."""


def structured(found: Sequence[Proved], sources: Sequence[Source]) -> Staged | None:
    """``found`` in the places of the documents, or the parts of the time that their headings count; None
    where these tell too few, or too little stands there.

    ``best.fit`` is the share of the findings that stand below a place; the others stay unplaced.
    """
    return _staged(found, sources, places) or _staged(found, sources, periods)


def _staged(
    found: Sequence[Proved],
    sources: Sequence[Source],
    told_by: Callable[[Sequence[Stand]], Places | Periods | None],
) -> Staged | None:
    rows = [
        (source, number)
        for source in sources
        if source.kind is not SourceKind.review
        for number, turn in enumerate(source.turns)
        if source.is_evidence(turn)
    ]
    told = told_by([_stand(source, number) for source, number in rows])
    if told is None or not found:
        return None
    at = {(source.path, number): place for (source, number), place in zip(rows, told.at, strict=True)}
    staged = [replace(one, stage=at.get((one.finding.source, one.finding.turn))) for one in found]
    share = sum(one.stage is not None for one in staged) / len(staged)
    if share < COVERED:
        return None
    stages = tuple(with_ids(tuple(StageSpec(name=name) for name in told.names)))
    fit = Fit(StageTemplate(name=STRUCTURE, stages=stages), round(share, 3))
    return Staged(staged, fit, None, told.reached)


def of_study(found: Sequence[Proved], sources: Sequence[Source]) -> list[bool]:
    """Whether each of ``found`` is talk about the study itself: introduction, set-up, thanks."""
    by_path = {source.path: source for source in sources}
    over: dict[tuple[str, int], bool] = {}
    for one in found:
        place = one.finding.source, one.finding.turn
        if place not in over:
            language, heading = one.finding.language, by_path[place[0]].turns[place[1]].heading
            asked = one.finding.question
            over[place] = bool(heading and opens(heading, language)) or bool(
                asked and asks_of_study(asked, language)
            )
    return [
        over[one.finding.source, one.finding.turn] or tells_of_study(one.finding.quote, one.finding.language)
        for one in found
    ]


def _stand(source: Source, number: int) -> Stand:
    turn = source.turns[number]
    return Stand(
        teller=turn.participant or "",
        source=source.path,
        heading=turn.heading,
        where=turn.where,
        language=turn.language or source.language,
    )
