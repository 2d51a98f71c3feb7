"""The map as a grid: stages are columns, lanes are rows, every row has a cell for every stage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from journeydraft.formats.grid.lines import Line
from journeydraft.formats.grid.notes import note_html
from journeydraft.formats.grid.records import Records
from journeydraft.formats.labels import Labels
from journeydraft.formats.lanes import lane_name
from journeydraft.formats.markdown.notes import FRONT_MATTER, TOP, is_formatting
from journeydraft.model.journey import LANES, Item, JourneyMap, Lanes, Metric, Note, Stage

ICONS: Mapping[str, str] = {
    "goal": "flag",
    "steps": "list-tree",
    "actions": "footprints",
    "thoughts": "message-circle",
    "emotions": "smile",
    "touchpoints": "hand",
    "channels": "radio-tower",
    "pain_points": "triangle-alert",
    "gains": "thumbs-up",
    "needs": "target",
    "opportunities": "sparkles",
    "milestones": "milestone",
    "moments": "gem",
    "metrics": "gauge",
    "key_task": "briefcase",
    "notes": "notebook-pen",
}
CHIPS = frozenset({"emotions", "touchpoints", "channels"})
"""Lanes whose items are names rather than sentences."""

FIRST = ("emotions",)
"""Lanes that stand right under the curve."""

OWN = "own/"


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of the stage itself (``step`` is None) or of one of its steps."""

    step: str | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one stage has in one lane: lines, or a text, or notes, or metrics."""

    stage: int
    groups: tuple[Group, ...] = ()
    text: str | None = None
    names: tuple[str, ...] = ()
    markup: Markup | None = None
    metrics: tuple[Metric, ...] = ()

    @property
    def size(self) -> int:
        """How many lines it has."""
        return sum(len(group.lines) for group in self.groups)


@dataclass(frozen=True, slots=True)
class Row:
    """A lane across all stages."""

    key: str
    name: str
    icon: str
    cells: tuple[Cell, ...]
    chips: bool = False

    @property
    def size(self) -> int:
        """How many lines it has."""
        return sum(cell.size for cell in self.cells)


def rows(map_: JourneyMap, words: Labels, records: Records) -> list[Row]:
    """The rows that have something in them, in the order in which they are shown."""
    stages = map_.stages
    made = [
        _texts("goal", words.text("stage", "goal"), [stage.goal for stage in stages]),
        _steps(words.text("page", "steps"), stages),
    ]
    made += [_lane(key, words, stages, records) for key in _order(stages)]
    made += [
        _metrics(words, stages),
        _texts("key_task", words.text("stage", "key_task"), [stage.key_task for stage in stages]),
        _notes(words.text("page", "notes"), map_),
    ]
    return [row for row in made if row is not None]


def general_notes(map_: JourneyMap) -> list[Markup]:
    """What a person wrote beside the stages rather than in one of them."""
    return [note_html(note.markdown) for note in _written(map_.notes) if _stage_of(note) is None]


def _order(stages: Sequence[Stage]) -> list[str]:
    """Lanes as a person ordered them, else as usual; then those that only some stages have."""
    chosen = next((stage.order for stage in stages if stage.order), ())
    own = [f"{OWN}{name}" for part in _parts(stages) for name in part.own]
    usual = [*FIRST, *(lane for lane in LANES if lane not in FIRST)]
    return [key for key in dict.fromkeys((*chosen, *usual, *own)) if key != "metrics"]


def _parts(stages: Iterable[Stage]) -> Iterator[Lanes]:
    for stage in stages:
        yield stage
        yield from stage.steps


def _lane(key: str, words: Labels, stages: Sequence[Stage], records: Records) -> Row | None:
    own = key.removeprefix(OWN) if key.startswith(OWN) else None
    name = lane_name(key, words)
    cells = []
    for index, stage in enumerate(stages):
        groups = []
        for part, step in ((stage, None), *((step, step.name) for step in stage.steps)):
            items = _items(part, key, own)
            lines = tuple(records.add(item, name, index, step) for item in items)
            if lines:
                groups.append(Group(step, lines))
        cells.append(Cell(index, tuple(groups)))
    row = Row(key, name, ICONS.get(key, "circle-dot"), tuple(cells), key in CHIPS)
    return row if row.size else None


def _items(part: Lanes, key: str, own: str | None) -> Sequence[Item]:
    if own is not None:
        return part.own.get(own, ())
    found: Sequence[Item] = getattr(part, key, ())
    return found


def _texts(key: str, name: str, texts: Sequence[str | None]) -> Row | None:
    cells = tuple(Cell(index, text=text) for index, text in enumerate(texts))
    return Row(key, name, ICONS[key], cells) if any(texts) else None


def _steps(name: str, stages: Sequence[Stage]) -> Row | None:
    cells = tuple(Cell(i, names=tuple(step.name for step in stage.steps)) for i, stage in enumerate(stages))
    return Row("steps", name, ICONS["steps"], cells) if any(cell.names for cell in cells) else None


def _metrics(words: Labels, stages: Sequence[Stage]) -> Row | None:
    cells = tuple(
        Cell(index, metrics=tuple(one for part in _parts([stage]) for one in part.metrics))
        for index, stage in enumerate(stages)
    )
    name = words.text("lanes", "metrics")
    return Row("metrics", name, ICONS["metrics"], cells) if any(cell.metrics for cell in cells) else None


def _notes(name: str, map_: JourneyMap) -> Row | None:
    found: dict[int, list[Markup]] = {}
    for note in _written(map_.notes):
        stage = _stage_of(note)
        if stage is not None and stage < len(map_.stages):
            found.setdefault(stage, []).append(note_html(note.markdown))
    cells = tuple(
        Cell(index, markup=Markup("").join(found[index]) if index in found else None)
        for index in range(len(map_.stages))
    )
    return Row("notes", name, ICONS["notes"], cells) if found else None


def _written(notes: Iterable[Note]) -> Iterator[Note]:
    """Notes to be read: no front matter, no formatting of a text, no comment."""
    for note in notes:
        bare = note.markdown.strip()
        hidden = bare.startswith("<!--") and bare.endswith("-->")
        if note.place not in (FRONT_MATTER, TOP) and not is_formatting(note.place) and not hidden:
            yield note


def _stage_of(note: Note) -> int | None:
    parts = note.place.split("/")
    return int(parts[2]) if len(parts) > 2 and parts[1] == "stages" and parts[2].isdecimal() else None
