"""How life is better at the end, in the words of those who said so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journeydraft.model.journey import Item, Stage
from journeydraft.model.standing import reach

FEWEST, FEWEST_AUTHORS = 2, 3
"""Participants who must share the gain; authors of reviews, where nobody was interviewed."""


def outcome(stages: Sequence[Stage], sureness: Mapping[str, float]) -> Item | None:
    """The gain with the widest reach, of equals the surest, then the latest; None where no gain is sure.

    It is evidence: somebody's words with their quotes. What one person alone gained is no outcome of a
    journey, and what somebody contradicts is not sure.
    """
    gains = [
        (reach(one.participants, one.reviews), sureness.get(one.id, 0.0), place, one)
        for place, stage in enumerate(stages)
        for one in stage.gains
        if _shared(one) and one.certainty is None and not one.contradicted_by
    ]
    return max(gains, key=lambda gain: gain[:3])[3] if gains else None


def _shared(one: Item) -> bool:
    if one.participants and one.participants.of:
        return one.participants.count >= min(FEWEST, one.participants.of)
    return one.reviews is not None and one.reviews.count >= FEWEST_AUTHORS
