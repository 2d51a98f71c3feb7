"""One stage's findings as lanes of items."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from journeydraft.merge.items import Heard, item, sureness
from journeydraft.merge.touchpoints import touchpoints
from journeydraft.model.finding import Kind
from journeydraft.model.journey import Item
from journeydraft.model.proved import Proved
from journeydraft.model.standing import standing
from journeydraft.nlp.capital import capitalised

Findings = list[Proved]

LANE_OF: Mapping[Kind, str] = {
    Kind.action: "actions",
    Kind.thought: "thoughts",
    Kind.question: "thoughts",
    Kind.emotion: "emotions",
    Kind.pain: "pain_points",
    Kind.gain: "gains",
    Kind.need: "needs",
    Kind.opportunity: "opportunities",
    Kind.milestone: "milestones",
}

JOINED = frozenset(LANE_OF) - {Kind.emotion}
"""What is told in words, and joined by what they say; the rest is named."""

MOST: Mapping[str, int] = {"actions": 8, "thoughts": 8, "touchpoints": 8, "channels": 8, "milestones": 5}
"""Items of the lanes that describe rather than judge; what is left out is counted in the blind spots."""

IN_ORDER = ("actions", "milestones")
"""Lanes whose items stand in the order of the telling."""


@dataclass(frozen=True)
class Lane:
    """The items of one lane, best first, with the findings behind each, and how many were left out."""

    items: tuple[Item, ...]
    groups: tuple[Findings, ...]
    left_out: int = 0

    def sureness(self) -> dict[str, float]:
        """How sure the engine is of each item, 0…1, by id."""
        return {one.id: sureness(group) for one, group in zip(self.items, self.groups, strict=True)}


def lanes(found: Sequence[Proved], heard: Heard, named: Callable[[str], str]) -> dict[str, Lane]:
    """All lanes of one stage. ``named`` gives the words for a label or a channel in the map's language."""
    by_lane: dict[str, Findings] = {}
    for one in found:
        by_lane.setdefault(_lane(one), []).append(one)
    return {lane: _lane_items(lane, group, heard, named) for lane, group in by_lane.items()}


def _lane(one: Proved) -> str:
    if one.finding.kind is Kind.touchpoint:
        return "channels" if one.finding.label == "channel" else "touchpoints"
    return LANE_OF[one.finding.kind]


def _lane_items(lane: str, found: Findings, heard: Heard, named: Callable[[str], str]) -> Lane:
    if lane == "emotions":
        groups = _by(found, lambda p: p.finding.label or "")
    elif lane == "channels":
        groups = _by(found, lambda p: p.finding.channel or "")
    elif lane == "touchpoints":
        groups = touchpoints(found)
    else:
        groups = _by(found, _matter)
    made = [(item(group, heard, lane, _label(lane, group, named)), group) for group in groups]
    made = [(_marked(lane, one, group), group) for one, group in made]
    often = lane in {"touchpoints", "channels"}  # of two that as many met, the one that is told of more
    made.sort(
        key=lambda pair: (
            standing(pair[0], sureness(pair[1])),
            -len(pair[1]) if often else 0,
            pair[1][0].ident,
        )
    )
    if lane in IN_ORDER:
        keep = sorted(made[: MOST[lane]], key=lambda pair: _when_told(pair[1]))
        made = keep + made[MOST[lane] :]
    most = MOST.get(lane, len(made))
    kept = distinct(made[:most])
    return Lane(tuple(i for i, _ in kept), tuple(g for _, g in kept), max(0, len(made) - most))


def _by(found: Findings, key: Callable[[Proved], str]) -> list[Findings]:
    groups: dict[str, Findings] = {}
    for one in found:
        groups.setdefault(key(one), []).append(one)
    return list(groups.values())


def _matter(one: Proved) -> str:
    """What it tells of with others; what nobody compared stands alone."""
    return one.ident if one.matter is None else str(one.matter)


def _label(lane: str, group: Findings, named: Callable[[str], str]) -> str | None:
    if lane == "emotions":
        return capitalised(named(group[0].finding.label or ""))
    return capitalised(named(group[0].finding.channel or "")) if lane == "channels" else None


def _marked(lane: str, one: Item, group: Findings) -> Item:
    if lane == "emotions":
        return one.model_copy(update={"label": group[0].finding.label})
    if lane in {"channels", "touchpoints"}:
        return one.model_copy(update={"channel": group[0].finding.channel})
    return one


def _when_told(group: Findings) -> float:
    """Where in the telling a group stands on average, in characters from the start."""
    places = [p.evidence.start or 0 for p in group]
    return sum(places) / len(places)


def distinct(made: Sequence[tuple[Item, Findings]]) -> list[tuple[Item, Findings]]:
    """Ids made unique: two items may have the same words and not be the same."""
    taken: dict[str, int] = {}
    out = []
    for one, group in made:
        number = taken[one.id] = taken.get(one.id, 0) + 1
        out.append((one if number == 1 else one.model_copy(update={"id": f"{one.id}-{number}"}), group))
    return out
