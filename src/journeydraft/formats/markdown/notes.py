"""Where the Markdown stands that a person wrote beside the lanes.

A note's place is ``front matter``, ``top`` (above the title) or a JSON Pointer (RFC 6901) into the map: the
note stands after that part. A pointer to a text followed by ``as written`` keeps how a person formatted it
(``**bold**``, a link).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

FRONT_MATTER = "front matter"
TOP = "top"

_AS_WRITTEN = " as written"


def pointer(*parts: str | int) -> str:
    """The JSON Pointer made of ``parts``."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts)


def lane_pointer(column: str, lane: str) -> str:
    """The JSON Pointer to a lane (``own/…`` for own ones) of the column at ``column``."""
    return column + pointer(*lane.split("/", 1))


def as_written(place: str) -> str:
    """The place of a text's own formatting."""
    return place + _AS_WRITTEN


def parent(place: str) -> str:
    """The pointer to what holds ``place``."""
    return place.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class Shown:
    """A note as it is to stand in the file."""

    index: int
    place: str
    markdown: str


def is_formatting(place: str) -> bool:
    """Whether a note at ``place`` keeps a text's formatting rather than a block of its own."""
    return place.endswith(_AS_WRITTEN)


def by_place(notes: Iterable[Shown]) -> dict[str, list[Shown]]:
    """The notes of each place, in their order."""
    places: dict[str, list[Shown]] = defaultdict(list)
    for note in notes:
        places[note.place].append(note)
    return places


def fenced(markdown: str) -> str:
    """``markdown`` as code, for what would be read as a part of the map if it stood there bare."""
    text = "\n".join(_printable(line) for line in markdown.replace("\r", "\n").split("\n"))
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}markdown\n{text}\n{fence}"


def _printable(line: str) -> str:
    return "".join(character for character in line if character >= " " or character == "\t")
