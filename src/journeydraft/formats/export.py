"""A map in any format that there is: those that are read back, and those that are only written."""

from __future__ import annotations

from journeydraft.errors import SettingsError
from journeydraft.formats import FORMATS, in_language, render
from journeydraft.formats.boards import BOARDS
from journeydraft.formats.views import PARTS, SET, VIEWS, Wish
from journeydraft.model.journey import JourneyMap

WRITTEN = (*FORMATS, *VIEWS)
"""All endings that are known, ``.md`` first."""


def export(map_: JourneyMap, suffix: str, lang: str | None = None, wish: Wish | None = None) -> str | bytes:
    """``map_`` in the format of ``suffix``, its headings in ``lang`` (else in the map's language).

    Text or bytes, as the format needs. With the sources that ``wish`` brings, pages show quotes in context.
    SettingsError if the format or the language is not known, or as ``check_part`` and ``check_board``.
    """
    ending, wish = suffix.lower(), wish or Wish()
    if ending not in WRITTEN:
        raise SettingsError(f"no map format ends in {suffix!r}", hint=f"expected one of {', '.join(WRITTEN)}")
    check_part(ending, wish.only)
    check_board(ending, wish.board)
    view = VIEWS.get(ending)
    return view(in_language(map_, lang), wish) if view else render(map_, ending, lang)


def check_part(suffix: str, only: str | None) -> None:
    """SettingsError if the part ``only`` of a map cannot be had alone in the format of ``suffix``, or if what
    the format needs is not installed.
    """
    if only is not None and suffix.lower() not in PARTS.get(only, ()):
        known = "; ".join(f"--only {part} goes with {', '.join(found)}" for part, found in PARTS.items())
        raise SettingsError(f"there is no {only} alone in {suffix}", hint=known)
    if suffix.lower() in SET:
        _check_installed(suffix.lower())


def _check_installed(suffix: str) -> None:
    from journeydraft.formats.typesetting import PACKAGES, missing

    if absent := missing():
        raise SettingsError(
            f"{suffix} files need packages that are not installed: {', '.join(absent)}", hint=PACKAGES
        )


def check_board(suffix: str, board: str | None) -> None:
    """SettingsError if ``board`` is none that is known, or takes no files of ``suffix``."""
    if board is None:
        return
    if board not in BOARDS:
        raise SettingsError(f"no board is called {board!r}", hint=f"choose one of {', '.join(BOARDS)}")
    if suffix.lower() != ".csv":
        raise SettingsError(f"{board} takes no {suffix} files", hint="end the name in .csv")
