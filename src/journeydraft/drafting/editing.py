"""An engine that edits, and a map that was merged: its edits carried out one after another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from journeydraft.engines.base import Editor
from journeydraft.events import Listener
from journeydraft.merge.build import Built
from journeydraft.merge.frame import framed
from journeydraft.merge.rewrite import with_opposed
from journeydraft.model.editing import Joined, Rewrite
from journeydraft.model.journey import JourneyMap

GAPS_SHOWN = 20
"""Gaps that a map's provenance lists; all are counted."""

Build = Callable[[Sequence[Rewrite], Sequence[Joined]], Built]
"""Merges the study's findings anew, with items joined and worded as told."""

STEPS = 4


def edited(build: Build, editor: Editor | None, listener: Listener, own_title: str | None) -> Built:
    """The map as merging makes it, and, where there is an editor, as that leaves it."""
    built = build((), ())
    if editor is None:
        return built
    listener.progress("wording", 0, STEPS)
    rewrites = editor.rewrites(built.map)
    if rewrites:
        built = build(rewrites, ())
    listener.progress("wording", 1, STEPS)
    joins = editor.joins(built.map)
    if joins:
        built = build(rewrites, joins)
    listener.progress("wording", 2, STEPS)
    drafted = with_opposed(built.map, editor.opposed(built.map))
    listener.progress("wording", 3, STEPS)
    framing = editor.framing(drafted)
    if framing is not None:
        drafted = framed(drafted, replace(framing, title=own_title or framing.title))
    return Built(drafted, built.sureness)


def with_gaps(drafted: JourneyMap, gaps: Sequence[tuple[str, str]]) -> JourneyMap:
    """``drafted`` saying what is missing from it: counted in the blind spots, listed in the provenance."""
    if not gaps:
        return drafted
    blind, provenance = drafted.blind_spots, drafted.provenance
    shown = "; ".join(f"{place} ({why})" for place, why in gaps[:GAPS_SHOWN])
    more = f"; {len(gaps) - GAPS_SHOWN} more" if len(gaps) > GAPS_SHOWN else ""
    return drafted.model_copy(
        update={
            "blind_spots": blind.model_copy(update={"dropped": {**blind.dropped, "unread": len(gaps)}}),
            "provenance": provenance.model_copy(
                update={"settings": {**provenance.settings, "missing": shown + more}}
            ),
        }
    )
