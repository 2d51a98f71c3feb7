"""Which stage of the researcher's map is which of the draft's: renamed, merged, split or deleted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from journeydraft.formats.markdown.escape import collapse
from journeydraft.maps.rows import UNPLACED, Row, columns
from journeydraft.maps.update.pairing import Pairs
from journeydraft.model.journey import JourneyMap, Stage, Step

Columns = dict[str, str]
"""Place of a column → place of the same column in another map."""


def same_columns(new: JourneyMap, old: JourneyMap) -> Columns:
    """Columns with the same id, then those with the same name, then those with the same goal."""
    found: Columns = {UNPLACED: UNPLACED}
    here = [(place, column) for place, column in columns(new) if isinstance(column, Stage | Step)]
    there = [(place, column) for place, column in columns(old) if isinstance(column, Stage | Step)]
    for key in (_id, _name, _goal):
        waiting: dict[tuple[type, str], list[str]] = {}
        for place, column in there:
            if key(column) and place not in found.values():
                waiting.setdefault((type(column), key(column)), []).append(place)
        for place, column in here:
            queue = waiting.get((type(column), key(column)))
            if place not in found and queue:
                found[place] = queue.pop(0)
    return found


def by_items(found: Columns, new: Sequence[Row], old: Sequence[Row], pairs: Pairs) -> Columns:
    """``found``, and columns that only their items tell: most of those in one stand in the other."""
    shared: Counter[tuple[str, str]] = Counter()
    for mine, then in pairs.items():
        shared[new[mine].column, old[then].column] += 1
    more = dict(found)
    for (here, there), _ in sorted(shared.items(), key=lambda one: (-one[1], one[0])):
        if here not in more and there not in more.values() and UNPLACED not in (here, there):
            more[here] = there
    return more


@dataclass(frozen=True, slots=True)
class Homes:
    """Where the researcher has put what the draft puts into a column and lane."""

    columns: Mapping[str, str]
    lanes: Mapping[tuple[str, str], tuple[str, str]]
    """Lanes that a person gave another name, or took into a stage of their own: column and lane."""

    def of(self, column: str, lane: str) -> tuple[str, str] | None:
        """Column and lane of the researcher's map; None where the column was deleted."""
        home = self.columns.get(column)
        return self.lanes.get((column, lane), (home, lane)) if home is not None else None


def homes(found: Columns, new: Sequence[Row], old: Sequence[Row], pairs: Pairs) -> Homes:
    """For every column of ``old`` its place among ``new``: its own, or where most of its items went.

    A lane whose items all went to one own lane of the same column has been renamed; one whose items all went
    to a column that no draft had stands where a person split a stage.
    """
    where: dict[str, Counter[str]] = {}
    lanes: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for mine, then in pairs.items():
        row, before = new[mine], old[then]
        where.setdefault(before.column, Counter())[row.column] += 1
        lanes.setdefault((before.column, before.lane), set()).add((row.column, row.lane))
    homes_ = {old_column: most.most_common(1)[0][0] for old_column, most in where.items()}
    homes_ |= {there: here for here, there in found.items()}
    moved = {key: next(iter(into)) for key, into in lanes.items() if len(into) == 1}
    return Homes(
        homes_,
        {
            (there, lane): (column, into)
            for (there, lane), (column, into) in moved.items()
            if (found.get(column) == there and into.startswith("own/"))
            or (column not in found and into == lane and there != UNPLACED)
        },
    )


def _id(column: Stage | Step) -> str:
    return column.id


def _name(column: Stage | Step) -> str:
    return collapse(column.name).casefold()


def _goal(column: Stage | Step) -> str:
    return collapse(column.goal or "").casefold() if isinstance(column, Stage) else ""
