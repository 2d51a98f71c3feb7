"""The opportunities of a map, and what each is worth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from journeydraft.maps.rows import Row, rows
from journeydraft.model.finding import Severity
from journeydraft.model.journey import Count, Item, JourneyMap
from journeydraft.model.standing import GRAVITY, reach
from journeydraft.nlp.language import language_of
from journeydraft.nlp.stems import stems, telling
from journeydraft.planning.effort import divisors

ANSWERED = ("pain_points", "needs")
"""Lanes whose lines an opportunity may answer."""


@dataclass(frozen=True)
class Planned:
    """An opportunity with what it answers, who told of that, and what it is worth.

    ``score`` is reach (0…1) × gravity ÷ effort; ``reach`` the larger share of participants or of authors.
    """

    rank: int
    row: Row
    answers: tuple[Item, ...]
    participants: Count | None
    reviews: Count | None
    severity: Severity | None
    doubtful: bool
    divisor: float | None
    score: float

    @property
    def reach(self) -> float:
        """0…1; 0 where nobody is known to have told of it."""
        return reach(self.participants, self.reviews)


@dataclass(frozen=True)
class Plan:
    """The opportunities of ``map``, the worthiest first."""

    map: JourneyMap
    planned: tuple[Planned, ...]


def plan(map_: JourneyMap) -> Plan:
    """The plan of ``map_``: what answers only lines that are to be checked goes last."""
    listed = [row for row in rows(map_) if row.lane == "opportunities" and row.item.text.strip()]
    efforts = divisors([row.item.effort for row in listed])
    links = _Links(map_)
    made = [_planned(row, links.of(row), divisor) for row, divisor in zip(listed, efforts, strict=True)]
    made.sort(key=lambda one: (one.doubtful, -one.score))
    return Plan(map_, tuple(replace(one, rank=number) for number, one in enumerate(made, 1)))


def _planned(row: Row, answers: Sequence[Item], divisor: float | None) -> Planned:
    told = [*answers, row.item]
    people, authors = _together([i.participants for i in told]), _together([i.reviews for i in told])
    severities = [one.severity for one in answers if one.severity]
    severity = max(severities, key=lambda one: GRAVITY[one], default=None)
    worth = reach(people, authors) * GRAVITY[severity or "medium"] / (divisor or 1.0)
    doubtful = bool(answers) and all(one.certainty == "doubtful" for one in answers)
    return Planned(0, row, tuple(answers), people, authors, severity, doubtful, divisor, round(worth, 4))


def _together(counts: Iterable[Count | None]) -> Count | None:
    """Everybody who told of any of it: by name where the counts name them, else the largest count."""
    found = [count for count in counts if count is not None and count.of]
    if not found:
        return None
    largest = max(found, key=lambda count: count.count / count.of)
    named = dict.fromkeys(id_ for count in found for id_ in count.ids)
    return Count(count=max(largest.count, len(named)), of=largest.of, ids=tuple(named))


class _Links:
    """Which lines an opportunity answers: by id, by its words, or as the only ones in its stage."""

    def __init__(self, map_: JourneyMap) -> None:
        every = [row for row in rows(map_) if row.lane in ANSWERED and row.item.text.strip()]
        self._by_id = {row.item.id: row.item for row in every if row.item.id}
        self._of_stage = [(row.stage.name if row.stage else None, row.item) for row in every]

    def of(self, row: Row) -> list[Item]:
        """What ``row`` answers; nothing where that cannot be told."""
        known = [self._by_id[id_] for id_ in row.item.answers if id_ in self._by_id]
        if known:
            return known
        stage = row.stage.name if row.stage else None
        here = [item for name, item in self._of_stage if name == stage]
        if len(here) == 1 and not row.item.evidence:
            return here
        words = telling([_words(item.text) for item in (*here, row.item)])
        return [item for item, own in zip(here, words, strict=False) if own & words[-1]]


def _words(text: str) -> frozenset[str]:
    return stems(text, language_of([text]))
