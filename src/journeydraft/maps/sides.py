"""A map and a gold standard in the same terms, before they are compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeydraft.maps.lines import Coding
from journeydraft.maps.placing import Placer
from journeydraft.maps.sources import Names, Reached


@dataclass(frozen=True)
class Sides:
    """Both codings in the same terms, and what is to be said of that."""

    ours: Coding
    gold: Coding
    reached: Reached
    notices: tuple[str, ...] = ()


def same_terms(ours: Coding, gold: Coding, reached: Reached) -> Sides:
    """Both sides with the map's names for files, and offsets in the sources at hand. Lines that only reviews
    are behind are left out where the gold speaks of no reviews: the two are never summed."""
    placer = Placer(Names(ours.sources, ours.sha256), reached.found)
    drafted, wanted = placer.place(ours), placer.place(gold)
    notices = list(wanted.coding.notices)
    if wanted.strange:
        notices.append(f"the map was not drafted from {_listed(wanted.strange)}, which the gold speaks of")
    if reached.missing:
        notices.append(
            f"{len(reached.missing)} of {len(ours.sources)} sources of the map are not at hand "
            f"({_listed(reached.missing)}): quotes are compared with quotes; --sources says where they are"
        )
    for placed, whose in ((drafted, "map"), (wanted, "gold")):
        if placed.lost:
            notices.append(
                f"{placed.lost} of {placed.quotes} quotes of the {whose} are not word for word in the sources"
            )
    lines = drafted.coding.lines
    reviews = {place.source for line in lines if line.reviewed for place in line.places}
    if reviews and not reviews & wanted.coding.sources:
        kept = tuple(line for line in lines if not line.reviewed)
        notices.append(
            f"{len(lines) - len(kept)} lines of the map that only reviews are behind are left out: "
            "the gold speaks of no reviews"
        )
        lines = kept
    ours = Coding(ours.form, lines, sources=ours.sources, sha256=ours.sha256)
    return Sides(ours, wanted.coding, reached, tuple(notices))


def _listed(names: Sequence[str], most: int = 4) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
