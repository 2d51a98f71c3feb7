"""What the draft does not know: what is empty, thin, contradicted or loose, and what was not used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journeydraft.merge.items import Heard, voices
from journeydraft.merge.lanes import Lane
from journeydraft.merge.order import order_agreement
from journeydraft.merge.saturation import saturation
from journeydraft.model.journey import (
    LANES,
    BlindSpots,
    Count,
    Item,
    Stage,
    StagesUsed,
    Unplaced,
    claims,
)
from journeydraft.model.proved import Proved


def blind_spots(
    stages: Sequence[Stage],
    unplaced: Sequence[Unplaced],
    found: Sequence[Proved],
    of_stage: Sequence[Mapping[str, Lane]],
    heard: Heard,
    coverage: Mapping[str, float],
    dropped: Mapping[str, int],
    used: StagesUsed | None = None,
    guided: bool | None = False,
) -> BlindSpots:
    """``of_stage``: the stages' lanes with the findings behind them; ``found`` in the order of telling."""
    whole, loose = claims(stages, unplaced), claims((), unplaced)
    left_out = sum(lane.left_out for made in of_stage for lane in made.values())
    order = None if guided is None else order_agreement(found)
    return BlindSpots(
        stages=used,
        empty_stages=tuple(s.name for s in stages if not stage_items(s)),
        thin_stages=tuple(s.name for s in stages if len(heard.participants) > 1 and _is_thin(s)),
        single_voice=Count(count=sum(voices(i) == 1 for i in whole), of=len(whole)),
        contradicted=Count(count=sum(bool(i.contradicted_by) for i in whole), of=len(whole)),
        unplaced=Count(count=len(loose), of=len(whole)),
        saturation=saturation(_voices_of_pains(stages, unplaced), len(heard.participants)),
        order=order.model_copy(update={"guided": guided}) if order else None,
        coverage=dict(coverage),
        dropped={**dropped, **({"left_out": left_out} if left_out else {})},
    )


def stage_items(stage: Stage) -> list[Item]:
    """All items of a stage, lane by lane."""
    return [one for lane in LANES for one in getattr(stage, lane)]


def _is_thin(stage: Stage) -> bool:
    """Whether one participant alone, and no review, speaks of ``stage``."""
    items = stage_items(stage)
    reviewed = any(i.reviews and i.reviews.count for i in items)
    told = {who for i in items if i.participants for who in i.participants.ids}
    return len(told) == 1 and not reviewed


def _voices_of_pains(stages: Sequence[Stage], unplaced: Sequence[Unplaced]) -> list[int]:
    """By how many participants of interviews and notes each pain point was told; reviews stand apart."""
    pains: list[Item] = [i for s in stages for i in s.pain_points]
    pains += [i for i in unplaced if i.lane == "pain_points"]
    return [i.participants.count for i in pains if i.participants]
