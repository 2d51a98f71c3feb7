"""A map against a gold standard: which lines are the same, how many of how many, how far two coders agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from journeydraft.maps import units
from journeydraft.maps.lines import KINDS, Line
from journeydraft.maps.matching import Matched, Pair, Verdicts, match
from journeydraft.maps.meaning import nearness
from journeydraft.maps.metrics import Agreement, Tally
from journeydraft.maps.pairs import Key
from journeydraft.maps.sides import Sides
from journeydraft.maps.touching import touches
from journeydraft.model.finding import Kind
from journeydraft.nlp.meaning import Meaning

NO_CODING = "a list of findings gives examples, and does not say what its author left uncoded"
NO_PLACES = "the coding gives no places, and the sources are not at hand to find its quotes in"

WORTH_A_LOOK = 0.25
"""Cosine from which a line that is no pair is shown beside one that has none."""

GATHERING = (Kind.emotion, Kind.touchpoint)
"""Kinds whose lines gather quotes of everything: that one of them cites a quote says little."""


@dataclass(frozen=True)
class Score:
    """``kinds`` are those that are scored, each with its tally; lines are told by their number in ``ours``
    and ``golds``.

    ``elsewhere`` gives for a gold line those of the map that cite it as another kind, ``nearest`` the one of
    its kind that a person may look at first where none is like it. ``units`` says what ``agreements`` are
    counted over, or why there are none; ``skipped`` counts the map's lines of kinds that are not scored.
    """

    ours: tuple[Line, ...]
    golds: tuple[Line, ...]
    matched: Matched
    verdicts: Verdicts
    kinds: Mapping[Kind, Tally]
    elsewhere: Mapping[int, Sequence[int]]
    nearest: Mapping[int, int]
    agreements: Mapping[Kind, Agreement] = field(default_factory=dict)
    units: str = ""
    unmapped: Mapping[str, int] = field(default_factory=dict)
    skipped: Mapping[Kind, int] = field(default_factory=dict)

    @property
    def total(self) -> Tally:
        """All kinds together."""
        return sum(self.kinds.values(), Tally())

    def rows(self) -> list[tuple[Key, Pair | None]]:
        """By kind that is scored: pairs, pairs that a person denied, then lines without one."""
        found: list[tuple[Key, Pair | None]] = []
        for kind in self.kinds:
            found += [((p.ours, p.gold), p) for p in self.pairs(kind)]
            denied = [(i, j) for i, j in sorted(self.verdicts.no) if self.ours[i].kind is kind]
            found += [((i, j), None) for i, j in denied]
            found += [((None, j), None) for j in self.missed(kind)]
            found += [((i, None), None) for i in self.further(kind)]
        return found

    def pairs(self, kind: Kind) -> list[Pair]:
        """The pairs whose line of the map is of ``kind``."""
        return [pair for pair in self.matched.pairs if self.ours[pair.ours].kind is kind]

    def missed(self, kind: Kind) -> list[int]:
        """Gold lines of ``kind`` in no pair."""
        paired = {pair.gold for pair in self.matched.pairs}
        return [j for j, line in enumerate(self.golds) if line.kind is kind and j not in paired]

    def further(self, kind: Kind) -> list[int]:
        """The map's lines of ``kind`` in no pair."""
        paired = {pair.ours for pair in self.matched.pairs}
        return [i for i, line in enumerate(self.ours) if line.kind is kind and i not in paired]


def score(
    sides: Sides,
    meaning: Meaning | None = None,
    verdicts: Verdicts = Verdicts(),  # noqa: B008  frozen
    kinds: Iterable[Kind] = (),
) -> Score:
    """The score for ``kinds``, or for those that the gold has lines of. Without ``meaning`` only
    evidence, and the very same words, make pairs."""
    ours, golds = sides.ours.lines, sides.gold.lines
    near = nearness(ours, golds, meaning)
    matched = match(touches(ours, golds), near, verdicts)
    wanted = set(kinds) or {line.kind for line in golds}
    scored = [kind for kind in KINDS if kind in wanted]
    agreements, what = _agreements(sides, scored)
    return Score(
        ours,
        golds,
        matched,
        verdicts,
        {kind: tally(kind, ours, golds, matched) for kind in scored},
        _elsewhere(ours, golds),
        _nearest(near, matched),
        agreements,
        what,
        sides.gold.unmapped,
        Counter(line.kind for line in ours if line.kind not in wanted),
    )


def tally(kind: Kind, ours: Sequence[Line], golds: Sequence[Line], matched: Matched) -> Tally:
    """How many lines of ``kind`` there are on either side, are paired, and meet any line of the other."""

    def counted(lines: Sequence[Line], numbers: Iterable[int]) -> int:
        return sum(lines[number].kind is kind for number in set(numbers))

    return Tally(
        counted(ours, range(len(ours))),
        counted(golds, range(len(golds))),
        counted(ours, (pair.ours for pair in matched.pairs)),
        counted(golds, (pair.gold for pair in matched.pairs)),
        counted(ours, (i for i, _ in matched.met)),
        counted(golds, (j for _, j in matched.met)),
    )


def _elsewhere(ours: Sequence[Line], golds: Sequence[Line]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for i, j in touches(ours, golds, across_kinds=True):
        if ours[i].kind not in GATHERING:
            found.setdefault(j, []).append(i)
    return found


def _nearest(near: NDArray[np.float32], matched: Matched) -> dict[int, int]:
    met = {j for _, j in matched.met}
    best = {j: int(near[:, j].argmax()) for j in range(near.shape[1]) if len(near) and j not in met}
    return {j: i for j, i in best.items() if near[i, j] >= WORTH_A_LOOK}


def _agreements(sides: Sides, kinds: Sequence[Kind]) -> tuple[dict[Kind, Agreement], str]:
    """The agreement on each kind and what it is counted over; none, and why, where that makes no sense."""
    gold, sources = sides.gold, sides.reached.found
    if gold.form == "findings":
        return {}, NO_CODING
    if not any(place.span for line in gold.lines for place in line.places):
        return {}, NO_PLACES
    coded = [path for path in gold.sources if path in sides.ours.sources]
    at_hand = bool(coded) and all(path in sources for path in coded)
    over = units.sentences_of(sources, coded) if at_hand else units.stretches_of(coded, sides.ours, gold)
    return {kind: units.agreement(over, sides.ours.lines, gold.lines, kind) for kind in kinds}, over.what
