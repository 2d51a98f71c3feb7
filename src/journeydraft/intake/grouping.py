"""The people of a study by segment, where the user asked for it."""

from __future__ import annotations

from collections.abc import Sequence

from journeydraft.errors import InputError
from journeydraft.merge.segments import Members
from journeydraft.model.source import Source
from journeydraft.readers import segment_of

MOST = 12
"""Values of a column that can still be compared side by side."""


def grouped(sources: Sequence[Source], by: str | None) -> tuple[Members, ...]:
    """The segments by the values of the column ``by``, the largest first; none if nobody asked.

    Raises ``InputError`` if no source tells any, or more than ``MOST``.
    """
    if by is None:
        return ()
    people, authors = segment_of(sources, reviews=False), segment_of(sources, reviews=True)
    names = {name.casefold(): name for name in (*authors.values(), *people.values())}
    if not names:
        raise InputError(
            f"no table has a column {by!r}, and no transcript a line “{by}: …” above the talk",
            hint="see the columns with `journeydraft sources`, or write the line into each transcript",
        )
    if len(names) > MOST:
        raise InputError(
            f"{by!r} has {len(names)} different values; segments are compared up to {MOST}",
            hint="put the values into fewer groups in a column of their own",
        )
    groups = [
        Members(
            name,
            frozenset(who for who, value in people.items() if value.casefold() == key),
            frozenset(who for who, value in authors.items() if value.casefold() == key),
        )
        for key, name in names.items()
    ]
    return tuple(sorted(groups, key=lambda g: (-len(g.participants), -len(g.authors), g.name)))
