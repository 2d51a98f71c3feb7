"""The fonts that texts are set in: those of the packages, the same on every machine and without a network."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typst import Fonts

FAMILIES = (
    "Noto Sans",
    "Noto Sans Hebrew",
    "Rubik",  # Arabic: text copied out of a PDF that is set in Noto Sans Arabic has letters twice
    "DejaVu Sans Mono",  # arrows and the like, which Noto Emoji draws as buttons
    "Noto Sans Symbols",
    "Noto Emoji",
)
"""In the order in which a letter is looked for; further scripts are found by what they need."""

_FOLDERS = (("manimgx_fonts", ""), ("fontpkg_rubik", "files"))

_SCRIPTS = frozenset(
    "LATIN GREEK CYRILLIC HEBREW ARABIC ARMENIAN BENGALI DEVANAGARI ETHIOPIC GEORGIAN GUJARATI GURMUKHI "
    "KANNADA KHMER LAO MALAYALAM MYANMAR ORIYA SINHALA TAMIL TELUGU THAI MODIFIER".split()
)
"""Scripts that the packages' fonts have, as the names of their letters begin."""


def fonts_for(text: str) -> Fonts:
    """The packages' fonts; those of the system as well where ``text`` has letters that need them."""
    return _fonts(any(_foreign(character) for character in set(text)))


@cache
def _fonts(system: bool) -> Fonts:
    from typst import Fonts

    folders = [str(files(package).joinpath(folder)) for package, folder in _FOLDERS]
    return Fonts(include_system_fonts=system, font_paths=folders)


def _foreign(character: str) -> bool:
    """Whether it is a letter of a script that is not among ``_SCRIPTS``."""
    if character < "\u0370" or not character.isalpha():
        return False
    return unicodedata.name(character, "").partition(" ")[0] not in _SCRIPTS
