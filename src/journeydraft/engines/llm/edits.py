"""What replies mean for the map: numbers become what they stand for, and what does not hold is left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from journeydraft.engines.llm.listing import Line, Numbered
from journeydraft.engines.llm.replies import Consolidated, Contradicted, Framed, Merged, Rejoined, Staged
from journeydraft.model.editing import Framing, Idea, Joined, LaidStage, Layout, Opposed, Rewrite
from journeydraft.model.finding import Severity
from journeydraft.model.journey import Item


def layout_of(reply: Staged, moments: Numbered[str], given: Sequence[str]) -> Layout | None:
    """The stages, ``given`` ones as they are; nothing where the reply makes no journey."""
    proposed = [one for one in reply.stages if one.name.strip()]
    if given:
        by_name = {one.name.casefold(): one for one in proposed}
        stages = [
            LaidStage(name, frozenset(moments.named(by_name[name.casefold()].moments)))
            if name.casefold() in by_name
            else LaidStage(name, frozenset())
            for name in given
        ]
    else:
        distinct = {one.name.casefold(): one for one in proposed}.values()
        stages = [
            LaidStage(one.name, frozenset(moments.named(one.moments)), one.goal or None, one.key_task or None)
            for one in distinct
        ]
    if not any(stage.moments for stage in stages) or (not given and len(stages) < 2):
        return None
    placed = {moment for stage in stages for moment in stage.moments}
    return Layout(tuple(stages), bool(given), reply.journey, frozenset(moments.keys) - placed)


def rewrites_of(
    stage: str, reply: Consolidated, listed: Numbered[str], lanes: Mapping[str, Sequence[Item]]
) -> Iterable[Rewrite]:
    """The changes that hold: known items of one lane, each used once, with words."""
    lane_of = {item.id: lane for lane, items in lanes.items() for item in items}
    used: set[str] = set()
    for change in reply.changes:
        items = [i for i in listed.named(change.items) if i not in used]
        same = tuple(i for i in items if items and lane_of[i] == lane_of[items[0]])
        if same and change.text.strip():
            used.update(same)
            yield Rewrite(stage, same, change.text, _severity(change, lane_of[same[0]]))


def _severity(change: Merged, lane: str) -> Severity | None:
    return change.severity if lane == "pain_points" else None


def framing_of(reply: Framed, listed: Numbered[str]) -> Framing:
    """The words above the map; ideas that answer nothing are left out."""
    return Framing(
        reply.title or None,
        reply.persona or None,
        reply.scenario or None,
        reply.problem or None,
        tuple(g for g in reply.goals if g),
        tuple(e for e in reply.expectations if e),
        reply.outcome or None,
        tuple(
            Idea(idea.text, answers)
            for idea in reply.opportunities
            if idea.text.strip() and (answers := listed.named(idea.answers))
        ),
    )


def joins_of(reply: Rejoined, listed: Numbered[Line]) -> list[Joined]:
    """The joins of two lines or more of one lane, each line used once, with words."""
    used: set[Line] = set()
    joins = []
    for change in reply.joins:
        lines = [one for one in listed.named(change.items) if one not in used]
        same = [one for one in lines if one.lane == lines[0].lane]
        if len(same) > 1 and change.text.strip():
            used.update(same)
            places = tuple((one.stage, one.item) for one in same)
            joins.append(Joined(places, change.text, _severity(change, same[0].lane)))
    return joins


def opposed_of(reply: Contradicted, listed: Numbered[str]) -> list[Opposed]:
    """The contradictions between lines that were sent."""
    return [
        Opposed(listed.keys[pair.item - 1], against)
        for pair in reply.pairs
        if listed.has(pair.item) and (against := listed.named(n for n in pair.against if n != pair.item))
    ]
