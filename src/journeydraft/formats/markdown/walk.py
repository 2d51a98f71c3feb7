"""The walk over the blocks of a page: which section each belongs to, and when the next one opens."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from journeydraft.errors import MapError
from journeydraft.formats.labels import language_of, recognise, recognise_prefix
from journeydraft.formats.markdown.block import Block
from journeydraft.formats.markdown.escape import has_markup, plain
from journeydraft.formats.markdown.labelled import read_labelled
from journeydraft.formats.markdown.lane_order import usual_order
from journeydraft.formats.markdown.notes import FRONT_MATTER, as_written, pointer
from journeydraft.formats.markdown.page import Page
from journeydraft.formats.markdown.path_line import natural_move
from journeydraft.formats.markdown.places import Place, place_of
from journeydraft.formats.markdown.reading import Reading
from journeydraft.formats.markdown.sample_line import read_languages, read_sample
from journeydraft.formats.markdown.sections import (
    BlindSpotsSection,
    HeaderSection,
    LaneSection,
    OwnSection,
    PathsSection,
    Section,
    SegmentsSection,
    StageSection,
)
from journeydraft.formats.markdown.signs import Json
from journeydraft.model.journey import LANES

_STATES = ("current", "future")
_TASK = re.compile(r"\[[ xX]\]\s")


@dataclass(frozen=True)
class Seen:
    """What a page shows without its closing comment: a map as JSON that cites evidence by footnote labels.

    ``blocks`` are those that its parts stand in, by JSON Pointer; evidence is pointed at by label.
    """

    map: Json
    blocks: Mapping[str, Block]
    lines: Sequence[str]

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Where the parts stand, by JSON Pointer."""
        return {name: place_of(block, self.lines) for name, block in self.blocks.items()}


def see(page: Page) -> Seen:
    """Everything of ``page`` in its place."""
    walk = _Walk(page)
    walk.front_matter()
    while walk.index < len(page.blocks):
        walk.step(page.blocks[walk.index])
        walk.index += 1
    return Seen(walk.finished(), walk.reading.blocks, page.lines)


