"""A block of a Markdown file."""

from __future__ import annotations

from typing import NamedTuple


class Block(NamedTuple):
    """A block of the lines ``[first, last)``, counted from 0.

    ``text`` is the source of a heading or paragraph, its lines joined by newlines; ``label`` a footnote's.
    """

    kind: str
    first: int
    last: int
    level: int = 0
    text: str = ""
    label: str = ""
    children: tuple[Block, ...] = ()
