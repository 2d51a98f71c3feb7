"""What a coded project could not have at its place, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journeydraft.commands.talk import Talk
    from journeydraft.model.journey import JourneyMap
    from journeydraft.model.source import Source

SHOWN = 5


def say_left_out(map_: JourneyMap, sources: Sequence[Source], talk: Talk) -> None:
    """One message for each kind of what is not where it was said."""
    from journeydraft.formats.refi import left_out

    found = left_out(map_, sources)
    if found.missing:
        more = len(found.missing) - SHOWN
        named = ", ".join(found.missing[:SHOWN]) + (f" and {more} more" if more > 0 else "")
        talk.notice(
            f"not beside the map as it was drafted from: {named}\n"
            "  → quotes from there are coded in texts of their own; put the sources back and convert again"
        )
    if found.strayed:
        talk.notice(f"quotes not in their source as it is read now, in texts of their own: {found.strayed}")
    if found.paraphrases:
        talk.notice(f"paraphrases, which stand in no source, left out: {found.paraphrases}")
