"""Markdown → map: what the file shows, joined with what its closing comment still knows of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from journeydraft.formats.markdown.comment import HiddenNote, damaged
from journeydraft.formats.markdown.hidden import revealed
from journeydraft.formats.markdown.match import digest
from journeydraft.formats.markdown.notes import pointer
from journeydraft.formats.markdown.page import Hint, Page, read_page
from journeydraft.formats.markdown.places import Citation, citations
from journeydraft.formats.markdown.signs import Json
from journeydraft.formats.markdown.walk import Seen, see
from journeydraft.model.journey import JourneyMap


@dataclass(frozen=True, slots=True)
class MarkdownMap:
    """A map and the file that it was read from.

    ``seen`` is what the file shows without its closing comment; ``hints`` what a person may want to mend.
    """

    page: Page
    seen: Seen
    map: JourneyMap

    def line(self, place: str) -> int | None:
        """The line (from 1) of the part that the JSON Pointer ``place`` names: ``/stages/0/needs/2``.

        Evidence is named by id. None where the file does not show it by itself.
        """
        found = self.seen.places.get(self._by_label(place))
        return found.line if found else None

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every footnote that is cited, the person's own ones too."""
        return citations(self.page.blocks, self.page.lines)

    @property
    def hints(self) -> tuple[Hint, ...]:
        """What is no error, and most likely not meant, in the order of the lines."""
        defined = self.page.footnotes
        undefined = (
            Hint(one.line, f"[^{one.label}] is cited but not defined", "delete it, or write its footnote")
            for one in self.citations
            if one.label not in defined
        )
        return tuple(sorted((*self.page.hints, *undefined), key=lambda hint: hint.line))

    def _by_label(self, place: str) -> str:
        head = pointer("evidence") + "/"
        if not place.startswith(head):
            return place
        id_ = place.removeprefix(head)
        labels = self.page.hidden.evidence.items()
        return head + next(
            (label for label, entry in labels if entry.id and pointer(entry.id)[1:] == id_), id_
        )


def read_markdown(text: str, path: str | None = None) -> JourneyMap:
    """The map that ``text`` holds; ``path`` is for messages. MapError, with the line, if there is none."""
    return open_markdown(text, path).map


def open_markdown(text: str, path: str | None = None) -> MarkdownMap:
    """The map that ``text`` holds, with the places of its parts. MapError if there is none."""
    page = read_page(text, path)
    seen = see(page)
    full = revealed(seen.map, page.hidden)
    if page.hidden.notes is not None:
        full["notes"] = _revealed_notes(seen.map["notes"], page.hidden.notes)
    try:
        return MarkdownMap(page, seen, JourneyMap.model_validate(full))
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
