"""The map from proved and placed findings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from journeydraft.merge.apart import apart
from journeydraft.merge.blind_spots import blind_spots, stage_items
from journeydraft.merge.contradictions import with_contradictions
from journeydraft.merge.curve import curve
from journeydraft.merge.derived import moments, opportunities
from journeydraft.merge.evidence import identified
from journeydraft.merge.items import Heard, people
from journeydraft.merge.lanes import Lane, lanes
from journeydraft.merge.outcome import outcome
from journeydraft.merge.paths import transitions
from journeydraft.merge.reached import was_there
from journeydraft.merge.rejoin import rejoined
from journeydraft.merge.rewrite import rewritten
from journeydraft.merge.segments import differences
from journeydraft.merge.together import together
from journeydraft.merge.touchpoints import recurring
from journeydraft.model.editing import Joined, Rewrite
from journeydraft.model.finding import When
from journeydraft.model.journey import (
    Count,
    Header,
    Item,
    JourneyMap,
    Provenance,
    Segment,
    Segments,
    Stage,
    StagesUsed,
    Unplaced,
    claims,
)
from journeydraft.model.proved import Proved
from journeydraft.nlp.sameness import Sameness


@dataclass(frozen=True)
class StageHead:
    """What a template says of a stage, in the map's language. ``reached``: who came, if documents tell."""

    id: str
    name: str
    goal: str | None = None
    key_task: str | None = None
    icon: str | None = None
    when: When | None = None
    reached: frozenset[str] | None = None


@dataclass(frozen=True)
class Built:
    """A map, and how sure the engine is of each of its items (0…1, by id), which a map does not say."""

    map: JourneyMap
    sureness: Mapping[str, float]


def build(
    heads: Sequence[StageHead],
    found: Sequence[Proved],
    heard: Heard,
    header: Header,
    provenance: Provenance,
    *,
    named: Callable[[str], str] = str,
    coverage: Mapping[str, float] | None = None,
    dropped: Mapping[str, int] | None = None,
    by: str | None = None,
    sameness: Sameness | None = None,
    rewrites: Sequence[Rewrite] = (),
    joins: Sequence[Joined] = (),
    used: StagesUsed | None = None,
    guided: bool | None = False,
) -> Built:
    """Everything in its place; only the evidence that an item cites is kept. ``by`` names the segments.

    ``used`` says whence the stages come, ``guided`` whether a guide made the order of the telling;
    None where it goes round and round, so that there is no order to compare.

    ``rewrites`` join and word items of the map that the same call makes without them, ``joins`` those of
    several stages of the map that it makes with the rewrites alone.
    """
    found, evidence = identified(apart(together(recurring(found), sameness or Sameness())))
    made = [lanes(group, heard, named) for group in _by_stage(found, len(heads))]
    made[:-1] = [
        rewritten(of, [one for one in rewrites if one.stage == head.id], heard)
        for head, of in zip(heads, made, strict=False)
    ]
    if joins:
        made, moved = rejoined(made, [head.id for head in heads], joins, heard)
        found = [moved.get(id(one), one) for one in found]
    *of_stage, loose = with_contradictions(made)
    stages = tuple(
        _stage(head, group, made, heard, named)
        for head, group, made in zip(heads, _by_stage(found, len(heads)), of_stage, strict=False)
    )
    unplaced = tuple(
        Unplaced(**dict(one), lane=lane)
        for lane in ("pain_points", "gains", "needs", "opportunities")
        for one in loose.get(lane, Lane((), ())).items
    )
    paths = transitions(found, [head.id for head in heads], heard)
    sure = {
        key: value
        for made in (loose, *of_stage)
        for lane in made.values()
        for key, value in lane.sureness().items()
    }
    drafted = JourneyMap(
        header=_with_outcome(header, outcome(stages, sure)),
        stages=stages,
        transitions=paths,
        unplaced=unplaced,
        provenance=provenance,
        segments=_segments(by, heard, stages, unplaced),
        blind_spots=blind_spots(
            stages, unplaced, found, of_stage, heard, coverage or {}, dropped or {}, used, guided
        ),
    )
    cited = _cited(drafted)
    drafted = drafted.model_copy(update={"evidence": {k: v for k, v in evidence.items() if k in cited}})
    return Built(drafted, sure)


def _by_stage(found: Sequence[Proved], stages: int) -> list[list[Proved]]:
    """``found`` by its stage, what is in none last."""
    return [[p for p in found if p.stage == place] for place in (*range(stages), None)]


def _segments(
    by: str | None, heard: Heard, stages: Sequence[Stage], unplaced: Sequence[Unplaced]
) -> Segments:
    return Segments(
        by=by,
        groups=tuple(
            Segment(
                name=group.name,
                participants=tuple(p for p in heard.participants if p in group.participants),
                reviews=len(group.authors),
            )
            for group in heard.groups
        ),
        differences=differences(claims(stages, unplaced)),
    )


def _with_outcome(header: Header, gain: Item | None) -> Header:
    if gain is None or header.outcome is not None:
        return header
    return header.model_copy(update={"outcome": gain.text, "outcome_evidence": gain.evidence})


def every_item(drafted: JourneyMap) -> list[Item]:
    """All items of the stages and the unplaced ones, stage by stage."""
    return [i for s in drafted.stages for i in stage_items(s)] + list(drafted.unplaced)


def _stage(
    head: StageHead,
    found: Sequence[Proved],
    made: Mapping[str, Lane],
    heard: Heard,
    named: Callable[[str], str],
) -> Stage:
    items = {lane: made[lane].items for lane in made}
    items["opportunities"] = opportunities(items, named)
    items["moments"] = moments(items)
    if head.when:
        items["channels"] = tuple(i.model_copy(update={"when": head.when}) for i in items.get("channels", ()))
    reached = people([one for one in found if was_there(one)]) if head.reached is None else head.reached
    return Stage(
        id=head.id,
        name=head.name,
        goal=head.goal,
        key_task=head.key_task,
        icon=head.icon,
        entered=Count(
            count=len(reached),
            of=len(heard.participants),
            ids=tuple(p for p in heard.participants if p in reached),
        )
        if not reached.isdisjoint(heard.participants)
        else None,
        valence=curve(found),
    ).model_copy(update=items)


def _cited(drafted: JourneyMap) -> set[str]:
    cited = {e for one in every_item(drafted) for e in (*one.evidence, *one.contradicted_by)}
    return cited | {e for path in drafted.transitions for e in path.evidence}
