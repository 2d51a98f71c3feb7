"""What an engine reads of a study: all that participants said, or what another engine finds worth it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from journeydraft.model.finding import Chunk
from journeydraft.model.source import Source
from journeydraft.segment import segment

if TYPE_CHECKING:
    from journeydraft.engines.embedded.engine import EmbeddedEngine
    from journeydraft.engines.embedded.triage import Triaged


def chosen(
    sources: Sequence[Source],
    words: int,
    chooser: EmbeddedEngine | None = None,
    progress: Callable[[int], None] | None = None,
) -> tuple[list[Chunk], Triaged | None]:
    """The chunks of ``sources``, of about ``words`` words, and what the ``chooser`` left of them.

    Without one that is everything.
    """
    if chooser is None:
        return [chunk for source in sources for chunk in segment(source, words)], None
    from journeydraft.engines.embedded.triage import triage

    triaged = triage((chunk for source in sources for chunk in segment(source)), chooser, progress)
    nothing: frozenset[int] = frozenset()
    kept = [
        chunk
        for source in sources
        for chunk in segment(source, words, triaged.turns.get(source.path, nothing))
    ]
    return kept, triaged
