"""Coded stretches as lines: a code that is a kind marks each by itself, one below a kind is a finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from journeydraft.maps.kinds import Codebook
from journeydraft.maps.lines import Coding, Line, Place, identified
from journeydraft.model.finding import Kind


class Stretch(NamedTuple):
    """A code, as the names from the outermost to its own, as people see it, and where it was given."""

    path: tuple[str, ...]
    code: str
    place: Place


def gathered(
    stretches: Iterable[Stretch],
    codes: Codebook,
    sources: Iterable[str] = (),
    sha256s: Mapping[str, str] | None = None,
    notices: Iterable[str] = (),
) -> Coding:
    """The lines of a coding. A stretch that two people coded alike is one line, not two.

    "Pain" on ten stretches makes ten lines; "Pain > Hidden price" on ten makes one with ten places. What is
    no kind is counted by its outermost name, which one setting can map.
    """
    findings: dict[tuple[Kind, str], dict[Place, None]] = {}
    alone: dict[tuple[Kind, Place], None] = {}
    unmapped: Counter[str] = Counter()
    spoken_of = set(sources)
    for stretch in stretches:
        spoken_of |= {stretch.place.source} - {""}
        meant = codes.meant(stretch.path)
        if meant is None:
            unmapped[stretch.path[0] if len(stretch.path) > 1 else stretch.code] += 1
        elif meant.finding is None:
            alone[meant.kind, stretch.place] = None
        else:
            findings.setdefault((meant.kind, meant.finding), {})[stretch.place] = None
    lines = [
        Line(identified(kind, name), kind, name, tuple(places)) for (kind, name), places in findings.items()
    ]
    lines += [Line(identified(kind, repr(place)), kind, place.words, (place,)) for kind, place in alone]
    return Coding(
        "coding", tuple(lines), dict(unmapped), frozenset(spoken_of), dict(sha256s or {}), tuple(notices)
    )
