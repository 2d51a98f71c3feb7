"""Where what people say and what was counted disagree: neither is right by itself, so both are shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeydraft.formats.labels import Labels
from journeydraft.formats.markdown.signs import write_number
from journeydraft.measuring.table import Measure
from journeydraft.model.journey import Stage, Step

BAD, GOOD = -0.5, 0.5
"""Mean valence (−2…2) at or beyond which a stage is told badly, or well."""

UNHAPPY, HAPPY = 0.4, 0.65
"""Places on a scale of satisfaction, 0…1, at or beyond which it is low, or high."""

MANY = 0.3
"""Share of those who enter from which many leave."""


@dataclass(frozen=True)
class Column:
    """A stage or step, what was counted there, and whether most leave there."""

    column: Stage | Step
    measures: Sequence[Measure]
    worst: bool = False

    @property
    def mood(self) -> float | None:
        """The mean valence of what people tell of it; None for a step, and where nobody felt anything."""
        curve = self.column.valence if isinstance(self.column, Stage) else None
        return curve.mean if curve else None

    @property
    def lost(self) -> float:
        """The largest share, 0…1, that leaves here."""
        return max((1 - one.share for one in self.measures if one.share is not None), default=0.0)


def disagreements(columns: Sequence[Column], words: Labels) -> Iterator[str]:
    """A sentence for each, in the map's language, in the order of the stages."""
    for column in columns:
        yield from _satisfied(column, words)
        yield from _leaving(column, words)


def _satisfied(column: Column, words: Labels) -> Iterator[str]:
    mood = column.mood
    for one in column.measures:
        if one.satisfaction is None or mood is None:
            continue
        happy = _height(one)
        key = "told_badly" if mood <= BAD and happy >= HAPPY else ""
        key = "told_well" if mood >= GOOD and happy <= UNHAPPY else key
        if key:
            yield str(words.groups["measures"][key]).format(
                stage=column.column.name,
                mood=write_number(mood, words, "+"),
                value=f"{one.satisfaction:g}".replace(".", words.decimal),
                scale=one.scale,
            )


def _leaving(column: Column, words: Labels) -> Iterator[str]:
    say = words.groups["measures"]
    stage, share = column.column.name, f"{column.lost:.0%}"
    if not (column.worst or column.lost >= MANY):
        return
    steps = column.column.steps if isinstance(column.column, Stage) else ()
    if not column.column.pain_points and not any(step.pain_points for step in steps):
        yield str(say["untold"]).format(stage=stage, share=share)
    elif column.mood is not None and column.mood >= GOOD:
        yield str(say["praised"]).format(stage=stage, share=share, mood=write_number(column.mood, words, "+"))


def _height(one: Measure) -> float:
    """Where on its scale a satisfaction lies, 0…1; scales up to ten begin at 1."""
    lowest = 1 if 1 < one.scale <= 10 else 0
    return ((one.satisfaction or 0) - lowest) / (one.scale - lowest)
