"""From the picture in SVG to PNG."""

from __future__ import annotations

import re

from journeydraft.formats.svg import write_svg
from journeydraft.formats.typesetting import FAMILIES, set_png
from journeydraft.model.journey import JourneyMap

SHARP = 2.0
"""Dots for each pixel: for screens of today, and for a slide that is enlarged."""

LARGEST = 16_000
"""Dots across or down that programs still open; larger pictures get fewer dots for each pixel."""

_SIZE = re.compile(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"')


def write_png(map_: JourneyMap, only_curve: bool = False) -> bytes:
    """``map_`` as a picture, or its stages and emotion curve alone; the same bytes each time."""
    svg = write_svg(map_, only_curve, FAMILIES)
    size = _SIZE.search(svg)
    assert size is not None
    width, height = (float(side) for side in size.groups())
    facts = {"svg": svg, "width": width}
    return set_png("journeydraft.formats.png", facts, min(SHARP, LARGEST / max(width, height)))
