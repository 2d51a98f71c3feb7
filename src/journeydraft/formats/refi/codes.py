"""The codes of a map: its lanes, and below each its items; a set of codes for every stage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from journeydraft.formats.drawing.wrapping import shortened
from journeydraft.formats.labels import Labels, labels
from journeydraft.formats.lanes import lane_name
from journeydraft.formats.marks import marks
from journeydraft.formats.refi.guids import guid
from journeydraft.formats.tables.tidy import Placed, placed_items
from journeydraft.formats.xml_text import legal
from journeydraft.model.journey import LANES, JourneyMap

_COLOURS: Mapping[str, str] = {
    "actions": "#5C6066",
    "thoughts": "#7A5FA8",
    "emotions": "#B0487A",
    "touchpoints": "#3F8C8C",
    "channels": "#6BA5A5",
    "pain_points": "#A84A08",
    "gains": "#1D5FA6",
    "needs": "#5F93C8",
    "opportunities": "#4B8B3B",
    "milestones": "#8C7A3F",
    "moments": "#CF7C33",
}
_OTHER = "#85888D"


@dataclass(frozen=True, slots=True)
class Code:
    """A code; ``below`` are the items of a lane. Where its name is not its text, the description has that."""

    guid: str
    name: str
    colour: str
    description: str | None = None
    below: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeSet:
    """Codes that belong together: those of a stage."""

    guid: str
    name: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Codebook:
    """``codes`` are the lanes; ``cited`` says which codes (by guid) each piece of evidence stands for."""

    codes: tuple[Code, ...]
    sets: tuple[CodeSet, ...]
    cited: Mapping[str, tuple[str, ...]]


def codebook(map_: JourneyMap) -> Codebook:
    """The codes of ``map_``, the lanes in their usual order; all lanes where the map has no item."""
    words = labels(map_.provenance.language)
    names = _Names()
    lanes = {lane: names.lane(lane_name(lane, words)) for lane in _used(map_)}
    below: dict[str, list[Code]] = {lane: [] for lane in lanes}
    stages: dict[int, list[str]] = defaultdict(list)
    cited: dict[str, dict[str, None]] = defaultdict(dict)
    for placed in placed_items(map_):
        code = _item(placed, names, words)
        below[placed.lane].append(code)
        stages[id(placed.stage)].append(code.guid)
        for ident in placed.item.evidence:
            cited[ident][code.guid] = None
    return Codebook(
        tuple(
            Code(guid("lane", lane), name, _COLOURS.get(lane, _OTHER), below=tuple(below[lane]))
            for lane, name in lanes.items()
        ),
        tuple(_sets(map_, stages)),
        {ident: tuple(guids) for ident, guids in cited.items()},
    )


def _used(map_: JourneyMap) -> list[str]:
    used = dict.fromkeys(placed.lane for placed in placed_items(map_))
    own = [lane for lane in used if lane not in LANES]
    return [*(lane for lane in LANES if lane in used or not used), *own]


def _item(placed: Placed, names: _Names, words: Labels) -> Code:
    stage = placed.stage.name if placed.stage else words.text("sections", "unplaced")
    name = names.item(placed.item.text, stage)
    where = f"{words.text('pains', 'stage')}: {stage}"
    text = None if name == placed.item.text else placed.item.text
    lines = [text, where, placed.step, marks(placed.item, words)]
    return Code(
        guid("item", placed.lane, name),
        name,
        _COLOURS.get(placed.lane, _OTHER),
        "\n".join(legal(line) for line in lines if line),
    )


def _sets(map_: JourneyMap, stages: Mapping[int, list[str]]) -> Iterator[CodeSet]:
    for number, stage in enumerate(map_.stages, start=1):
        if codes := stages.get(id(stage)):
            yield CodeSet(guid("stage", str(number), stage.name), shortened(stage.name), tuple(codes))


class _Names:
    """Gives every code a name of its own, for programs that tell codes apart by nothing else."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def lane(self, name: str) -> str:
        """``name``, or with a number behind it."""
        return self._free(shortened(name))

    def item(self, text: str, stage: str) -> str:
        """``text``; where a code has that name, with the stage behind it, or a number too."""
        name = shortened(text)
        taken = name.casefold() in self._taken
        return self._free(f"{name} ({shortened(stage)})" if taken else name)

    def _free(self, name: str) -> str:
        number, free = 1, name
        while free.casefold() in self._taken:
            number += 1
            free = f"{name} {number}"
        self._taken.add(free.casefold())
        return free
