"""Items that an editor joined or worded better: evidence and counts are taken together, nothing is lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from journeydraft.merge.contradictions import MOST as MOST_AGAINST
from journeydraft.merge.items import Heard, item, standing, sureness
from journeydraft.merge.lanes import Group, Lane, distinct
from journeydraft.model.editing import Opposed, Rewrite
from journeydraft.model.journey import Item, JourneyMap

IN_ORDER = ("actions", "milestones")
"""Lanes whose items stand in the order of the telling."""


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
        group: Group = [proved for i in ids for proved in groups.pop(i)]
        first = kept[ids[0]]
        for i in ids[1:]:
            del kept[i]
        made = item(group, heard, name, rewrite.text)
        kept[ids[0]] = made.model_copy(
            update={
                "severity": rewrite.severity or made.severity,
                "label": first.label,
                "channel": first.channel,
            }
        )
        groups[ids[0]] = group
    if not changed:
        return lane
    pairs = [(one, groups[key]) for key, one in kept.items()]
    if name not in IN_ORDER:
        pairs.sort(key=lambda pair: standing(pair[0], sureness(pair[1])))
    pairs = distinct(pairs)
    return replace(lane, items=tuple(i for i, _ in pairs), groups=tuple(g for _, g in pairs))


def with_opposed(drafted: JourneyMap, opposed: Sequence[Opposed]) -> JourneyMap:
    """``drafted`` with, beside each claim, the evidence of those that say the opposite, by other people."""
    items = {
        one.id: one for stage in drafted.stages for one in (*stage.pain_points, *stage.needs, *stage.gains)
    }
    found: dict[str, tuple[str, ...]] = {}
    for pair in opposed:
        if (claim := items.get(pair.item)) is None:
            continue
        said = {drafted.evidence[e].participant for e in claim.evidence if e in drafted.evidence}
        against = [e for i in pair.against if i in items for e in items[i].evidence]
        others = [e for e in against if e in drafted.evidence and drafted.evidence[e].participant not in said]
        found[claim.id] = tuple(dict.fromkeys((*claim.contradicted_by, *others)))[:MOST_AGAINST]

    def marked(lane: tuple[Item, ...]) -> tuple[Item, ...]:
        return tuple(
            one.model_copy(update={"contradicted_by": found[one.id]}) if one.id in found else one
            for one in lane
        )

    stages = tuple(
        stage.model_copy(
            update={lane: marked(getattr(stage, lane)) for lane in ("pain_points", "needs", "gains")}
        )
        for stage in drafted.stages
    )
    return drafted.model_copy(update={"stages": stages})
