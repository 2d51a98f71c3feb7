"""The sections of a file, one small reader each: what it understands goes into the map, the rest is kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from journeydraft.formats.labels import recognise_prefix
from journeydraft.formats.markdown.blind_lines import read_blind_spot
from journeydraft.formats.markdown.block import Block
from journeydraft.formats.markdown.escape import plain
from journeydraft.formats.markdown.item_line import read_item
from journeydraft.formats.markdown.labelled import read_labelled
from journeydraft.formats.markdown.metric_line import read_metric
from journeydraft.formats.markdown.notes import as_written, pointer
from journeydraft.formats.markdown.path_line import read_path
from journeydraft.formats.markdown.reading import Reading
from journeydraft.formats.markdown.segment_lines import read_segment_line
from journeydraft.formats.markdown.signs import (
    Json,
    read_count,
    read_mood,
    references_inside,
    split_references,
)

_NO_PROSE = re.compile(r"!\[|\[[^\]]+\]:")
"""An image or the definition of a link at the beginning of a paragraph."""


class Section(Protocol):
    """Where the reader is."""

    def take(self, block: Block, /) -> bool:
        """Read ``block`` into the map, or return False: then it is kept as it stands."""
        ...


class OwnSection:
    """A part of the file that is a person's own: nothing in it belongs to the map."""

    def take(self, _block: Block) -> bool:
        """Nothing is understood, everything is kept."""
        return False


@dataclass(slots=True)
class HeaderSection:
    """From the title to the first stage."""

    reading: Reading
    awaited: str | None = None

    def take(self, block: Block) -> bool:
        """The problem is the first paragraph under the title; goals and the like have labels."""
        if block.kind == "list" and self.awaited:
            self.reading.each_line(block, self._goal)
            self.awaited = None
            return True
        if block.kind != "paragraph":
            return False
        fields = read_labelled(block.text, "header")
        if any(key == "outcome" and key in self.reading.seen["header"] for key, _ in fields or ()):
            return False
        for key, raw in fields or ():
            self._field(key, raw, block)
        return bool(fields) or self._problem(block)

    def _field(self, key: str, raw: str, block: Block) -> None:
        place = pointer("header", key)
        if key == "outcome":
            text, cited = split_references(raw, self.reading.known)
            self.reading.seen["header"][key] = self.reading.hear(text, place)
            if cited:
                self.reading.seen["header"]["outcome_evidence"] = list(dict.fromkeys(cited))
        elif raw:
            self._add(key, raw, block)
        self.awaited = key if key != "outcome" and not raw else None
        self.reading.at(place, block)

    def _add(self, key: str, raw: str, block: Block) -> None:
        values = self.reading.seen["header"].setdefault(key, [])
        place = self.reading.at(pointer("header", key, len(values)), block)
        values.append(self.reading.hear(raw, place))

    def _goal(self, raw: str, line: Block) -> bool:
        if self.awaited:
            self._add(self.awaited, raw, line)
            self.reading.nested(line)
        return bool(self.awaited)

    def _problem(self, block: Block) -> bool:
        if self.reading.place != pointer("header", "title") or _NO_PROSE.match(block.text):
            return False
        place = pointer("header", "problem")
        self.reading.seen["header"]["problem"] = self.reading.hear(block.text, place)
        self.reading.at(place, block)
        return True


@dataclass(slots=True)
class StageSection:
    """The head of a stage: what the customer wants here, and how it went."""

    reading: Reading
    stage: Json
    at: str

    def take(self, block: Block) -> bool:
        """Labelled lines only."""
        fields = read_labelled(block.text, "stage") if block.kind == "paragraph" else None
        if not fields or not all(self._fits(key, raw) for key, raw in fields):
            return False
        for key, raw in fields:
            place = f"{self.at}/{key}"
            parse = _PARSED.get(key)
            value = parse(raw) if parse else self.reading.hear(raw, place)
            if raw:
                self.stage[key] = value
            self.reading.at(place, block)
        return True

    def _fits(self, key: str, raw: str) -> bool:
        parse = _PARSED.get(key)
        return key not in self.stage and (not raw or not parse or parse(raw) is not None)


