"""What follows from the evidence and is marked so: opportunities that answer a pain, moments of truth."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from journeydraft.merge.items import SEVERITIES, voices
from journeydraft.model.journey import Item

PER_STAGE = 2
"""Opportunities inferred for a stage, at most."""

SHARED_BY = 2
"""Participants, or authors of reviews, from which a pain is worth a question of its own unless it is low."""


def opportunities(items: Mapping[str, Sequence[Item]], named: Callable[[str], str]) -> tuple[Item, ...]:
    """What participants suggested, then for the pains that weigh most what would follow from them.

    An inferred one asks "how might we …" around the pain's own words, for pains that several told or that
    stopped somebody; for the others it would only say them again.
    """
    suggested = tuple(items.get("opportunities", ()))
    inferred = [
        Item(
            id="oppo-" + pain.id.partition("-")[2],
            text=named("how_might_we").format(pain=pain.text.rstrip(".!… ")),
            basis="inference",
            answers=(pain.id,),
        )
        for pain in items.get("pain_points", ())
        if pain.certainty is None
        and (pain.severity == "high" or (pain.severity != "low" and voices(pain) >= SHARED_BY))
    ]
    return suggested + tuple(inferred[:PER_STAGE])


def moments(items: Mapping[str, Sequence[Item]]) -> tuple[Item, ...]:
    """Moments of truth: the pain, and the gain, of a stage that most people share.

    Two at least, and none that hardly mattered or is to be checked.
    """
    found = []
    for lane in ("pain_points", "gains"):
        shared = [
            i for i in items.get(lane, ()) if voices(i) >= 2 and i.severity != "low" and i.certainty is None
        ]
        if shared:
            best = max(shared, key=lambda i: (voices(i), SEVERITIES.index(i.severity or "low")))
            found.append(
                best.model_copy(update={"id": "mome-" + best.id.partition("-")[2], "contradicted_by": ()})
            )
    return tuple(found)
