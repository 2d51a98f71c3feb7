"""Where a person's hand shows beside the words of a map: formatting, and what stands below a line."""

from __future__ import annotations

from collections.abc import Iterable

from journeydraft.formats.markdown.notes import as_written
from journeydraft.model.journey import Note

_TEXTS = ("text", "owner", "effort", "impact", "contradicted_by")


class Hands:
    """What the notes of a map say of its places."""

    def __init__(self, notes: Iterable[Note]) -> None:
        self._places = {note.place for note in notes}

    def formatted(self, place: str, key: str = "text") -> bool:
        """Whether a person gave the words at ``place`` a formatting of their own."""
        return as_written(f"{place}/{key}") in self._places

    def touched(self, place: str) -> bool:
        """Whether a person formatted anything of the item at ``place``, or wrote below it."""
        return place in self._places or any(self.formatted(place, key) for key in _TEXTS)