_PARSED: Mapping[str, Callable[[str], Json | None]] = {"entered": read_count, "valence": read_mood}


@dataclass(slots=True)
class LaneSection:
    """A lane: its lines are items. ``extra`` is what every item of it has."""

    reading: Reading
    items: list[Json]
    lane: str
    at: str
    extra: Json

    def take(self, block: Block) -> bool:
        """Lists only."""
        if block.kind != "list":
            return False
        self.reading.each_line(block, self._metric if self.lane == "metrics" else self._item)
        return True

    def _place(self, line: Block) -> str:
        return self.reading.at(f"{self.at}/{len(self.items)}", line)

    def _metric(self, raw: str, line: Block) -> bool:
        metric = read_metric(raw)
        if metric:
            self._place(line)
            self.items.append(metric)
            self.reading.nested(line)
        return metric is not None

    def _item(self, raw: str, line: Block) -> bool:
        found = read_item(raw, self.lane, self.reading.known)
        place = self._place(line)
        item = found.item | self.extra
        if found.cited:
            item["evidence"] = found.cited
        self.items.append(item)
        for key, written in found.written.items():
            self.reading.keep(as_written(f"{place}/{key}"), written)
        self.reading.nested(line, lambda part, block: self._but(part, block, item, place))
        return True

    def _but(self, raw: str, block: Block, item: Json, place: str) -> bool:
        rest = recognise_prefix("but", raw)
        if rest is None:
            return False
        text, cited = split_references(rest, self.reading.known)
        inside = references_inside(text, self.reading.known)
        against = list(dict.fromkeys([*item.get("contradicted_by", ()), *inside, *cited]))
        if against:
            item["contradicted_by"] = against
        self.reading.mark(f"{place}/contradicted_by", block)
        if text and not all(name.strip() in self.reading.participants for name in plain(text).split(",")):
            self.reading.keep(as_written(f"{place}/contradicted_by"), text)
        return True


@dataclass(slots=True)
class PathsSection:
    """The moves between stages."""

    reading: Reading

    def take(self, block: Block) -> bool:
        """Lists only."""
        if block.kind == "list":
            self.reading.each_line(block, self._path)
        return block.kind == "list"

    def _path(self, raw: str, line: Block) -> bool:
        found = read_path(raw, self.reading.known)
        if not found:
            return False
        paths = self.reading.seen["transitions"]
        place = self.reading.at(pointer("transitions", len(paths)), line)
        paths.append(found.path | ({"evidence": found.cited} if found.cited else {}))
        if found.written:
            self.reading.keep(as_written(place + "/text"), found.written)
        self.reading.nested(line)
        return True


@dataclass(slots=True)
class SegmentsSection:
    """Who belongs to which segment, and where they differ."""

    reading: Reading

    def take(self, block: Block) -> bool:
        """Lists only."""
        if block.kind == "list":
            self.reading.each_line(block, self._line)
        return block.kind == "list"

    def _line(self, raw: str, line: Block) -> bool:
        found = read_segment_line(raw)
        segments = self.reading.seen["segments"]
        if found is None or (found[0] == "by" and "by" in segments):
            return False
        key, value = found
        if key == "by":
            segments[key] = value
            self.reading.at(pointer("segments", key), line)
        else:
            several = segments.setdefault(key, [])
            self.reading.at(pointer("segments", key, len(several)), line)
            several.append(value)
        self.reading.nested(line)
        return True


@dataclass(slots=True)
class BlindSpotsSection:
    """What the draft does not know."""

    reading: Reading

    def take(self, block: Block) -> bool:
        """Lists only."""
        if block.kind == "list":
            self.reading.each_line(block, self._spot)
        return block.kind == "list"

    def _spot(self, raw: str, line: Block) -> bool:
        spot = read_blind_spot(raw)
        if spot is None or spot.keys() & self.reading.seen["blind_spots"].keys():
            return False
        self.reading.seen["blind_spots"].update(spot)
        self.reading.at(pointer("blind_spots", *spot), line)
        self.reading.nested(line)
        return True
