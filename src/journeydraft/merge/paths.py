"""Who went on, who went back, and who left: transitions that a participant told in so many words."""

from __future__ import annotations

from collections.abc import Sequence

from journeydraft.merge.items import Heard, authors, people
from journeydraft.model.finding import Kind, Move
from journeydraft.model.journey import Count, Transition
from journeydraft.model.proved import Proved

QUOTES = 4

SAYS_HOW = frozenset(
    {Kind.pain, Kind.gain, Kind.need, Kind.action, Kind.milestone, Kind.thought, Kind.question}
)
"""Kinds whose wording tells what happened; a feeling or a touchpoint is one word."""


def transitions(found: Sequence[Proved], stages: Sequence[str], heard: Heard) -> tuple[Transition, ...]:
    """Milestones passed, steps back and exits with their counts and quotes, in the order of the stages.

    ``found`` are in the order of telling.
    """
    groups: dict[tuple[int, int | None, Move], list[Proved]] = {}
    for i, one in enumerate(found):
        move = _move(one)
        if one.stage is None or move is None:
            continue
        end = None if move == "exit" else _goes_to(found, i, move)
        if move == "exit" or end is not None:
            groups.setdefault((one.stage, end, move), []).append(one)
    return tuple(_transition(key, group, stages, heard) for key, group in sorted(groups.items(), key=_order))


def _move(one: Proved) -> Move | None:
    if one.finding.move in {"back", "exit"}:
        return one.finding.move
    return "forward" if one.finding.kind is Kind.milestone else None


def _goes_to(found: Sequence[Proved], i: int, move: Move) -> int | None:
    """The stage, on the side where ``move`` leads, that the same teller tells of next.

    Back: the stage before where none is told. Forward: None, for reaching a milestone is not yet going on.
    """
    here, at = found[i], found[i].stage or 0
    for row in range(i + 1, len(found)):
        later = found[row]
        if (later.finding.participant, later.finding.source) != (
            here.finding.participant,
            here.finding.source,
        ):
            break
        if later.stage is not None and (later.stage < at if move == "back" else later.stage > at):
            return later.stage
    return at - 1 if move == "back" and at else None


def _order(entry: tuple[tuple[int, int | None, Move], list[Proved]]) -> tuple[int, int]:
    start, end, _ = entry[0]
    return start, -1 if end is None else end


def _transition(
    key: tuple[int, int | None, Move], group: Sequence[Proved], stages: Sequence[str], heard: Heard
) -> Transition:
    start, end, move = key
    who, wrote = people(group), authors(group)
    best = max(group, key=lambda p: (p.finding.kind in SAYS_HOW, p.finding.clarity, p.ident))
    return Transition(
        from_=stages[start],
        to=None if end is None else stages[end],
        kind=move,
        text=best.finding.text if best.finding.kind in SAYS_HOW else best.finding.quote,
        participants=Count(
            count=len(who), of=len(heard.participants), ids=tuple(p for p in heard.participants if p in who)
        ),
        reviews=Count(count=len(wrote), of=len(heard.authors)) if wrote else None,
        evidence=tuple(dict.fromkeys(p.ident for p in group))[:QUOTES],
    )
