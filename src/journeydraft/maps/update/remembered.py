"""What the next update compares with: the new draft, and what of the older ones a person decided about."""

from __future__ import annotations

from collections.abc import Collection

from journeydraft.maps.rows import UNPLACED, home_of, rows, with_items
from journeydraft.maps.update.matched import Matched
from journeydraft.model.journey import Item, JourneyMap, Unplaced


def remembered(
    base: JourneyMap, theirs: JourneyMap, matched: Matched, dropped: Collection[int]
) -> JourneyMap:
    """``theirs`` with the lines of ``base`` that it does not have; ``dropped`` (rows of ``base``) stay out.

    So a line that a person deleted stays deleted though one draft in between did not find it, and a line that
    they rewrote is still known by what it was.
    """
    lists: dict[tuple[str, str], list[Item]] = {}
    for row in rows(theirs):
        lists.setdefault(home_of(row.column, row.lane), []).append(row.item)
    kept: set[str] = set()
    for old, row in enumerate(matched.old):
        if old in matched.new_of or old in dropped:
            continue
        column = matched.columns.get(row.column, UNPLACED)
        home = lists.setdefault(home_of(column, row.lane), [])
        home.append(Unplaced(**{**dict(row.item), "lane": row.lane}))
        kept.update((*row.item.evidence, *row.item.contradicted_by))
    evidence = {id_: base.evidence[id_] for id_ in kept if id_ in base.evidence}
    return with_items(theirs, lists).model_copy(update={"evidence": {**evidence, **theirs.evidence}})
