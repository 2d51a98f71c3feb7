"""The rows of three maps and which is which: the researcher's, the last draft's and the new draft's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from journeydraft.maps.rows import Row, rows
from journeydraft.maps.update.homes import Homes, by_items, homes, same_columns
from journeydraft.maps.update.pairing import ALIKE, Pairs, alike, pair, pair_alike, shares_evidence
from journeydraft.model.journey import JourneyMap


@dataclass(frozen=True, slots=True)
class Matched:
    """Rows and partners: ``old_of`` mine → last draft, ``new_of`` last draft → new one.

    ``homes_of_old`` and ``homes_of_new`` say where in the researcher's map a draft's columns are now.
    ``columns`` are those of the new draft by the same of the last one.
    """

    mine: Sequence[Row]
    old: Sequence[Row]
    new: Sequence[Row]
    old_of: Pairs
    new_of: Pairs
    homes_of_old: Homes
    homes_of_new: Homes
    columns: Mapping[str, str]

    def absorbed(self) -> dict[int, list[int]]:
        """By row of mine, rows of the last draft that a person joined to it: it cites all that they cite."""
        citing: dict[str, set[int]] = defaultdict(set)
        for index, old in self.old_of.items():
            own = set(self.mine[index].item.evidence) - set(self.old[old].item.evidence)
            for label in own:
                citing[label].add(index)
        found: dict[int, list[int]] = defaultdict(list)
        for old in sorted(set(range(len(self.old))) - set(self.old_of.values())):
            cited = self.old[old].item.evidence
            into = set.intersection(*(citing.get(label, set()) for label in cited)) if cited else set()
            if into:
                found[min(into)].append(old)
        return dict(found)

    def liked(self, stood: set[int]) -> dict[int, int]:
        """By a person's own row, the row of the new draft that says the like.

        ``stood`` are the rows of the last draft that a line of the researcher's stands for.
        """
        spoken = {self.new_of[old] for old in stood if old in self.new_of}
        free: dict[str, list[int]] = defaultdict(list)
        for new, row in enumerate(self.new):
            if new not in spoken:
                free[row.lane].append(new)
        found: dict[int, int] = {}
        for index, row in enumerate(self.mine):
            others = free.get(row.lane, []) if index not in self.old_of else []
            scored = [(_likeness(row, self.new[new]), -new) for new in others]
            likeness, best = max(scored, default=(0.0, 0))
            if likeness > 0:
                found[index] = -best
                free[row.lane].remove(-best)
        return found


def match(mine: JourneyMap, base: JourneyMap, theirs: JourneyMap) -> Matched:
    """Everything that is the same in two of the maps, by ids, words and evidence."""
    my_rows, old_rows, new_rows = rows(mine), rows(base), rows(theirs)
    known = same_columns(mine, base)
    old_of = pair(my_rows, old_rows, known)
    known = by_items(known, my_rows, old_rows, old_of)
    pair_alike(old_of, my_rows, old_rows, known)
    drafts = same_columns(base, theirs)
    new_of = pair(old_rows, new_rows, drafts)
    drafts = by_items(drafts, old_rows, new_rows, new_of)
    pair_alike(new_of, old_rows, new_rows, drafts)
    of_old = homes(known, my_rows, old_rows, old_of)
    of_new = Homes(
        {new: of_old.columns[old] for old, new in drafts.items() if old in of_old.columns},
        {(drafts[old], lane): into for (old, lane), into in of_old.lanes.items() if old in drafts},
    )
    return Matched(my_rows, old_rows, new_rows, old_of, new_of, of_old, of_new, drafts)


def _likeness(row: Row, new: Row) -> float:
    near = alike(row, new)
    return 100.0 * shares_evidence(row.item.evidence, new.item.evidence) + (near if near >= ALIKE else 0)
