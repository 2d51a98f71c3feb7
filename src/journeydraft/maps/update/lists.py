"""The lanes of the new map while it is made: changed, taken away, put in; and where each line came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from journeydraft.formats.markdown.escape import collapse
from journeydraft.formats.markdown.notes import lane_pointer
from journeydraft.maps.rows import UNPLACED, Row, home_of
from journeydraft.model.journey import Item, Unplaced

Home = tuple[str, str]
"""A column and a lane; of what is unplaced the lane is empty."""

UNPLACED_HOME: Home = (UNPLACED, "")


@dataclass(slots=True, eq=False)
class Entry:
    """An item of the new map; ``origin`` is its place in the researcher's, None where it is new."""

    origin: str | None
    item: Item
    home: Home


class Lists:
    """Every lane as a list of entries, in the researcher's order."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._lists: dict[Home, list[Entry]] = {}
        self._at: dict[str, Entry] = {}
        for row in rows:
            home = home_of(row.column, row.lane)
            self._at[row.place] = entry = Entry(row.place, row.item, home)
            self._lists.setdefault(home, []).append(entry)

    def change(self, row: Row, item: Item) -> Entry:
        """The row becomes ``item``."""
        entry = self._at[row.place]
        entry.item = item
        return entry

    def named(self, home: Home, item: Item) -> Entry | None:
        """The first entry in a list that says the very words of ``item``."""
        said = collapse(item.text).casefold()
        return next(
            (one for one in self._lists.get(home, ()) if collapse(one.item.text).casefold() == said), None
        )

    def remove(self, row: Row) -> None:
        """The row goes."""
        entry = self._at[row.place]
        self._lists[entry.home].remove(entry)

    def add(self, home: Home, item: Item, after: Entry | None) -> Entry:
        """Put ``item`` behind ``after``, or at the end of its lane."""
        entries = self._lists.setdefault(home, [])
        entry = Entry(None, item, home)
        if isinstance(item, Unplaced) and home == UNPLACED_HOME:
            alike = [one for one in entries if isinstance(one.item, Unplaced) and one.item.lane == item.lane]
            after = alike[-1] if alike else None
        at = entries.index(after) + 1 if after is not None and after.home == home else len(entries)
        entries.insert(at, entry)
        return entry

    def items(self, columns: Mapping[str, str]) -> dict[Home, list[Item]]:
        """The items of every lane; ``columns`` are the columns' places in the new map."""
        return {
            (columns.get(column, column), lane): [entry.item for entry in entries]
            for (column, lane), entries in self._lists.items()
        }

    def places(self, columns: Mapping[str, str]) -> dict[Entry, str]:
        """The place of every entry in the new map."""
        return {
            entry: f"{lane_pointer(columns.get(column, column), lane) if lane else UNPLACED}/{index}"
            for (column, lane), entries in self._lists.items()
            for index, entry in enumerate(entries)
        }
