"""Paper and bitmaps, set by Typst: one library without anything of the system's, fonts that come with it."""

from journeydraft.formats.typesetting.compiler import PACKAGES, missing, set_pdf, set_png
from journeydraft.formats.typesetting.fonts import FAMILIES

__all__ = ["FAMILIES", "PACKAGES", "missing", "set_pdf", "set_png"]
