"""The map as stickies for a workshop board: CSV, as each board takes it.

Miro, FigJam and Mural make a sticky of every filled cell and keep their places, so they get the map as a
grid: a column a stage, rows a lane. Lucid makes a card of every row and asks which columns are its title and
its text, so it gets a row an item, by stage and lane.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from journeydraft.formats.drawing.wrapping import shortened
from journeydraft.formats.labels import Labels, labels
from journeydraft.formats.lanes import lane_name, lane_order
from journeydraft.formats.marks import marks
from journeydraft.formats.quoted import cited, place, said
from journeydraft.formats.spreadsheet import as_csv
from journeydraft.formats.tables.tidy import Placed, placed_items
from journeydraft.model.journey import JourneyMap

LONGEST = 1_000
"""Characters of a sticky; nobody reads more in a workshop, and boards cut or refuse it."""

QUOTES = 3
"""Quotes on the back of a card."""

CARD = ("Title", "Description", "Stage", "Lane", "Step", "Participants", "Reviews", "Severity")
"""The columns for Lucid, which knows cards by a title and a description in English."""

Table = Iterable[Sequence[str | int | None]]


def write_board(map_: JourneyMap, board: str) -> bytes:
    """The stickies of ``map_`` as ``board`` (a key of ``BOARDS``) takes them: UTF-8 with its mark, CRLF."""
    return as_csv(BOARDS[board](map_, labels(map_.provenance.language)))


def _grid(map_: JourneyMap, words: Labels) -> Table:
    """The title and the stages; the goals; for every lane as many rows as the fullest stage has items."""
    columns = len(map_.stages) + any(map_.unplaced)
    loose = [words.text("sections", "unplaced")] if map_.unplaced else []
    yield [_cut(map_.header.title), *(_cut(stage.name) for stage in map_.stages), *loose]
    goals = [_cut(stage.goal or "") for stage in map_.stages]
    if any(goals):
        yield [words.text("stage", "goal"), *goals, *("" for _ in loose)]
    for lane, cells in _lanes(map_, words, columns):
        for row in range(max(map(len, cells))):
            yield ["" if row else lane, *(cell[row] if row < len(cell) else "" for cell in cells)]


def _lanes(map_: JourneyMap, words: Labels, columns: int) -> Iterator[tuple[str, list[list[str]]]]:
    """The lanes that are used, each with the stickies of every column."""
    at = {id(stage): index for index, stage in enumerate(map_.stages)}
    filled: dict[str, list[list[str]]] = {}
    for placed in placed_items(map_):
        column = columns - 1 if placed.stage is None else at[id(placed.stage)]
        filled.setdefault(placed.lane, [[] for _ in range(columns)])[column].append(_sticky(placed, words))
    for lane in sorted(filled, key=lane_order):
        yield _cut(lane_name(lane, words)), filled[lane]


def _cards(map_: JourneyMap, words: Labels) -> Table:
    yield CARD
    for placed in placed_items(map_):
        item = placed.item
        yield [
            _cut(item.text),
            "\n".join(
                _cut(f"{said(one, words)} — {place(one)}")
                for one in cited(item.evidence, map_.evidence)[:QUOTES]
            ),
            _cut(placed.stage.name if placed.stage else words.text("sections", "unplaced")),
            _cut(lane_name(placed.lane, words)),
            _cut(placed.step or ""),
            item.participants.count if item.participants else None,
            item.reviews.count if item.reviews else None,
            words.find("severity", item.severity),
        ]


def _sticky(placed: Placed, words: Labels) -> str:
    before = f"{placed.step}: " if placed.step else ""
    told = marks(placed.item, words)
    return _cut(before + placed.item.text) + (f"\n({told})" if told else "")


def _cut(text: str) -> str:
    return shortened(text, LONGEST) if text else ""


BOARDS: Mapping[str, Callable[[JourneyMap, Labels], Table]] = {
    "miro": _grid,
    "figjam": _grid,
    "mural": _grid,
    "lucid": _cards,
}
"""How each board takes stickies."""
