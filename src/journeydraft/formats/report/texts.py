"""Texts as the report sets them: on one line, harmless, with the way that they run."""

from __future__ import annotations

import re

from journeydraft.formats.drawing.wrapping import printable
from journeydraft.formats.sample import runs

Text = dict[str, str]

LONGEST = 1_500
"""Characters of a quote on paper; the source has the rest."""

_ENDLESS = re.compile(r"\S{28,}")
_PIECE = 14
_BREAK = "\u200b"
"""A place where a line may end, without a width."""


def text(said: str | None) -> Text | None:
    """``said`` and its direction (``d``); None for nothing. Endless words break, endless texts end."""
    shown = printable((said or "")[: 2 * LONGEST])
    if not shown:
        return None
    if len(shown) > LONGEST:
        shown = f"{shown[:LONGEST]}…"
    return {"t": _ENDLESS.sub(_broken, shown), "d": runs(shown) or "ltr"}


def texts(said: tuple[str, ...]) -> list[Text]:
    """Each of ``said`` that says something."""
    return [one for one in map(text, said) if one]


def _broken(found: re.Match[str]) -> str:
    word = found[0]
    return _BREAK.join(word[start : start + _PIECE] for start in range(0, len(word), _PIECE))
