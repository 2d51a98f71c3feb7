"""Claimed quotes to their places, one by one."""

from collections.abc import Iterable, Iterator

from journeydraft.grounding.index import SourceIndex
from journeydraft.grounding.match import Match


def ground(
    index: SourceIndex, claims: Iterable[tuple[str, int | None]], *, near: bool = True
) -> Iterator[Match | None]:
    """Yield the place of each claim, or None if it is missing.

    A claim is a quote with the offset at which it is expected, or None.
    """
    for quote, hint in claims:
        yield index.locate(quote, near=near, hint=hint)
