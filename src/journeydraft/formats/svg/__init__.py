"""The map, or its emotion curve alone, as a picture for slides and walls: one SVG file, one way."""

from journeydraft.formats.svg.picture import write_svg

__all__ = ["write_svg"]
