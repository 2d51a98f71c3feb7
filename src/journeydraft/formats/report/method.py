"""How the map was made and from whom: what a reader needs to judge it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from journeydraft.formats.grid.spots import Spots, shown_spots
from journeydraft.formats.labels import Labels
from journeydraft.formats.markdown.escape import plain
from journeydraft.formats.markdown.segment_signs import write_segments
from journeydraft.formats.markdown.stages_line import write_stages_used
from journeydraft.formats.report.texts import Text, text, texts
from journeydraft.formats.sample import KINDS, sample_line
from journeydraft.model.journey import JourneyMap

FOUND = ("exact", "normalised", "near")
"""How a quote was found in its source; others were not looked for by the program."""


def method(map_: JourneyMap, words: Labels) -> dict[str, Any]:
    """Sentences on the method, the quotes by how they were found, the sources."""
    return {
        "sample": text(sample_line(map_, words)),
        "facts": [{"name": name, "said": said} for name, said in _facts(map_, words) if said],
        "quotes": _quotes(map_, words),
        "rules": [words.text("report", key) for key in ("draft", "counts", "order")],
        "sources": [
            {
                "path": text(one.path),
                "kind": words.counted("sample", KINDS[one.kind], 1) if one.kind in KINDS else one.kind,
                "language": one.language or "",
            }
            for one in map_.provenance.sources
        ],
    }


def blind_spots(map_: JourneyMap, words: Labels) -> dict[str, Any]:
    """What the map does not know: figures, and lists with their names."""
    spots = shown_spots(map_.blind_spots, words)
    return {
        "counts": [{"name": name, "text": bar.text, "percent": bar.percent} for name, bar in spots.counts],
        "lists": [{"name": name, "said": said} for name, said in _lists(map_, spots, words) if said],
        "coverage": [
            {"name": text(who), "text": bar.text, "percent": bar.percent} for who, bar in spots.coverage
        ],
        "coverage_name": words.text("blind_spots", "coverage"),
    }


def _lists(map_: JourneyMap, spots: Spots, words: Labels) -> list[tuple[str, list[Text]]]:
    named: dict[str, tuple[str, ...]] = {
        "empty_stages": spots.empty,
        "thin_stages": spots.thin,
        "saturation": (spots.saturation or "",),
        "order": (spots.order or "",),
        "dropped": tuple(f"{name}: {number}" for name, number in spots.dropped),
        "disagreements": map_.blind_spots.disagreements,
    }
    return [(words.text("blind_spots", key), texts(said)) for key, said in named.items()]


def _facts(map_: JourneyMap, words: Labels) -> list[tuple[str, list[Text]]]:
    made = map_.provenance
    used = map_.blind_spots.stages
    stages = plain(write_stages_used(used.model_dump(exclude_none=True), words)) if used else None
    program = words.text("page", "drafted").format(version=made.version or "").strip()
    engine = " · ".join(part for part in (program, made.engine, made.model, made.date) if part)
    return [
        (words.text("blind_spots", "stages"), texts((stages or "",))),
        (words.text("sections", "segments"), texts(tuple(_segments(map_, words)))),
        (words.text("report", "program"), texts((engine,))),
    ]


def _segments(map_: JourneyMap, words: Labels) -> Iterator[str]:
    for group in map_.segments.groups:
        reviews = (
            f"{group.reviews} {words.counted('sample', 'reviews', group.reviews)}" if group.reviews else ""
        )
        yield f"{group.name}: {', '.join(filter(None, (*group.participants, reviews)))}"
    for one in map_.segments.differences:
        yield f"{one.text}: {' · '.join(write_segments(one.model_dump(exclude_none=True), words))}"
    if map_.segments.differences:
        yield words.text("segments", "caveat")


def _quotes(map_: JourneyMap, words: Labels) -> list[str]:
    found = Counter(one.status if one.status in FOUND else "unchecked" for one in map_.evidence.values())
    return [f"{words.text('report', key)}: {found[key]}" for key in (*FOUND, "unchecked") if found[key]]
