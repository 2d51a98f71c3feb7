"""Text in lines of a given width, where nothing can measure it: widths by character, on the safe side."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from journeydraft.formats.one_line import cut
from journeydraft.formats.xml_text import legal

NARROW = frozenset("iljtfrI.,:;!|'’‘()[]{} -")
WIDE = frozenset("mwMWшщжюыфмШЩЖЮЫФМ@%—…")

_USUAL = re.compile("[ -~\u00a1-\u167f\u2010-\u2027\u2030-\u205e]*")
"""Text in which nothing is to be left out but spare spaces."""

TURNING = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Marks that turn the writing around, for ``str.translate``."""


def printable(text: str) -> str:
    """``text`` on one line, without what XML cannot hold and without marks that turn the writing around."""
    if _USUAL.fullmatch(text) and "  " not in text:
        return text.strip()
    return " ".join(legal(text.translate(TURNING)).split())


def shortened(text: str, most: int = 200) -> str:
    """``text`` as ``printable`` gives it, in at most ``most`` characters; never empty."""
    return cut(printable(text[: 4 * most]), most) or "…"


def width(text: str) -> float:
    """About how wide ``text`` is, in ems of a usual sans-serif."""
    return sum(_width(character) for character in text)


def wrapped(text: str, ems: float, most: int) -> tuple[str, ...]:
    """``text`` in at most ``most`` lines of ``ems``; an ellipsis where it does not fit."""
    lines: list[str] = []
    room = int(ems * most * 4) + 8  # more characters than these lines can hold are not looked at
    for word in _pieces(printable(text[: room * 2])[:room].split(), ems):
        if lines and width(f"{lines[-1]} {word}") <= ems:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
        if len(lines) > most:
            return (*lines[: most - 1], _shortened(lines[most - 1], ems))
    return tuple(lines)


def _pieces(words: list[str], ems: float) -> Iterator[str]:
    """The words, those wider than a line in parts."""
    for word in words:
        part = ""
        for character in word:
            if part and width(part + character) > ems:
                yield part
                part = ""
            part += character
        yield part


def _shortened(line: str, ems: float) -> str:
    while line and width(f"{line}…") > ems:
        line = line[:-1]
    return f"{line.rstrip()}…"


def _width(character: str) -> float:
    if character in NARROW:
        return 0.34
    if character in WIDE:
        return 0.9
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.05
    return 0.7 if character.isupper() else 0.59
