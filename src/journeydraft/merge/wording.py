"""Whose words an item is shown in."""

from __future__ import annotations

from collections.abc import Sequence

from journeydraft.model.finding import TERM
from journeydraft.model.proved import Proved
from journeydraft.model.source import SourceKind

SURER = 3
"""How much more it counts for a wording that it is sure than that it is clear: a clear line that is no pain
hides the one that is."""

NAMES = 0.15
"""How much it counts that nothing of the same was told before it in the turn: what is told first names the
thing, what comes after says "it"."""

ASKED = 3
"""Questions for the meaning of words that a line has, each of another participant."""

MARKS = frozenset("?？؟;")
"""What a question ends in; one that was written down without is given the first."""

SPOKEN = 0.2
"""How much it counts that it is not from a review."""


def clearest(group: Sequence[Proved]) -> Proved:
    """The finding whose words to show: of those that all of the group are like, the surest, clearest, first
    in its turn, rather from an interview than from a review."""
    first: dict[tuple[str, int], int] = {}
    for one in group:
        first[_turn(one)] = min(_start(one), first.get(_turn(one), _start(one)))

    def worth(one: Proved) -> float:
        names = first[_turn(one)] == _start(one)
        told = one.kind is not SourceKind.review
        return SURER * one.finding.weight + one.finding.clarity + NAMES * names + SPOKEN * told

    central = [one for one in group if one.central] or list(group)
    return max(central, key=lambda one: (round(worth(one), 3), -len(one.finding.text)))


def worded(best: Proved, group: Sequence[Proved]) -> str:
    """The words of ``best``; where people ask for the meaning of words, also what others of the ``group``
    asked."""
    if best.finding.label != TERM:
        return best.finding.text
    asked = {best.finding.participant: best.finding.text}
    for one in sorted(group, key=lambda one: (-one.finding.weight, -one.finding.clarity)):
        if one.finding.text not in asked.values():
            asked.setdefault(one.finding.participant, one.finding.text)
    shown = list(asked.values())[:ASKED]
    return " ".join(f"{text}?" if MARKS.isdisjoint(text[-2:]) else text for text in shown)


def _turn(one: Proved) -> tuple[str, int]:
    return one.finding.source, one.finding.turn


def _start(one: Proved) -> int:
    return one.evidence.start or 0
