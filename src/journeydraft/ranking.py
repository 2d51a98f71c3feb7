"""The pain points of a map in the order in which they deserve attention."""

from __future__ import annotations

from journeydraft.model.journey import Item, JourneyMap, PainPoints, RankedPain

WEIGHT = {"low": 1, "medium": 2, "high": 3}


def ranked_pains(drafted: JourneyMap) -> PainPoints:
    """All pain points of ``drafted``, placed or not, by reach × severity.

    Among equals those that stand higher in their stage come first: a stage lists the surest at the top.
    """
    stages = [(stage.name, stage.pain_points) for stage in drafted.stages]
    loose = tuple(one for one in drafted.unplaced if one.lane == "pain_points")
    pains = [
        (name, place, one) for name, items in [*stages, (None, loose)] for place, one in enumerate(items)
    ]
    pains.sort(key=lambda p: (-_reach(p[2]) * _weight(p[2]), -_weight(p[2]), p[0] is None, p[1]))
    ranked = tuple(
        RankedPain(**{k: v for k, v in one if k != "lane"}, rank=rank, stage=stage)
        for rank, (stage, _, one) in enumerate(pains, 1)
    )
    cited = {e for one in ranked for e in (*one.evidence, *one.contradicted_by)}
    return PainPoints(pain_points=ranked, evidence={k: v for k, v in drafted.evidence.items() if k in cited})


def _reach(one: Item) -> float:
    """The larger of the shares of participants and of authors of reviews, 0…1."""
    return max((c.count / c.of for c in (one.participants, one.reviews) if c and c.of), default=0.0)


def _weight(one: Item) -> int:
    return WEIGHT[one.severity or "medium"]
