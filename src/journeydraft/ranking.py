"""The pain points of a map in the order in which they deserve attention."""

from __future__ import annotations

from collections.abc import Mapping

from journeydraft.model.journey import Item, JourneyMap, PainPoints, RankedPain

WEIGHT = {"low": 1, "medium": 2, "high": 2.5}


def ranked_pains(drafted: JourneyMap, sureness: Mapping[str, float] | None = None) -> PainPoints:
    """All pain points of ``drafted``, placed or not, by reach × severity × how sure the engine is (squared).

    ``sureness`` (0…1 by item id) is known of a fresh draft; of a map that was read from a file it is not, and
    equals keep the map's order.
    """
    sure = sureness or {}
    pains = [(stage.name, one) for stage in drafted.stages for one in stage.pain_points]
    pains += [(None, one) for one in drafted.unplaced if one.lane == "pain_points"]  # type: ignore[misc]
    pains.sort(
        key=lambda pair: -round(_reach(pair[1]) * _weight(pair[1]) * sure.get(pair[1].id, 1.0) ** 2, 5)
    )
    ranked = tuple(
        RankedPain(**{k: v for k, v in one if k != "lane"}, rank=rank, stage=stage)
        for rank, (stage, one) in enumerate(pains, 1)
    )
    cited = {e for one in ranked for e in (*one.evidence, *one.contradicted_by)}
    return PainPoints(pain_points=ranked, evidence={k: v for k, v in drafted.evidence.items() if k in cited})


def _reach(one: Item) -> float:
    """The larger of the shares of participants and of authors of reviews, 0…1."""
    return max((c.count / c.of for c in (one.participants, one.reviews) if c and c.of), default=0.0)


def _weight(one: Item) -> float:
    return WEIGHT[one.severity or "medium"]
