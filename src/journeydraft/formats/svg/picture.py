"""The picture: from a map to SVG."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from journeydraft.formats.drawing.curve import drawn_curve
from journeydraft.formats.drawing.paths import drawn_paths
from journeydraft.formats.drawing.wrapping import printable, wrapped
from journeydraft.formats.grid.heads import heads
from journeydraft.formats.grid.records import Records
from journeydraft.formats.grid.rows import rows
from journeydraft.formats.icons import icon, icon_names
from journeydraft.formats.labels import labels
from journeydraft.formats.markdown.signs import write_counts, write_number
from journeydraft.formats.sample import direction, sample_line
from journeydraft.formats.svg.layout import (
    ARCS,
    COLUMN,
    CURVE,
    LANES,
    MARGIN,
    Picture,
    lay_curve,
    lay_heads,
    lay_row,
    lay_title,
    placed,
)
from journeydraft.model.journey import JourneyMap

SANS = ("system-ui", "Segoe UI", "Roboto", "Noto Sans", "Helvetica Neue", "Arial", "sans-serif")
"""Fonts, as whoever shows the picture has them."""


def write_svg(
    map_: JourneyMap, only_curve: bool = False, fonts: Sequence[str] = SANS, part: range | None = None
) -> str:
    """``map_`` as a picture, or its stages and emotion curve alone; text stays text, nothing is fetched.

    Texts ask for the first of ``fonts`` that has their letters. A ``part`` of the stages, to be set among
    other things, has neither title nor ground nor margins.
    """
    since = part.start if part else 0
    stages = map_.stages[since : part.stop] if part else map_.stages
    map_ = map_.model_copy(update={"stages": stages})
    words = labels(map_.provenance.language)
    grid = rows(map_, words, Records(map_, words))
    picture = Picture(len(map_.stages), direction(map_) == "rtl")
    curve = drawn_curve(map_.stages)
    paths = drawn_paths(map_.transitions, [stage.id or stage.name for stage in map_.stages])
    if part is None:
        lay_title(picture, map_.header.title, sample_line(map_, words))
    lay_heads(picture, heads(map_.stages, words, grid), paths, since)
    if curve.runs:
        lay_curve(picture, words.text("page", "curve"))
    by_key = {row.key: row for row in grid}
    for key in () if only_curve else LANES:
        if key in by_key:
            lay_row(picture, by_key[key])
    facts: dict[str, Any] = {
        "picture": picture,
        "fonts": Markup(", ".join(f'"{name}"' if " " in name else name for name in fonts)),  # noqa: S704 - ours
        "bare": part is not None,
        "curve": curve,
        "paths": paths,
        "lang": words.code,
        "title": printable(map_.header.title),
        "number": lambda value: picture.isolated(write_number(value, words, "+")),
        "counts": lambda one: picture.isolated(
            write_counts(one.model_dump(include={"participants", "reviews"}, exclude_none=True), words)
        ),
        "moment": lambda text: wrapped(text, COLUMN * 0.44 / 12, 3),
        "placed": lambda dots: placed(picture, dots),
        "icon": lambda name: icon(name) if name in icon_names() else None,
        "margin": MARGIN,
        "arcs": ARCS,
        "curve_height": CURVE,
    }
    return _template().render(facts)


@cache
def _template() -> Template:
    text = files("journeydraft.formats.svg").joinpath("assets", "picture.svg.jinja").read_text("utf-8")
    return Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    ).from_string(text)
