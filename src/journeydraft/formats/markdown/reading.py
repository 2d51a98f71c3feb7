"""What is known while a file is read: the map so far, the last place, and what a person wrote between."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from journeydraft.formats.markdown.block import Block
from journeydraft.formats.markdown.blocks import reindented, verbatim
from journeydraft.formats.markdown.escape import has_markup, plain, unwrapped
from journeydraft.formats.markdown.notes import TOP, as_written
from journeydraft.formats.markdown.signs import Json, Known


def empty_map() -> Json:
    """A map that nothing was read into yet."""
    return {
        "header": {"title": ""},
        "stages": [],
        "transitions": [],
        "unplaced": [],
        "evidence": {},
        "blind_spots": {},
        "segments": {},
        "notes": [],
        "provenance": {},
    }


@dataclass(slots=True)
class Reading:
    """``known`` are the footnotes of the evidence, ``participants`` who speaks in them.

    ``place`` names the part that was read last, ``blocks`` where each part stands in the file.
    """

    lines: Sequence[str]
    known: Known = field(default_factory=dict)
    participants: frozenset[str] = frozenset()
    seen: Json = field(default_factory=empty_map)
    place: str = TOP
    blocks: dict[str, Block] = field(default_factory=dict)

    def at(self, place: str, block: Block) -> str:
        """``place`` is what is read now: it stands in ``block``."""
        self.place = place
        self.mark(place, block)
        return place

    def mark(self, place: str, block: Block) -> None:
        """Remember where ``place`` stands, the first time that it does."""
        self.blocks.setdefault(place, block)

    def hear(self, raw: str, place: str) -> str:
        """The words of ``raw``; how a person formatted them is kept for ``place``."""
        line = unwrapped(raw)
        if has_markup(line):
            self.keep(as_written(place), line)
        return plain(line)

    def keep(self, place: str, markdown: str) -> None:
        """Keep ``markdown`` as a note after ``place``."""
        self.seen["notes"].append({"place": place, "markdown": markdown})

    def keep_block(self, block: Block) -> None:
        """Keep a block that is no part of the map where it stands."""
        self.keep(self.place, verbatim(self.lines, block.first, block.last))

    def each_line(self, block: Block, take: Callable[[str, Block], bool]) -> None:
        """Offer every line of a list to ``take``; what it does not understand is kept."""
        for line in block.children:
            head = line.children[0] if line.children else None
            if head is None or head.kind != "paragraph" or not take(unwrapped(head.text), line):
                self.keep(self.place, reindented(verbatim(self.lines, line.first, line.last), 0))

    def nested(self, line: Block, take: Callable[[str, Block], bool] = lambda *_: False) -> None:
        """Keep what stands inside a line of a list, but for sub-lines that ``take`` understands."""
        if len(line.children) < 2:
            return
        first: int | None = None
        last = line.first
        for part in _parts(line):
            head = part.children[0] if part.kind == "item" and part.children else None
            if head and head.kind == "paragraph" and take(unwrapped(head.text), part):
                self._keep_nested(first, last)
                first = None
                if part.children[1:]:
                    self._keep_nested(part.children[1].first, part.last)
            else:
                first = part.first if first is None else first
                last = part.last
        self._keep_nested(first, last)

    def _keep_nested(self, first: int | None, last: int) -> None:
        if first is not None:
            self.keep(self.place, reindented(verbatim(self.lines, first, last), 2))


def _parts(line: Block) -> list[Block]:
    inside = line.children[1:]
    return [part for child in inside for part in (child.children if child.kind == "list" else (child,))]
