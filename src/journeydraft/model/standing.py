"""The order in which lines deserve attention: by reach, gravity and odds, those to be checked last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from journeydraft.model.finding import Severity
from journeydraft.model.journey import Count, Item, JourneyMap, PainPoints, RankedPain
from journeydraft.model.share import share

GRAVITY: Mapping[Severity, float] = {"low": 1, "medium": 2, "high": 2.5}

SUREST = 0.999
"""Probability beyond which nothing is surer."""


class Pain(NamedTuple):
    """A pain point, the stage where it happened, and its place (from 0) among those of the map."""

    place: int
    stage: str | None
    item: Item


def reach(people: Count | None, authors: Count | None) -> float:
    """0…1: the larger of the shares of participants and of authors of reviews."""
    return max((share(one) for one in (people, authors) if one), default=0.0)


def priority(made: Item, sure: float | None = None) -> float:
    """What is worth attention first: reach × gravity × the odds that the item is what it is taken for.

    ``sure`` is the probability that it is (0…1), where somebody knows it. Odds, because a list is judged by
    its first lines: of two that a few people told, the likelier goes first by far.
    """
    p = 0.5 if sure is None else min(max(sure, 1 - SUREST), SUREST)
    return round(reach(made.participants, made.reviews) * GRAVITY[made.severity or "medium"] * p / (1 - p), 5)


def standing(made: Item, sure: float | None = None) -> tuple[bool, float]:
    """The key by which the lines of a lane are sorted: those to be checked last, else by ``priority``."""
    return made.certainty is not None, -priority(made, sure)


def pains_by_standing(map_: JourneyMap, sureness: Mapping[str, float] | None = None) -> list[Pain]:
    """All pain points of ``map_``, of stages, their steps and none, the worst first.

    ``sureness`` (0…1 by item id) is known of a fresh draft; of a map that was read from a file it is not, and
    equals keep the map's order.
    """
    sure = sureness or {}
    return sorted(_pains(map_), key=lambda pain: standing(pain.item, sure.get(pain.item.id)))


def ranked_pains(map_: JourneyMap, sureness: Mapping[str, float] | None = None) -> PainPoints:
    """``pains_by_standing`` with their ranks and their quotes."""
    ranked = tuple(
        RankedPain(**{k: v for k, v in pain.item if k != "lane"}, rank=rank, stage=pain.stage)
        for rank, pain in enumerate(pains_by_standing(map_, sureness), 1)
    )
    cited = {e for one in ranked for e in (*one.evidence, *one.contradicted_by)}
    return PainPoints(pain_points=ranked, evidence={k: v for k, v in map_.evidence.items() if k in cited})


def _pains(map_: JourneyMap) -> Iterator[Pain]:
    told: list[tuple[str | None, Item]] = [
        (stage.name, item)
        for stage in map_.stages
        for part in (stage, *stage.steps)
        for item in part.pain_points
    ]
    told += [(None, item) for item in map_.unplaced if item.lane == "pain_points"]
    return (Pain(place, stage, item) for place, (stage, item) in enumerate(told))
