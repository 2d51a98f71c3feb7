"""The pain points of a map in the order in which they deserve attention."""

from __future__ import annotations

from collections.abc import Mapping

from journeydraft.merge.items import standing
from journeydraft.model.journey import JourneyMap, PainPoints, RankedPain


def ranked_pains(drafted: JourneyMap, sureness: Mapping[str, float] | None = None) -> PainPoints:
    """All pain points of ``drafted``, of stages, steps and none, by ``standing``: those to be
    checked last, else reach × severity × odds.

    ``sureness`` (0…1 by item id) is known of a fresh draft; of a map that was read from a file it is not, and
    equals keep the map's order.
    """
    sure = sureness or {}
    pains = [
        (stage.name, one)
        for stage in drafted.stages
        for part in (stage, *stage.steps)
        for one in part.pain_points
    ]
    pains += [(None, one) for one in drafted.unplaced if one.lane == "pain_points"]  # type: ignore[misc]
    pains.sort(key=lambda pair: standing(pair[1], sure.get(pair[1].id)))
    ranked = tuple(
        RankedPain(**{k: v for k, v in one if k != "lane"}, rank=rank, stage=stage)
        for rank, (stage, one) in enumerate(pains, 1)
    )
    cited = {e for one in ranked for e in (*one.evidence, *one.contradicted_by)}
    return PainPoints(pain_points=ranked, evidence={k: v for k, v in drafted.evidence.items() if k in cited})
