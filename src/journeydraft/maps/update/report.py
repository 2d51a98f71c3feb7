"""What an update did, for the list at its end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Became = Literal[
    "added",
    "reworded",
    "counted",
    "moved",
    "gone",
    "removed",
    "review",
    "disputed",
    "unsupported",
    "held_back",
]
"""What became of a line.

``added``, ``reworded``, ``counted`` (counts or evidence) and ``moved`` follow the new draft; ``gone`` is a
line of the last draft that nobody had touched and the new one does not have. ``removed`` is one that a
person deleted and the new draft still finds; ``review`` a person's own line that evidence was found for;
``disputed`` a number that a person changed and the new draft has otherwise; ``unsupported`` a person's
version of a line that the new draft does not find; ``held_back`` a line left out because a person may have
deleted it.
"""


@dataclass(frozen=True, slots=True)
class Told:
    """A line of the list: the words of an item, its place in the new map, quotes that are new to it."""

    became: Became
    text: str
    place: str | None = None
    quotes: tuple[str, ...] = ()
    said: str = ""


@dataclass(frozen=True, slots=True)
class Renumbered:
    """A participant of ``source`` who had the id ``before`` in the last draft, and has another ``now``."""

    source: str
    before: str
    now: str


@dataclass(slots=True)
class Report:
    """Everything that was told, in the order of the map; and who has another id."""

    lines: list[Told] = field(default_factory=list)
    renumbered: list[Renumbered] = field(default_factory=list)

    def of(self, became: Became) -> list[Told]:
        """The lines of which that became."""
        return [line for line in self.lines if line.became == became]
