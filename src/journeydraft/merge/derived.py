"""What follows from the evidence and is marked so: opportunities that answer a pain, moments of truth."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from journeydraft.merge.items import SEVERITIES, voices
from journeydraft.model.journey import Item

PER_STAGE = 3
"""Pain points of a stage that an opportunity is inferred for, at most: the first, and shared ones."""


def opportunities(items: Mapping[str, Sequence[Item]], named: Callable[[str], str]) -> tuple[Item, ...]:
    """What participants suggested, then for the gravest pains of the stage what would follow from them.

    An inferred one is put as the question "how might we …" around the pain's own words.
    """
    suggested = tuple(items.get("opportunities", ()))
    inferred = [
        Item(
            id="oppo-" + pain.id.partition("-")[2],
            text=named("how_might_we").format(pain=pain.text),
            basis="inference",
            answers=(pain.id,),
        )
        for place, pain in enumerate(items.get("pain_points", ())[:PER_STAGE])
        if pain.severity != "low" and (place == 0 or voices(pain) > 1)
    ]
    return suggested + tuple(inferred)


def moments(items: Mapping[str, Sequence[Item]]) -> tuple[Item, ...]:
    """Moments of truth: the pain, and the gain, of a stage that most people share (two at least)."""
    found = []
    for lane in ("pain_points", "gains"):
        shared = [i for i in items.get(lane, ()) if voices(i) >= 2]
        if shared:
            best = max(shared, key=lambda i: (voices(i), SEVERITIES.index(i.severity or "low")))
            found.append(
                best.model_copy(update={"id": "mome-" + best.id.partition("-")[2], "contradicted_by": ()})
            )
    return tuple(found)
