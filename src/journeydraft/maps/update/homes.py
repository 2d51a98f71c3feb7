"""Which stage of the researcher's map is which of the draft's: renamed, merged, split or deleted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from journeydraft.formats.markdown.escape import collapse
from journeydraft.maps.update.pairing import Pairs
from journeydraft.maps.update.rows import UNPLACED, Row, columns
from journeydraft.model.journey import JourneyMap, Stage, Step

Columns = dict[str, str]
"""Place of a column → place of the same column in another map."""


def same_columns(new: JourneyMap, old: JourneyMap) -> Columns:
    """Columns with the same id, then those with the same name."""
    found: Columns = {UNPLACED: UNPLACED}
    here = [(place, column) for place, column in columns(new) if isinstance(column, Stage | Step)]
    there = [(place, column) for place, column in columns(old) if isinstance(column, Stage | Step)]
    for key in (_id, _name):
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
    lanes: Mapping[tuple[str, str], str]

    def of(self, column: str, lane: str) -> tuple[str, str] | None:
        """Column and lane of the researcher's map; None where the column was deleted."""
        home = self.columns.get(column)
        return None if home is None else (home, self.lanes.get((column, lane), lane))


def homes(found: Columns, new: Sequence[Row], old: Sequence[Row], pairs: Pairs) -> Homes:
    """For every column of ``old`` its place among ``new``: its own, or where most of its items went.

    A lane whose items all went to one own lane of the same column has been renamed.
    """
    where: dict[str, Counter[str]] = {}
    lanes: dict[tuple[str, str], Counter[str]] = {}
    for mine, then in pairs.items():
        row, before = new[mine], old[then]
        where.setdefault(before.column, Counter())[row.column] += 1
        if found.get(row.column) == before.column:
            lanes.setdefault((before.column, before.lane), Counter())[row.lane] += 1
    homes_ = {old_column: most.most_common(1)[0][0] for old_column, most in where.items()}
    homes_ |= {there: here for here, there in found.items()}
    renamed = {key: next(iter(into)) for key, into in lanes.items() if len(into) == 1}
    return Homes(homes_, {key: lane for key, lane in renamed.items() if lane.startswith("own/")})


def _id(column: Stage | Step) -> str:
    return column.id


def _name(column: Stage | Step) -> str:
    return collapse(column.name).casefold()
