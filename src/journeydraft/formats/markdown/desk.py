"""What a revision works with: the file, its map before and after, and how new lines are written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from journeydraft.formats.labels import labels, language_of
from journeydraft.formats.markdown.labelling import cited, footnote_labels
from journeydraft.formats.markdown.notes import pointer
from journeydraft.formats.markdown.patch import Patch
from journeydraft.formats.markdown.places import Place
from journeydraft.formats.markdown.read import MarkdownMap
from journeydraft.formats.markdown.sheet import Sheet
from journeydraft.formats.markdown.signs import MARKER, Json
from journeydraft.formats.markdown.write import as_json
from journeydraft.model.revision import Revision

SECTIONS = ("transitions", "unplaced", "segments", "blind_spots", "evidence")
"""The sections behind the stages, in their order."""

_CONTINUES = re.compile(rf"\s*{MARKER}\s|#|\[\^")
"""What may stand right below another such line."""

_LINE = re.compile(
    r"/(?:unplaced|transitions)/\d+|/stages/\d+(?:/steps/\d+)?/(?:own/[^/]*|(?!metrics|steps)[^/]+)/\d+"
)


class Desk:
    """``before`` and ``after`` are the maps as JSON without default values; ``patch`` collects the edits."""

    def __init__(self, opened: MarkdownMap, text: str, revision: Revision) -> None:
        self.opened = opened
        self.patch = Patch(text)
        self.before = as_json(opened.map)
        self.after = as_json(revision.map)
        self.origins = revision.origins
        self.places: Mapping[str, Place] = opened.seen.places
        headings = [block.text for block in opened.page.blocks if block.kind == "heading"]
        spoken = self.after["provenance"].get("language") or language_of(headings)
        self.words = labels(spoken)
        self.labels = self._labels()
        self.known = dict.fromkeys(self.labels.values(), True)
        people = {
            id_: entry["participant"]
            for id_, entry in self.after["evidence"].items()
            if "participant" in entry
        }
        self.people = people
        self._added: dict[str, list[str]] = {}

    def add(self, section: str, lines: Sequence[str]) -> None:
        """``lines`` belong at the end of a section, which is made where there is none."""
        self._added.setdefault(section, []).extend(lines)

    def settle(self) -> None:
        """Put what was added into its sections."""
        for at, section in enumerate(SECTIONS):
            lines = self._added.get(section)
            if not lines:
                continue
            end = self._section_end(section)
            if end is not None:
                apart = not _CONTINUES.match(lines[0]) or not _CONTINUES.match(self.patch.lines[end - 1])
                self.patch.insert(end, [*([""] if apart and lines[0] else []), *lines])
                continue
            title = f"## {self.words.text('sections', 'paths' if section == 'transitions' else section)}"
            body = lines if lines[0].startswith("- ") else ["", *lines]
            later = [
                self.places[pointer(name)].first
                for name in SECTIONS[at + 1 :]
                if pointer(name) in self.places
            ]
            self.patch.insert(self.patch.end(0, min([*later, *self._ends])), ["", title, *body])

    def _section_end(self, section: str) -> int | None:
        inside = [
            place.last for name, place in self.places.items() if name.startswith(f"{pointer(section)}/")
        ]
        heading = self.places.get(pointer(section))
        if section == "unplaced" and heading is not None:
            return self.region_end(heading.first, 2)
        if inside:
            return max(inside)
        return heading.last if heading else None

    @cached_property
    def gone(self) -> Mapping[str, Place]:
        """The items and paths of the old map that are not in the new one."""
        stayed = set(self.origins.values())
        return {name: place for name, place in self.places.items() if name not in stayed and _is_line(name)}

    def sheet(self) -> Sheet:
        """A sheet for new lines, as a draft writes them."""
        return Sheet(self.words, self.labels, self.people, ())

    def cited(self, record: Json, key: str = "evidence") -> list[str]:
        """The footnotes that ``record`` cites."""
        return cited(record, key, self.labels)

    def was(self, place: str) -> Json | None:
        """The part at ``place`` of the old map; None where there is none."""
        part: Any = self.before
        for key in place.split("/")[1:]:
            name = key.replace("~1", "/").replace("~0", "~")
            try:
                part = part[int(name)] if isinstance(part, list) else part[name]
            except (KeyError, IndexError):
                return None
        return part if isinstance(part, dict) else None

    def region_end(self, first: int, level: int) -> int:
        """Where what stands under the heading in line ``first`` ends: at the next one, or at the evidence."""
        ends = [line for line, other in self._headings if line > first and other <= level]
        return self.patch.end(first + 1, min([*ends, *(line for line in self._stops if line > first)]))

    @cached_property
    def _headings(self) -> list[tuple[int, int]]:
        return [(block.first, block.level) for block in self.opened.page.blocks if block.kind == "heading"]

    @cached_property
    def _stops(self) -> list[int]:
        evidence = [place.first for name, place in self.places.items() if name.startswith("/evidence/")]
        return [*evidence, *self._ends]

    @cached_property
    def _ends(self) -> list[int]:
        comment = [self.opened.page.hidden_line - 1] if self.opened.page.hidden_line else []
        return [*comment, len(self.patch.lines)]

    def _labels(self) -> dict[str, str]:
        """The footnote of every piece of evidence: its own, where it has one."""
        page = self.opened.page
        given = {entry.id: label for label, entry in page.hidden.evidence.items() if entry.id is not None}
        used = set(given.values())
        given |= {label: label for label in page.evidence if label not in used}
        taken = page.footnotes.keys() - given.values()
        return footnote_labels(list(self.after["evidence"]), given, taken)


def _is_line(name: str) -> bool:
    return _LINE.fullmatch(name) is not None
