"""The order of a stage's lanes: the usual one, unless a person has put them otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journeydraft.model.journey import LANES


def usual_order(own: Iterable[str]) -> list[str]:
    """The lanes in the order in which a draft shows them, those with the names ``own`` at the end."""
    return [*LANES, "metrics", *(f"own/{name}" for name in own)]


def in_order(usual: Sequence[str], wanted: Iterable[str]) -> list[str]:
    """All of ``usual``: those in ``wanted`` as they stand there, others after their usual neighbour.

    Own lanes have no usual place but their order: their neighbour is one that was not moved either.
    """
    moved = [lane for lane in dict.fromkeys(wanted) if lane in usual]
    found = list(moved)
    for index, lane in enumerate(usual):
        if lane not in found:
            own = lane.startswith("own/")
            before = next((near for near in reversed(usual[:index]) if not own or near not in moved), None)
            found.insert(found.index(before) + 1 if before is not None else 0, lane)
    return found
