"""Items that an editor joined or worded better: evidence and counts are taken together, nothing is lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from journeydraft.merge.contradictions import MOST as MOST_AGAINST
from journeydraft.merge.items import Heard, item, sureness
from journeydraft.merge.lanes import IN_ORDER, Findings, Lane, distinct
from journeydraft.model.editing import Opposed, Rewrite
from journeydraft.model.finding import Severity
from journeydraft.model.journey import CLAIMS, BlindSpots, Count, Item, JourneyMap, Stage, claims
from journeydraft.model.standing import standing


def rewritten(made: Mapping[str, Lane], rewrites: Sequence[Rewrite], heard: Heard) -> dict[str, Lane]:
    """The lanes of one stage with ``rewrites`` carried out; ids that are not there are ignored."""
    return {name: _lane(name, lane, rewrites, heard) for name, lane in made.items()}


def _lane(name: str, lane: Lane, rewrites: Sequence[Rewrite], heard: Heard) -> Lane:
    groups = {one.id: group for one, group in zip(lane.items, lane.groups, strict=True)}
    kept = {one.id: one for one in lane.items}
    changed = False
    for rewrite in rewrites:
        ids = [i for i in rewrite.items if i in kept]
        if not ids:
            continue
        changed = True
        group: Findings = [proved for i in ids for proved in groups.pop(i)]
        first = kept[ids[0]]
        for i in ids[1:]:
            del kept[i]
        kept[ids[0]] = reworded(first, group, heard, name, rewrite.text, rewrite.severity)
        groups[ids[0]] = group
    if not changed:
        return lane
    pairs = [(one, groups[key]) for key, one in kept.items()]
    if name not in IN_ORDER:
        pairs.sort(key=lambda pair: standing(pair[0], sureness(pair[1])))
    pairs = distinct(pairs)
    return replace(lane, items=tuple(i for i, _ in pairs), groups=tuple(g for _, g in pairs))


def reworded(
    first: Item, group: Findings, heard: Heard, lane: str, text: str, severity: Severity | None
) -> Item:
    """The item that ``group`` is under a new wording; ``first`` is the one whose place it takes."""
    made = item(group, heard, lane, text)
    return made.model_copy(
        update={"severity": severity or made.severity, "label": first.label, "channel": first.channel}
    )


def with_opposed(drafted: JourneyMap, opposed: Sequence[Opposed]) -> JourneyMap:
    """``drafted`` with, beside each claim, the evidence of those that say the opposite, by other people.

    What contradicts is contradicted: both claims say so.
    """
    items = {one.id: one for one in claims(drafted.stages, ())}
    pairs = [(p.item, other) for p in opposed for other in p.against if p.item in items and other in items]
    found: dict[str, tuple[str, ...]] = {}
    for one, other in dict.fromkeys((*pairs, *((b, a) for a, b in pairs))):
        claim = items[one]
        said = {drafted.evidence[e].participant for e in claim.evidence if e in drafted.evidence}
        against = [e for e in items[other].evidence if e in drafted.evidence]
        others = [e for e in against if drafted.evidence[e].participant not in said]
        known = found.get(one, claim.contradicted_by)
        found[one] = tuple(dict.fromkeys((*known, *others)))[:MOST_AGAINST]

    def marked(lane: tuple[Item, ...]) -> tuple[Item, ...]:
        return tuple(
            one.model_copy(update={"contradicted_by": found[one.id]}) if one.id in found else one
            for one in lane
        )

    stages = tuple(
        stage.model_copy(update={lane: marked(getattr(stage, lane)) for lane in CLAIMS})
        for stage in drafted.stages
    )
    return drafted.model_copy(update={"stages": stages, "blind_spots": _recounted(drafted, stages)})


def _recounted(drafted: JourneyMap, stages: Sequence[Stage]) -> BlindSpots:
    """The blind spots with the contradicted claims counted anew."""
    whole = claims(stages, drafted.unplaced)
    contradicted = Count(count=sum(bool(i.contradicted_by) for i in whole), of=len(whole))
    return drafted.blind_spots.model_copy(update={"contradicted": contradicted})
