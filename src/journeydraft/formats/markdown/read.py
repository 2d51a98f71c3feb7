"""Markdown → map: what the file shows, joined with what its closing comment still knows of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pydantic import ValidationError

from journeydraft.formats.markdown.comment import HiddenNote, damaged
from journeydraft.formats.markdown.hidden import revealed
from journeydraft.formats.markdown.match import digest
from journeydraft.formats.markdown.page import read_page
from journeydraft.formats.markdown.signs import Json
from journeydraft.formats.markdown.walk import see
from journeydraft.model.journey import JourneyMap


def read_markdown(text: str, path: str | None = None) -> JourneyMap:
    """The map that ``text`` holds; ``path`` is for messages. MapError, with the line, if there is none."""
    page = read_page(text, path)
    seen = see(page)
    full = revealed(seen, page.hidden)
    if page.hidden.notes is not None:
        full["notes"] = _revealed_notes(seen["notes"], page.hidden.notes)
    try:
        return JourneyMap.model_validate(full)
    except ValidationError as error:
        raise damaged(page.path, page.hidden_line) from error


def note_digest(note: Json) -> str:
    """What a note is known by in the comment."""
    return digest(f"{note['place']}\n{note['markdown']}")


def _revealed_notes(seen: Sequence[Json], hidden: Sequence[HiddenNote]) -> list[Json]:
    """The notes in the map's order; those that stand otherwise in the file become what they were."""
    waiting: dict[str, list[Json]] = defaultdict(list)
    for note in reversed(seen):
        waiting[note_digest(note)].append(note)
    notes: list[Json] = []
    for entry in hidden:
        if entry.seen is not None and not waiting[entry.seen]:
            continue
        shown = waiting[entry.seen].pop() if entry.seen is not None else {}
        meant = {"place": entry.place, "markdown": entry.markdown}
        notes.append(shown | {key: value for key, value in meant.items() if value is not None})
    left = {id(note) for queue in waiting.values() for note in queue}
    return notes + [note for note in seen if id(note) in left]
