"""Who went back, and who left: transitions that a participant told in so many words."""

from __future__ import annotations

from collections.abc import Sequence

from journeydraft.merge.items import Heard, people
from journeydraft.model.finding import Move
from journeydraft.model.journey import Count, Transition
from journeydraft.model.proved import Proved

QUOTES = 4


def transitions(found: Sequence[Proved], stages: Sequence[str], heard: Heard) -> tuple[Transition, ...]:
    """Steps back and exits with their counts and quotes, in the order of the stages."""
    groups: dict[tuple[int, int | None, Move], list[Proved]] = {}
    for i, one in enumerate(found):
        if one.stage is None or one.finding.move not in {"back", "exit"}:
            continue
        if one.finding.move == "exit":
            groups.setdefault((one.stage, None, "exit"), []).append(one)
        elif one.stage > 0:
            groups.setdefault((one.stage, _goes_to(found, i), "back"), []).append(one)
    made = [_transition(key, group, stages, heard) for key, group in sorted(groups.items(), key=_order)]
    return tuple(t for t in made if t.participants.count)


def _goes_to(found: Sequence[Proved], i: int) -> int:
    """The earlier stage of the teller's next finding, else the stage before."""
    here = found[i]
    for later in found[i + 1 :]:
        if later.finding.participant != here.finding.participant:
            break
        if later.stage is not None and here.stage is not None and later.stage < here.stage:
            return later.stage
    return (here.stage or 1) - 1


def _order(entry: tuple[tuple[int, int | None, Move], list[Proved]]) -> tuple[int, int]:
    start, end, _ = entry[0]
    return start, -1 if end is None else end


def _transition(
    key: tuple[int, int | None, Move], group: Sequence[Proved], stages: Sequence[str], heard: Heard
) -> Transition:
    start, end, move = key
    who = people(group)
    best = max(group, key=lambda p: (p.finding.clarity, p.ident))
    return Transition(
        from_=stages[start],
        to=None if end is None else stages[end],
        kind=move,
        text=best.finding.text,
        participants=Count(
            count=len(who), of=len(heard.participants), ids=tuple(p for p in heard.participants if p in who)
        ),
        evidence=tuple(dict.fromkeys(p.ident for p in group))[:QUOTES],
    )
