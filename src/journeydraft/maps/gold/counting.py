"""What a program counted positions in: they differ on line ends and on characters beyond 16 bits.

REFI-QDA says code points of the text in the package; some programs count line ends as two characters where
the file has one, or the other way round, or count UTF-16 units. A selection's name mostly begins as its text
does, which tells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

Cut = Callable[[int, int], str]

_TOLD = 12
"""Characters of a name that are compared."""


class Selection(NamedTuple):
    """Positions of a coded stretch, and the name that the program gave it."""

    start: int
    end: int
    name: str


def cutter(text: str, selections: Iterable[Selection]) -> Cut:
    """What gives the words between two positions of ``text`` so that they fit the names of most
    ``selections``; code points of the text as it is where their names tell nothing."""
    told = [selection for selection in selections if len(_bare(selection.name)) > 2]
    ways = _ways(text)
    if not told:
        return ways[0]
    return max(ways, key=lambda cut: sum(_fits(cut, selection) for selection in told))


def _ways(text: str) -> Sequence[Cut]:
    short = text.replace("\r\n", "\n")
    long = short.replace("\n", "\r\n")
    units = text.encode("utf-16-le", "surrogatepass")
    return (
        lambda start, end: text[start:end],
        lambda start, end: short[start:end],
        lambda start, end: long[start:end],
        lambda start, end: units[2 * start : 2 * end].decode("utf-16-le", "replace"),
    )


def _fits(cut: Cut, selection: Selection) -> int:
    """2 where the words begin as the name does, 1 where they do behind white space, else 0."""
    words, name = cut(selection.start, selection.end), _bare(selection.name)[:_TOLD]
    if not _bare(words).startswith(name):
        return 0
    return 1 if words[0].isspace() else 2


def _bare(text: str) -> str:
    return " ".join(text.split()).rstrip(".…").casefold()
