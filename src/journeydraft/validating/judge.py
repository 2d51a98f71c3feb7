"""The verdict on one assumption: who says the like, who says the opposite."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from journeydraft.model.finding import Kind
from journeydraft.model.journey import Item, Verdict
from journeydraft.model.proved import Proved
from journeydraft.nlp.meaning import Meaning
from journeydraft.validating.nearness import Assumed, nearness

NEAR = 0.25
"""Nearness from which something speaks to an assumption: chosen on the three studies of ``bench/quality``."""

SURE = 0.37
"""Nearness from which a verdict is not marked as to be checked."""

AHEAD = 0.05
"""By how much what supports an assumption must be nearer than what contradicts it: a team assumes what it
hopes, and a quote of the opposite often has fewer words of it."""

FELT = 0.5
"""Valence (−2…2) at or beyond which something that is neither a pain nor a gain speaks for one of them."""

KIND_OF: Mapping[str, Kind] = {
    "pain_points": Kind.pain,
    "gains": Kind.gain,
    "needs": Kind.need,
    "actions": Kind.action,
    "thoughts": Kind.thought,
    "touchpoints": Kind.touchpoint,
    "milestones": Kind.milestone,
}
"""Lanes whose lines are judged by what they say, with the kind that they would be."""

NAMED: Mapping[str, str] = {"emotions": "label", "channels": "channel"}
"""Lanes whose lines are judged by what they name."""

WISHES = frozenset({Kind.need, Kind.opportunity})


@dataclass(frozen=True)
class Judged:
    """``verdict`` with the findings that support and contradict, the nearest first.

    ``doubtful``: none of them is very near.
    """

    verdict: Verdict
    support: tuple[Proved, ...] = ()
    against: tuple[Proved, ...] = ()
    doubtful: bool = False


@dataclass(frozen=True)
class Judgement:
    """The judged lines by their number; ``spoken_to`` are numbers of findings that speak to any of them."""

    judged: Mapping[int, Judged]
    spoken_to: frozenset[int] = field(default_factory=frozenset)


def judge(lines: Sequence[tuple[str, Item]], found: Sequence[Proved], meaning: Meaning) -> Judgement:
    """The verdicts on ``lines`` (each with its lane) by what was ``found``; other lanes have none."""
    worded = [n for n, (lane, item) in enumerate(lines) if lane in KIND_OF and item.text.strip()]
    assumed = [Assumed(lines[n][1].text, KIND_OF[lines[n][0]]) for n in worded]
    near = nearness(assumed, found, meaning)
    judged = {n: _worded(KIND_OF[lines[n][0]], row, found) for n, row in zip(worded, near, strict=True)}
    for n, (lane, item) in enumerate(lines):
        if lane in NAMED and getattr(item, NAMED[lane]):
            judged[n] = _named(NAMED[lane], str(getattr(item, NAMED[lane])), found)
    touched = np.flatnonzero((near >= NEAR).any(axis=0)) if len(near) else np.zeros(0, int)
    return Judgement(judged, frozenset(int(row) for row in touched))


def _worded(kind: Kind, near: NDArray[np.float32], found: Sequence[Proved]) -> Judged:
    ranked = [int(row) for row in np.argsort(-near, kind="stable") if near[row] >= NEAR]
    support = [row for row in ranked if _speaks(kind, found[row]) > 0]
    against = [row for row in ranked if _speaks(kind, found[row]) < 0]
    best, worst = (max((float(near[row]) for row in rows), default=0.0) for rows in (support, against))
    if not support and not against:
        return Judged("no_evidence")
    verdict: Verdict = "supported" if best >= worst + AHEAD or not against else "contradicted"
    decisive = best if verdict == "supported" else worst
    said, opposed = (tuple(found[row] for row in _sure(rows, near)) for rows in (support, against))
    return Judged(verdict, said, opposed, decisive < SURE)


def _sure(rows: Sequence[int], near: NDArray[np.float32]) -> Sequence[int]:
    """Those of ``rows`` (the nearest first) that are very near; else the nearest alone, to be checked."""
    return [row for row in rows if near[row] >= SURE] or rows[:1]


def _speaks(kind: Kind, one: Proved) -> int:
    """1 where a finding speaks for something of ``kind``, −1 where against it, 0 for neither.

    Pains and gains gainsay each other; a need is met by whoever lacks it, and gainsaid by nobody.
    """
    if kind not in (Kind.pain, Kind.gain, Kind.need):
        return 1
    told = _felt(one)
    if kind is Kind.need:
        return int(one.finding.kind in WISHES or told < 0)
    wanted = -1 if kind is Kind.pain else 1
    if kind is Kind.pain and one.finding.kind is Kind.need:
        return 1
    return told * wanted


def _felt(one: Proved) -> int:
    """1 for what is told as good, −1 as bad, 0 for a wish and what nobody felt about."""
    kind, valence = one.finding.kind, one.finding.valence or 0.0
    if kind in WISHES:
        return 0
    if kind in (Kind.pain, Kind.gain):
        return -1 if kind is Kind.pain else 1
    return -1 if valence <= -FELT else 1 if valence >= FELT else 0


def _named(key: str, name: str, found: Sequence[Proved]) -> Judged:
    """An emotion that somebody voiced, a channel that somebody used; others than named contradict nothing."""
    said = tuple(
        sorted((p for p in found if getattr(p.finding, key) == name), key=lambda p: -p.finding.weight)
    )
    return Judged("supported", said) if said else Judged("no_evidence")
