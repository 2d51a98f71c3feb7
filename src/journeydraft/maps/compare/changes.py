"""What changed from one map to another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from journeydraft.maps.compare.pairing import Paired, Side, paired, sides
from journeydraft.maps.compare.shares import Change, change_of
from journeydraft.maps.lines import Line
from journeydraft.maps.matching import By, Pair, Verdicts
from journeydraft.maps.pairs import Key
from journeydraft.maps.rows import Row
from journeydraft.model.journey import EmotionCurve, JourneyMap, Stage
from journeydraft.nlp.meaning import Meaning

Kind = Literal["appeared", "went", "grew", "shrank", "same", "perhaps"]

FELT = 0.5
"""Difference of valence (−2…2) from which a line or a stage feels otherwise."""


@dataclass(frozen=True)
class LineChange:
    """A line in the old map, in the new one, or in both; ``by`` says how it was recognised, ``score`` 0…1 how
    surely. ``people`` and ``reviews`` are its counts where both maps have them.

    ``perhaps`` are two lines, one of each map, that a person should look at: the same, or one went and the
    other appeared."""

    kind: Kind
    lane: str
    old: Row | None = None
    new: Row | None = None
    by: By | None = None
    score: float | None = None
    people: Change | None = None
    reviews: Change | None = None

    @property
    def counted(self) -> Change | None:
        """The change that says whether it grew: of people, or of reviews where nobody else tells of it."""
        return self.people if self.people and self.people.way else self.reviews or self.people

    @property
    def felt(self) -> float | None:
        """How much better (above 0) or worse it feels, where that is clear."""
        old, new = (row.item.valence if row else None for row in (self.old, self.new))
        return _felt(old, new)

    @property
    def alone(self) -> bool:
        """Whether one person tells of it in one map, and nobody in the other: no change to speak of."""
        item = self.row.item
        told = [count.count for count in (item.participants, item.reviews) if count]
        return self.counted is None and sum(told) == 1

    @property
    def row(self) -> Row:
        """The line as the newer map has it."""
        row = self.new or self.old
        assert row is not None
        return row


@dataclass(frozen=True)
class StageChange:
    """A stage in the old map, in the new one, or in both."""

    old: Stage | None = None
    new: Stage | None = None

    @property
    def felt(self) -> float | None:
        """How much better (above 0) or worse its mood is, where that is clear."""
        curves: list[EmotionCurve | None] = [one.valence if one else None for one in (self.old, self.new)]
        old, new = (curve.mean if curve else None for curve in curves)
        return _felt(old, new)

    @property
    def reached(self) -> Change | None:
        """How many reached it."""
        if self.old is None or self.new is None:
            return None
        return change_of(self.old.entered, self.new.entered)

    @property
    def renamed(self) -> bool:
        """Whether it is there in both under different names."""
        return bool(self.old and self.new and self.old.name != self.new.name)


@dataclass(frozen=True)
class Comparison:
    """Two maps, and all that changed, in the order of the newer one; what went stands last."""

    old: JourneyMap
    new: JourneyMap
    stages: tuple[StageChange, ...]
    lines: tuple[LineChange, ...]
    paired: Paired

    def of(self, kind: Kind, lane: str | None = None) -> list[LineChange]:
        """The lines that changed so, those that most people tell first; of ``perhaps`` the likest first."""
        found = [one for one in self.lines if one.kind == kind and lane in (None, one.lane)]
        if kind == "perhaps":
            return sorted(found, key=lambda one: -(one.score or 0))
        return sorted(found, key=lambda one: -_weight(one))

    @property
    def small(self) -> bool:
        """Whether one of the samples of people is small."""
        return any(one.people is not None and one.people.small for one in self.lines)

    def table(self) -> list[tuple[Key, Pair | None]]:
        """Every pair, those that a person should look at, then the lines of either map without one."""
        both = self.paired
        known = sorted([*both.pairs, *both.perhaps], key=lambda pair: (pair.by == "perhaps", pair.ours))
        ours, news = {pair.ours for pair in known}, {pair.gold for pair in known}
        return [
            *(((pair.ours, pair.gold), pair) for pair in known),
            *(((i, None), None) for i in range(len(both.old.lines)) if i not in ours),
            *(((None, j), None) for j in range(len(both.new.lines)) if j not in news),
        ]


def compare(
    old: JourneyMap,
    new: JourneyMap,
    meaning: Meaning | None = None,
    said: Callable[[Sequence[Line], Sequence[Line]], Verdicts] = lambda _old, _new: Verdicts(),
) -> Comparison:
    """What changed from ``old`` to ``new``; ``meaning`` recognises lines in other words.

    ``said`` gives what a person said of pairs of the two maps' lines.
    """
    before, after = sides(old, new)
    both = paired(before, after, meaning, said(before.lines, after.lines))
    return Comparison(old, new, tuple(_stages(both)), tuple(_lines(both)), both)


def _stages(both: Paired) -> Iterator[StageChange]:
    partner = {new: old for old, new in both.stages.items()}
    for number, stage in enumerate(both.new.map.stages):
        at = partner.get(number)
        yield StageChange(None if at is None else both.old.map.stages[at], stage)
    for number, stage in enumerate(both.old.map.stages):
        if number not in both.stages:
            yield StageChange(stage, None)


def _lines(both: Paired) -> Iterator[LineChange]:
    partner = {pair.gold: pair for pair in (*both.pairs, *both.perhaps)}
    for number, new in enumerate(both.new.rows):
        pair = partner.get(number)
        if pair is None:
            yield LineChange("appeared", new.lane, None, new)
            continue
        old = both.old.rows[pair.ours]
        people = change_of(old.item.participants, new.item.participants)
        reviews = change_of(old.item.reviews, new.item.reviews)
        kind: Kind = "perhaps" if pair.by == "perhaps" else _way(people, reviews)
        yield LineChange(kind, new.lane, old, new, pair.by, pair.score, people, reviews)
    yield from _gone(both.old, {pair.ours for pair in (*both.pairs, *both.perhaps)})


def _gone(old: Side, found: set[int]) -> Iterator[LineChange]:
    for number, row in enumerate(old.rows):
        if number not in found:
            yield LineChange("went", row.lane, row)


def _way(people: Change | None, reviews: Change | None) -> Kind:
    way = (people.way if people else 0) or (reviews.way if reviews else 0)
    return "grew" if way > 0 else "shrank" if way < 0 else "same"


def _felt(old: float | None, new: float | None) -> float | None:
    if old is None or new is None or abs(new - old) < FELT:
        return None
    return round(new - old, 2)


def _weight(one: LineChange) -> float:
    if one.counted is not None:
        return abs(one.counted.difference)
    counts = (one.row.item.participants, one.row.item.reviews)
    return max((count.count / count.of for count in counts if count and count.of), default=0.0)
