"""The last draft, the researcher's map and the new draft become one map: the table of docs/map-format.md."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from journeydraft.maps.rows import with_items
from journeydraft.maps.update.align import Names
from journeydraft.maps.update.decisions import Decisions
from journeydraft.maps.update.frame import (
    merged_blind_spots,
    merged_evidence,
    merged_header,
    merged_paths,
    merged_provenance,
    merged_segments,
)
from journeydraft.maps.update.hands import Hands
from journeydraft.maps.update.homes import Homes
from journeydraft.maps.update.matched import match
from journeydraft.maps.update.remembered import remembered
from journeydraft.maps.update.report import Renumbered, Report, Told
from journeydraft.maps.update.stages import Frame, merged_stages, new_column
from journeydraft.model.journey import JourneyMap, Stage
from journeydraft.model.revision import Revision


@dataclass(frozen=True, slots=True)
class Updated:
    """The researcher's map revised, what the next update needs as the last draft, and what was done."""

    revision: Revision
    base: JourneyMap
    report: Report


def three_way(
    mine: JourneyMap, base: JourneyMap | None, theirs: JourneyMap, taken: Collection[str] = ()
) -> Updated:
    """``mine`` brought up to date with the new draft ``theirs``; ``base`` is the draft that it was made of.

    Without ``base`` nothing is taken away and no words change. ``taken`` are labels of the researcher's own
    footnotes. Sources must have the same paths in all three maps.
    """
    names = Names(taken)
    mine = names.named(mine, same_ids=False)
    base = names.named(base, same_ids=True) if base else None
    theirs = names.named(theirs, same_ids=False)
    known = _sources(mine) if base is None else None
    return _merged(mine, base or mine, theirs, known)


def _merged(mine: JourneyMap, base: JourneyMap, theirs: JourneyMap, known: frozenset[str] | None) -> Updated:
    """``known``: the last draft is not, and these are the sources that the researcher's map knows."""
    careful = known is not None
    matched = match(mine, base, theirs)
    decided = Decisions(matched, Hands(mine.notes), theirs.evidence, known)
    decided.make()
    frame = merged_stages(mine, base, theirs, matched.columns, matched.homes_of_new, careful)
    places = decided.lists.places(frame.columns)
    became_of = _stages_now(theirs, frame, matched.homes_of_new)
    ids = {stage.id: now.id for stage, now in became_of if stage.id}
    paths, were = merged_paths(mine, base, theirs, ids, known)
    origins = {place: entry.origin for entry, place in places.items() if entry.origin is not None}
    origins |= {place: was for was, place in frame.columns.items() if was.startswith("/")}
    origins |= {f"/transitions/{new}": f"/transitions/{old}" for new, old in were.items()}
    map_ = mine.model_copy(
        update={
            "header": merged_header(mine, base, theirs, careful),
            "stages": frame.stages,
            "transitions": tuple(paths),
            "blind_spots": merged_blind_spots(mine, base, theirs, became_of),
            "segments": merged_segments(mine, base, theirs),
            "evidence": merged_evidence(mine, base, theirs),
            "provenance": merged_provenance(mine, theirs),
        }
    )
    told = [
        Told(became, item.text, places.get(entry) if entry else None, quotes)
        for became, item, entry, quotes in decided.told
    ]
    dropped = range(len(matched.old)) if careful else decided.dropped
    return Updated(
        Revision(with_items(map_, decided.lists.items(frame.columns)), origins),
        remembered(base, theirs, matched, dropped),
        Report(told, _renumbered(base, theirs)),
    )


def _sources(map_: JourneyMap) -> frozenset[str]:
    cited = {entry.source for entry in map_.evidence.values()}
    return frozenset(cited | {source.path for source in map_.provenance.sources})


def _stages_now(theirs: JourneyMap, frame: Frame, homes: Homes) -> list[tuple[Stage, Stage]]:
    """The stages of the new draft, each with what it is in the new map; without those that were deleted."""
    found: list[tuple[Stage, Stage]] = []
    for at, stage in enumerate(theirs.stages):
        here = f"/stages/{at}"
        place = frame.columns.get(homes.columns.get(here, new_column(here)))
        if place and place.count("/") == 2:
            found.append((stage, frame.stages[int(place.rpartition("/")[2])]))
    return found


def _renumbered(base: JourneyMap, theirs: JourneyMap) -> list[Renumbered]:
    """Who goes by another id in the new draft, as a file was added that is named after theirs."""
    both = ((then, theirs.evidence[id_]) for id_, then in base.evidence.items() if id_ in theirs.evidence)
    found = (
        Renumbered(now.source, then.participant, now.participant)
        for then, now in both
        if then.participant and now.participant and then.source == now.source
    )
    return [one for one in dict.fromkeys(found) if one.before != one.now]
