"""Whether people told the stages in the order in which the map shows them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from statistics import fmean, median

from journeydraft.model.journey import OrderAgreement
from journeydraft.model.proved import Proved
from journeydraft.model.source import SourceKind

FEWEST = 3
"""Stages that somebody must have told of; two in the right order would be one toss of a coin."""


def order_agreement(found: Sequence[Proved]) -> OrderAgreement | None:
    """Kendall's τ (Kendall 1938), −1…1, between the order in which each one told the stages and the map's.

    ``found`` are in the order of telling. A stage stands at the middle of its findings. Placing leans to
    the order of telling, so a high τ is weak praise and a low one a strong warning. None without anybody who
    told of three stages.
    """
    places: dict[str, dict[int, list[int]]] = {}
    for place, one in enumerate(found):
        if one.kind is not SourceKind.review and one.finding.participant and one.stage is not None:
            places.setdefault(one.finding.participant, {}).setdefault(one.stage, []).append(place)
    taus = {who: _tau(stages) for who, stages in places.items() if len(stages) >= FEWEST}
    if not taus:
        return None
    return OrderAgreement(
        mean=round(fmean(taus.values()), 2),
        participants=len(taus),
        by_participant={who: round(tau, 2) for who, tau in taus.items()},
    )


def _tau(stages: dict[int, list[int]]) -> float:
    told = [median(stages[stage]) for stage in sorted(stages)]
    pairs = list(combinations(told, 2))
    return sum((later > sooner) - (later < sooner) for sooner, later in pairs) / len(pairs)
