"""The sheet that a map is written on: lines, with what a person wrote in its places."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from journeydraft.formats.labels import Labels
from journeydraft.formats.markdown.escape import collapse, escape, escape_exactly, plain
from journeydraft.formats.markdown.notes import FRONT_MATTER, Shown, as_written, by_place, is_formatting
from journeydraft.formats.markdown.signs import MARKER

_BULLET = re.compile(rf"{MARKER}(?:\s|$)")
_NAME = re.compile(r"\w[\w .'-]*")
_NEEDS_NO_GAP = re.compile(rf"\s*(?:{MARKER}\s|[>#]|```|~~~|<)")


class Sheet:
    """Lines of Markdown so far.

    ``labels`` are the footnotes of the evidence and ``people`` its participants, both by id. ``visited`` are
    the places that came by, ``used`` the indices of the notes that were written.
    """

    def __init__(
        self, words: Labels, labels: Mapping[str, str], people: Mapping[str, str], notes: Sequence[Shown]
    ) -> None:
        self.words = words
        self._people = people
        self.labels = labels
        self.lines: list[str] = []
        self.visited: set[str] = set()
        self.used: set[int] = set()
        self._notes = by_place(notes)
        self._tight = False

    def front_matter_note(self) -> str | None:
        """The lines of the front matter that are not the map's."""
        self.visited.add(FRONT_MATTER)
        notes = self._notes.get(FRONT_MATTER, [])
        self.used.update(note.index for note in notes)
        return "\n".join(note.markdown for note in notes) or None

    def say(self, place: str, text: str) -> str:
        """Markdown for ``text``: as a person formatted it, or escaped."""
        written = self.written(place, text)
        return written if written is not None else escape_exactly(collapse(text))

    def written(self, place: str, text: str | None) -> str | None:
        """How a person formatted ``text``, if it still says the same; any words if ``text`` is None."""
        for note in self._notes.get(as_written(place), ()):
            if text is None or plain(note.markdown) == collapse(text):
                self.used.add(note.index)
                return note.markdown
        return None

    def people(self, ids: Sequence[str]) -> list[str]:
        """The participants who speak in the evidence ``ids``, each once; only names that need no escaping."""
        names = dict.fromkeys(self._people[id_] for id_ in ids if id_ in self._people)
        return [name for name in names if _NAME.fullmatch(name) and escape(name) == name]

    def has_notes(self, place: str) -> bool:
        """Whether somebody wrote at or below ``place``."""
        return any(
            other == place or other.startswith(f"{place}/") for other, notes in self._notes.items() if notes
        )

    def block(self, text: str, place: str | None = None) -> None:
        """A heading or paragraph, and what was written after it."""
        self._gap()
        self.lines.extend(text.split("\n"))
        self._tight = text.startswith("#") or text.endswith(":**")
        self.after(place)

    def bullet(self, text: str, place: str) -> None:
        """A line of a list."""
        if not self._tight:
            self._gap()
        self.lines.append(f"- {text}")
        self._tight = True
        self.after(place)

    def footnote(self, label: str, text: str, place: str) -> None:
        """The definition of a footnote."""
        if not (self.lines and self.lines[-1].startswith("[^")):
            self._gap()
        self.lines.append(f"[^{label}]: {text}")
        self._tight = False
        self.after(place)

    def after(self, place: str | None) -> None:
        """What was written after ``place``."""
        if place is None:
            return
        self.visited.add(place)
        for note in self._notes.get(place, ()):
            self.used.add(note.index)
            self._note(note.markdown)

    def _note(self, markdown: str) -> None:
        inside = markdown.startswith("  ")
        if not self._tight or not (inside or _BULLET.match(markdown)):
            self._gap()
            self._tight = False
        elif inside and not _NEEDS_NO_GAP.match(markdown):
            self._gap()
        self.lines.extend(markdown.split("\n"))

    def _gap(self) -> None:
        if self.lines and self.lines[-1]:
            self.lines.append("")


def unused(notes: Sequence[Shown], sheet: Sheet) -> list[Shown]:
    """The blocks among ``notes`` whose place did not come by on ``sheet``."""
    return [note for note in notes if note.index not in sheet.used and not is_formatting(note.place)]
