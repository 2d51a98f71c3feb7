"""The blind spots as figures and sentences of the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from journeydraft.formats.grid.lines import Bar
from journeydraft.formats.labels import Labels
from journeydraft.formats.markdown.saturation_line import write_saturation
from journeydraft.formats.markdown.signs import write_count, write_number
from journeydraft.model.journey import BlindSpots, Count

Named = tuple[str, Bar]


@dataclass(frozen=True, slots=True)
class Spots:
    """``counts`` are of claims; ``growth`` the outline of the saturation curve on 100 × 40, or None."""

    counts: tuple[Named, ...]
    empty: tuple[str, ...]
    thin: tuple[str, ...]
    saturation: str | None
    growth: str | None
    order: str | None
    coverage: tuple[Named, ...]
    dropped: tuple[tuple[str, int], ...]


def shown_spots(spots: BlindSpots, words: Labels) -> Spots:
    """``spots`` in words."""
    counts = {key: getattr(spots, key) for key in ("single_voice", "contradicted", "unplaced")}
    saturation = spots.saturation
    return Spots(
        counts=tuple(_counts(counts, words)),
        empty=spots.empty_stages,
        thin=spots.thin_stages,
        saturation=write_saturation(saturation.model_dump(exclude_none=True), words) if saturation else None,
        growth=_growth(saturation.curve) if saturation and len(saturation.curve) > 1 else None,
        order=write_number(spots.order.mean, words) if spots.order else None,
        coverage=tuple(
            (who, Bar(round(100 * share, 1), f"{share * 100:.0f} %")) for who, share in spots.coverage.items()
        ),
        dropped=tuple(
            (words.find("dropped", name) or name, number) for name, number in spots.dropped.items()
        ),
    )


def _counts(counts: Mapping[str, Count | None], words: Labels) -> list[Named]:
    return [
        (
            words.text("blind_spots", key),
            Bar(
                round(100 * count.count / count.of, 1),
                write_count({"count": count.count, "of": count.of}, words),
            ),
        )
        for key, count in counts.items()
        if count and count.of
    ]


def _growth(curve: tuple[float, ...]) -> str:
    most = max(*curve, 1)
    step = 100 / (len(curve) - 1)
    return " ".join(f"{index * step:.1f},{40 - 38 * value / most:.1f}" for index, value in enumerate(curve))
