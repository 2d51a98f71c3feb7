"""Where the parts of a map stand in a Markdown file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from journeydraft.formats.markdown.block import Block
from journeydraft.formats.markdown.signs import REFERENCE

_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")


class Place(NamedTuple):
    """The lines ``[first, last)`` of a part, counted from 0; its own words end before ``head``.

    The lines from ``head`` on stand inside it: what is nested in an item.
    """

    first: int
    last: int
    head: int

    @property
    def line(self) -> int:
        """The line as people count, from 1."""
        return self.first + 1


class Citation(NamedTuple):
    """``[^label]`` in the line ``line`` (from 1)."""

    label: str
    line: int


def place_of(block: Block, lines: Sequence[str]) -> Place:
    """The place of ``block``, without empty lines at its end."""
    last = block.last
    while last > block.first + 1 and not lines[last - 1].strip():
        last -= 1
    inner = block.children[0].last if block.kind == "item" and block.children else last
    return Place(block.first, last, min(inner, last))


def citations(blocks: Sequence[Block], lines: Sequence[str]) -> tuple[Citation, ...]:
    """Every footnote cited in ``blocks``, code aside, in the order of the lines."""
    return tuple(
        Citation(label, number + 1)
        for number in _prose(blocks)
        if "[^" in lines[number]
        for label in REFERENCE.findall(_uncoded(lines[number]))
    )


def _prose(blocks: Sequence[Block]) -> Iterator[int]:
    for block in blocks:
        if block.kind in ("list", "item", "footnote"):
            yield from _prose(block.children)
        elif block.kind in ("paragraph", "heading", "other"):
            yield from range(block.first, block.last)


def _uncoded(line: str) -> str:
    """``line`` without code, and without the sign that opens a footnote's definition."""
    bare = re.sub(r"^\s*\[\^[^\]\s]+\]:", "", line)
    return _CODE.sub("", bare) if "`" in bare else bare
