"""What must not leave the machine becomes a stable placeholder, and what comes back is restored.

Numbering is by source, in the order of the text, so that a passage is the same from run to run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from journeydraft.engines.llm.sensitive import stretches
from journeydraft.model.source import Source, SourceKind

_SHOWN = re.compile(r"\[([A-Z]+-\d+)\]", re.IGNORECASE)


@dataclass(frozen=True)
class Table:
    """Values and their placeholders, both ways."""

    placeholders: dict[str, str] = field(default_factory=dict)

    def hide(self, text: str) -> str:
        """``text`` with every value replaced, the longest first, whole words only."""
        if not self.placeholders:
            return text
        values = sorted(self.placeholders, key=len, reverse=True)
        any_of = re.compile("|".join(rf"(?<!\w){re.escape(value)}(?!\w)" for value in values))
        return any_of.sub(lambda match: self.placeholders[match[0]], text)

    def show(self, text: str) -> str:
        """``text`` with every known placeholder put back."""
        if "[" not in text or not self.placeholders:
            return text
        values = {placeholder: value for value, placeholder in self.placeholders.items()}
        return _SHOWN.sub(lambda match: values.get(match[0].upper(), match[0]), text)


class Redactor:
    """Makes tables; one that is not ``active`` hides nothing."""

    def __init__(self, active: bool = True) -> None:
        self.active = active
        self._tables: dict[str, Table] = {}

    def of_source(self, source: Source) -> Table:
        """The table of one source: its speakers' names and what its text gives away."""
        if not self.active:
            return Table()
        key = f"{source.path}\0{source.sha256}\0{len(source.text)}"
        if key not in self._tables:
            names = list(dict.fromkeys(_speakers(source)))
            found = [("NAME", name) for name in names]
            found += stretches(source.text, source.language, names, source.kind is not SourceKind.review)
            self._tables[key] = _table(found, source.text)
        return self._tables[key]

    def of_text(self, text: str) -> Table:
        """The table of a text that was made of several sources: whatever any of them gave away."""
        if not self.active:
            return Table()
        known = {value: name for table in self._tables.values() for value, name in table.placeholders.items()}
        present = [
            (placeholder[1:].rpartition("-")[0], value)
            for value, placeholder in known.items()
            if value in text
        ]
        return _table([*present, *stretches(text, None, ())], text)


def _table(found: Iterable[tuple[str, str]], text: str) -> Table:
    """Placeholders numbered by kind; numbers that the text itself uses are left out."""
    taken = {match[0].upper() for match in _SHOWN.finditer(text)}
    numbers: dict[str, int] = {}
    made: dict[str, str] = {}
    for kind, value in found:
        if value in made:
            continue
        while True:
            numbers[kind] = numbers.get(kind, 0) + 1
            placeholder = f"[{kind}-{numbers[kind]}]"
            if placeholder not in taken:
                break
        made[value] = placeholder
    return Table(made)


def _speakers(source: Source) -> Iterator[str]:
    """Speakers' names, whole and in parts; labels such as P3 or Speaker 2 are no names."""
    for speaker in dict.fromkeys(turn.speaker for turn in source.turns if turn.speaker):
        if not re.search(r"\d", speaker) and len(speaker) > 1 and speaker[:1].isupper():
            yield speaker
            yield from (part for part in speaker.split() if len(part) > 2 and part[:1].isupper())
