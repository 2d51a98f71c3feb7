"""What a model is shown of findings and maps: numbered lines, and the keys that the numbers stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from journeydraft.model.editing import UNPLACED
from journeydraft.model.finding import Finding
from journeydraft.model.journey import Item, JourneyMap

MOST_MOMENTS = 400
EXAMPLES = 3
"""Findings that show what a moment is about."""

QUOTE_LETTERS = 160
QUOTED = 3
"""People who are quoted for one item, at most: what joins or words it must be true of what they said."""

MOST_ABOUT = 60
PER_STAGE = 12
"""Items of each lane of a stage from which the whole is framed."""


SHOWN = ("pain_points", "needs", "gains")
"""The lanes that claim something, in the order in which a model is shown them."""

K = TypeVar("K")

Likeness = Callable[[Sequence[str]], NDArray[np.float32]]
"""How alike texts are in meaning, (n, n), the more the higher."""


class Line(NamedTuple):
    """A line of the map by the ids of its stage and of itself."""

    stage: str
    lane: str
    item: str


@dataclass(frozen=True)
class Numbered(Generic[K]):
    """Lines numbered from 1, headings before some of them; ``keys`` are what the numbers stand for."""

    keys: tuple[K, ...]
    texts: tuple[str, ...]
    heads: Mapping[int, str]

    def listed(self) -> str:
        """All lines; a heading stands before the line of its number."""
        lines: list[str] = []
        for number, text in enumerate(self.texts, 1):
            if number in self.heads:
                lines.append(self.heads[number])
            lines.append(f"{number}. {text}")
        return "\n".join(lines)

    def has(self, number: int) -> bool:
        """Whether the number was sent."""
        return 1 <= number <= len(self.keys)

    def named(self, numbers: Iterable[int]) -> tuple[K, ...]:
        """The keys of ``numbers``, each once; unknown numbers are ignored."""
        return tuple(dict.fromkeys(self.keys[n - 1] for n in numbers if self.has(n)))


def moments_of(found: Sequence[Finding]) -> Numbered[str]:
    """The moments that people told of, the commonest if there are too many, in the order of the telling."""
    people: dict[str, dict[str | None, None]] = {}
    examples: dict[str, dict[str, None]] = {}
    for one in found:
        if one.stage and one.label != "channel":
            people.setdefault(one.stage, {})[one.participant] = None
            examples.setdefault(one.stage, {})[one.text] = None
    common = Counter({moment: len(who) for moment, who in people.items()}).most_common(MOST_MOMENTS)
    kept = {moment for moment, _ in common}
    shown = [moment for moment in people if moment in kept]
    return Numbered(
        tuple(shown),
        tuple(f"{m} ({len(people[m])}): {'; '.join(list(examples[m])[:EXAMPLES])}" for m in shown),
        {},
    )


def items_of(lanes: Mapping[str, Sequence[Item]], drafted: JourneyMap) -> Numbered[str]:
    """Items lane by lane, each with severity, and what people said of it in their words."""
    keys: list[str] = []
    texts: list[str] = []
    heads: dict[int, str] = {}
    for lane, items in lanes.items():
        for place, item in enumerate(items):
            if place == 0:
                heads[len(keys) + 1] = f"{lane.replace('_', ' ')}:"
            keys.append(item.id)
            texts.append(f"{item.text}{_grave(item)}{_quoted(item, drafted)}")
    return Numbered(tuple(keys), tuple(texts), heads)


def claims_of(drafted: JourneyMap, likeness: Likeness, most: int) -> Numbered[Line]:
    """The claims of all stages, and those of none; of more than ``most``, those most like one elsewhere.

    Nothing where no two stages have claims of one kind.
    """
    names = {stage.id: stage.name for stage in drafted.stages}
    found = [
        (Line(stage.id, lane, item.id), item)
        for stage in drafted.stages
        for lane in SHOWN
        for item in getattr(stage, lane)
    ]
    found += [(Line(UNPLACED, one.lane, one.id), one) for one in drafted.unplaced if one.lane in SHOWN]
    kept = _most_alike(found, likeness, most)
    heads: dict[int, str] = {}
    last: tuple[str, str] | None = None
    for number, (line, _) in enumerate(kept, 1):
        if (line.stage, line.lane) != last:
            last = (line.stage, line.lane)
            place = f"stage: {names[line.stage]}" if line.stage in names else "no stage"
            heads[number] = f"{place}, {line.lane.replace('_', ' ')}:"
    texts = tuple(f"{item.text}{_grave(item)}{_quoted(item, drafted)}" for _, item in kept)
    return Numbered(tuple(line for line, _ in kept), texts, heads)


def _most_alike(found: Sequence[tuple[Line, Item]], likeness: Likeness, most: int) -> list[tuple[Line, Item]]:
    """Those of ``found``, in their order, that have one of their kind in another stage, ``most`` at most."""
    lanes = np.array([line.lane for line, _ in found])
    stages = np.array([line.stage for line, _ in found])
    elsewhere = (lanes[:, None] == lanes) & (stages[:, None] != stages)
    able = elsewhere.any(axis=1)
    if able.sum() <= most:
        return [one for one, may in zip(found, able, strict=True) if may]
    alike = np.where(elsewhere, np.round(likeness([item.text for _, item in found]), 4), -np.inf)
    best = np.argsort(-alike.max(axis=1), kind="stable")[:most]
    return [found[row] for row in sorted(int(row) for row in best)]


def whole_of(drafted: JourneyMap) -> Numbered[str]:
    """The main pains, needs and gains, and what was suggested, stage by stage."""
    keys: list[str] = []
    texts: list[str] = []
    heads: dict[int, str] = {}
    for stage in drafted.stages:
        first = len(keys) + 1
        for lane, name in (("pain_points", "pain"), ("needs", "need"), ("gains", "gain")):
            for item in getattr(stage, lane)[:PER_STAGE]:
                keys.append(item.id)
                texts.append(f"{name}: {item.text}{_grave(item)}{_voices(item)}")
        for item in stage.opportunities:
            if item.basis == "evidence":
                keys.append(item.id)
                texts.append(f"suggested: {item.text}{_voices(item)}")
        if len(keys) >= first:
            heads[first] = f"stage: {stage.name}"
    return Numbered(tuple(keys), tuple(texts), heads)


def people_of(about: Sequence[str]) -> str:
    """What people say of themselves, the commonest first; an empty string where nobody does."""
    common = [line for line, _ in Counter(about).most_common(MOST_ABOUT)]
    return "the people: " + "; ".join(common) + "\n" if common else ""


def _grave(item: Item) -> str:
    return f" · {item.severity}" if item.severity else ""


def _voices(item: Item) -> str:
    heard = [c for c in (item.participants, item.reviews) if c and c.count]
    return f" ({'; '.join(f'{c.count} of {c.of}' for c in heard)})" if heard else ""


def _quoted(item: Item, drafted: JourneyMap) -> str:
    said: dict[str | None, str] = {}
    for shown in (drafted.evidence[e] for e in item.evidence if e in drafted.evidence):
        said.setdefault(shown.participant, _cut(shown.quote or shown.paraphrase or ""))
    quotes = [f"{who or 'author'}: {words}" for who, words in list(said.items())[:QUOTED]]
    more = f" / {len(said) - QUOTED} more" if len(said) > QUOTED else ""
    return f" — {' / '.join(quotes)}{more}" if quotes else ""


def _cut(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= QUOTE_LETTERS else words[:QUOTE_LETTERS].rsplit(" ", 1)[0] + " …"
