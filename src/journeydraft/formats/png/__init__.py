"""The picture of the map, or of its curve alone, as a bitmap for what does not take SVG."""

from journeydraft.formats.png.bitmap import write_png

__all__ = ["write_png"]
