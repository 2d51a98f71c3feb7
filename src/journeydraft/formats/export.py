"""A map in any format that there is: those that are read back, and those that are only written."""

from __future__ import annotations

from collections.abc import Sequence

from journeydraft.errors import SettingsError
from journeydraft.formats import FORMATS, in_language, render
from journeydraft.formats.boards import BOARDS
from journeydraft.formats.views import PARTS, TYPESET, VIEWS, Wish
from journeydraft.model.journey import JourneyMap
from journeydraft.model.source import Source

WRITTEN = (*FORMATS, *VIEWS)
"""All endings that are known, ``.md`` first."""


def export(map_: JourneyMap, suffix: str, lang: str | None = None, wish: Wish | None = None) -> str | bytes:
    """``map_`` in the format of ``suffix``, its headings in ``lang`` (else in the map's language).

    Text or bytes, as the format needs. With the sources that ``wish`` brings, pages show quotes in context.
    SettingsError if the format or the language is not known, or as ``check_wish``.
    """
    ending, wish = suffix.lower(), wish or Wish()
    if ending not in WRITTEN:
        raise SettingsError(f"no map format ends in {suffix!r}", hint=f"expected one of {', '.join(WRITTEN)}")
    check_wish(ending, wish.only, wish.board)
    view = VIEWS.get(ending)
    return view(in_language(map_, lang), wish) if view else render(map_, ending, lang)


def check_wish(suffix: str, only: str | None = None, board: str | None = None) -> None:
    """SettingsError where the format of ``suffix`` cannot be had so: if the part ``only`` of a map is not to
    be had alone in it, if ``board`` is none that is known or takes no such files, or if packages that the
    format needs are not installed.
    """
    ending = suffix.lower()
    if only is not None and ending not in PARTS.get(only, ()):
        known = "; ".join(f"--only {part} goes with {', '.join(found)}" for part, found in PARTS.items())
        raise SettingsError(f"there is no {only} alone in {suffix}", hint=known)
    if board is not None and board not in BOARDS:
        raise SettingsError(f"no board is called {board!r}", hint=f"choose one of {', '.join(BOARDS)}")
    if board is not None and ending != ".csv":
        raise SettingsError(f"{board} takes no {suffix} files", hint="end the name in .csv")
    if ending in TYPESET:
        _check_installed(ending)


def lacking(map_: JourneyMap, suffix: str, sources: Sequence[Source]) -> tuple[str, ...]:
    """What a coded project of ``map_`` does not have at its place, for people; nothing of other formats."""
    if suffix.lower() != ".qdpx":
        return ()
    from journeydraft.formats.refi import lacks

    return tuple(lacks(map_, sources))


def _check_installed(suffix: str) -> None:
    from journeydraft.formats.typesetting import PACKAGES, missing

    if absent := missing():
        raise SettingsError(
            f"{suffix} files need packages that are not installed: {', '.join(absent)}", hint=PACKAGES
        )