class _Walk:
    """The reader's way through the blocks of a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.index = 0
        known = dict.fromkeys(page.hidden.evidence, False) | dict.fromkeys(page.evidence, True)
        people = {str(entry["participant"]) for entry in page.evidence.values() if "participant" in entry}
        self.reading = Reading(page.lines, known, frozenset(people))
        self.section: Section = HeaderSection(self.reading)
        self.area = "header"
        self.titled = False
        self.stage: Json = {}
        self.column: Json = {}
        self.stage_place = self.column_place = ""
        self.columns: list[tuple[list[str], Json]] = []
        self.headings: list[str] = []

    def front_matter(self) -> None:
        """Header and language from the front matter."""
        values = self.page.front_matter.values
        header = self.reading.seen["header"]
        header.update({key: values[key] for key in ("persona", "scenario", "journey") if values.get(key)})
        if state := values.get("state"):
            header.update(_read_state(state, self.page))
        sample, complete = read_sample(values.get("sample", ""))
        if languages := read_languages(values.get("languages", "")):
            sample["languages"] = languages
        if sample:
            header["sample"] = sample
        if not complete:
            self.reading.keep(as_written(pointer("header", "sample")), values["sample"])
        if self.page.front_matter.unknown:
            self.reading.keep(FRONT_MATTER, "\n".join(self.page.front_matter.unknown))

    def step(self, block: Block) -> None:
        """Read one block, wherever it belongs."""
        if block.kind == "heading":
            self._heading(block)
        elif block.kind == "footnote" and block.label in self.page.evidence:
            self._evidence(block)
        elif not self.section.take(block):
            self.reading.keep_block(block)

    def finished(self) -> Json:
        """The map that was read."""
        seen = self.reading.seen
        names = [stage["name"] for stage in seen["stages"]]
        for lanes, column in self.columns:
            usual = [lane for lane in usual_order(column.get("own", {})) if lane in lanes]
            if lanes != usual:
                column["order"] = lanes
        for path in seen["transitions"]:
            path.setdefault("kind", natural_move(path["from"], path.get("to"), names))
        values = self.page.front_matter.values
        language = values.get("headings") or values.get("language") or language_of(self.headings) or "en"
        if language != "en":
            seen["provenance"]["language"] = language
        return seen

    def _heading(self, block: Block) -> None:
        self.headings.append(block.text)
        open_section = _BY_LEVEL.get(block.level)
        if not open_section or not open_section(self, block):
            self.reading.keep_block(block)

    def _evidence(self, block: Block) -> None:
        self.reading.seen["evidence"][block.label] = self.page.evidence[block.label]
        place = pointer("evidence", block.label)
        self.reading.mark(place, block)
        if self.area == "evidence":
            self.reading.place = place

    def _title(self, block: Block) -> bool:
        if self.titled or self.area != "header":
            return self._own()
        self.titled = True
        place = pointer("header", "title")
        self.reading.seen["header"]["title"] = self.reading.hear(block.text, place)
        self.reading.at(place, block)
        return True

    def _second_level(self, block: Block) -> bool:
        if name := recognise("sections", block.text):
            self._open_section(name, block)
            return True
        if self.area not in ("header", "stages") and not self._looks_like_stage():
            return self._own()
        if self._is_for_the_team():
            self.section = OwnSection()
            return False
        self._open_stage(block)
        return True

    def _is_for_the_team(self) -> bool:
        """Whether a table or a list of tasks follows, and nothing that a stage has: no goal, no lanes."""
        found = False
        for block in self.page.blocks[self.index + 1 :]:
            if block.kind == "heading" or (block.kind == "footnote" and block.label in self.page.evidence):
                return found and (block.kind != "heading" or block.level <= 2)
            if block.kind == "paragraph" and read_labelled(block.text, "stage"):
                return False
            found = found or _is_table_or_tasks(block, self.page.lines)
        return found

    def _own(self) -> bool:
        self.area, self.section = "own", OwnSection()
        return False

    def _open_section(self, name: str, block: Block) -> None:
        self.area = name
        self.reading.at(pointer("transitions" if name == "paths" else name), block)
        if name == "paths":
            self.section = PathsSection(self.reading)
        elif name == "blind_spots":
            self.section = BlindSpotsSection(self.reading)
        elif name == "segments":
            self.section = SegmentsSection(self.reading)
        elif name == "unplaced":
            self._open_unplaced("pain_points")
        else:
            self.section = OwnSection()

    def _open_stage(self, block: Block) -> None:
        stages = self.reading.seen["stages"]
        place = pointer("stages", len(stages))
        self.stage = self.column = {"name": self.reading.hear(block.text, place + "/name")}
        self.stage_place = self.column_place = self.reading.at(place, block)
        stages.append(self.stage)
        self.columns.append(([], self.stage))
        self.area = "stages"
        self.section = StageSection(self.reading, self.stage, place)

    def _third_level(self, block: Block) -> bool:
        if self.area == "unplaced":
            return self._unplaced_lane(block)
        if self.area != "stages":
            return False
        step = recognise_prefix("step", block.text)
        if step is not None:
            self._open_step(step, block)
            return True
        self.column, self.column_place = self.stage, self.stage_place
        self._open_lane(block)
        return True

    def _fourth_level(self, block: Block) -> bool:
        in_step = self.column is not self.stage
        if self.area != "stages" or not (in_step or recognise("lanes", block.text)):
            return False
        self._open_lane(block)
        return True

    def _open_step(self, raw: str, block: Block) -> None:
        steps = self.stage.setdefault("steps", [])
        place = self.stage_place + pointer("steps", len(steps))
        self.column = {"name": self.reading.hear(raw, place + "/name")}
        self.column_place = self.reading.at(place, block)
        steps.append(self.column)
        self.columns.append(([], self.column))
        self.section = OwnSection()

    def _open_lane(self, block: Block) -> None:
        lane = recognise("lanes", block.text)
        name = "" if lane else plain(block.text)
        place = self.column_place + (pointer(lane) if lane else pointer("own", name))
        items = (
            self.column.setdefault(lane, [])
            if lane
            else self.column.setdefault("own", {}).setdefault(name, [])
        )
        if not lane and has_markup(block.text):
            self.reading.keep(as_written(place), block.text)
        self._arrange(lane or f"own/{name}")
        self.reading.at(place, block)
        self.section = LaneSection(self.reading, items, lane or "", place, {})

    def _arrange(self, lane: str) -> None:
        lanes = next(lanes for lanes, column in reversed(self.columns) if column is self.column)
        if lane not in lanes:
            lanes.append(lane)

    def _unplaced_lane(self, block: Block) -> bool:
        following = self.page.blocks[self.index + 1 : self.index + 2]
        if not following or following[0].kind != "list":
            self.section = OwnSection()
            return False
        self._open_unplaced(recognise("lanes", block.text) or plain(block.text))
        return True

    def _open_unplaced(self, lane: str) -> None:
        extra = {} if lane == "pain_points" else {"lane": lane}
        items = self.reading.seen["unplaced"]
        signs = lane if lane in LANES else ""
        self.section = LaneSection(self.reading, items, signs, pointer("unplaced"), extra)

    def _looks_like_stage(self) -> bool:
        """Whether lanes or a goal follow before the next heading of this level."""
        for block in self.page.blocks[self.index + 1 :]:
            if block.kind == "heading" and block.level <= 2:
                return False
            if block.kind == "heading" and recognise("lanes", block.text):
                return True
            if block.kind == "paragraph" and read_labelled(block.text, "stage"):
                return True
        return False


_BY_LEVEL: Mapping[int, Callable[[_Walk, Block], bool]] = {
    1: _Walk._title,
    2: _Walk._second_level,
    3: _Walk._third_level,
    4: _Walk._fourth_level,
}


def _is_table_or_tasks(block: Block, lines: Sequence[str]) -> bool:
    if block.kind == "list":
        heads = (item.children[0].text for item in block.children if item.children)
        return any(_TASK.match(text) for text in heads)
    return block.kind == "other" and "|" in lines[block.first]


def _read_state(state: str, page: Page) -> Json:
    """Whether the map shows what is or what shall be."""
    if state.casefold() not in _STATES:
        raise MapError(
            f"expected 'state: current' or 'state: future', found {state[:40]!r}",
            path=page.path,
            line=page.front_matter.lines["state"],
        )
    return {"state": "future"} if state.casefold() == "future" else {}
