"""The cues of subtitle files, with their lines: what WebVTT and SubRip have in common.

Own code, since the libraries drop what evidence needs: neither pysubs2 nor webvtt-py keeps the line
numbers, and pysubs2 leaves textual cue ids and NOTE blocks in the cue before.
Grammar: https://www.w3.org/TR/webvtt1/#file-structure, read leniently.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from journeydraft.model.source import Ignored
from journeydraft.readers.spoken import seconds, timecode

_STAMP = r"(?:\d{1,3}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?"
_TIMING = re.compile(rf"\s*({_STAMP})\s*-->\s*({_STAMP})(?:\s.*)?$")
_ARROW = re.compile(r".{0,40}-->|\s*\d\S{0,20}\s*[-–—]{1,2}>\s*\d")
_BLOCK = re.compile(r"(NOTE|STYLE|REGION)\b")
_IDS = re.compile(r"\d+|[\w{}.-]*[\d-][\w{}.-]*(?:/[\w-]+)*")


@dataclass(slots=True)
class Cue:
    """A stretch of speech: ``line`` of its timing, seconds, and its lines of text with their numbers."""

    line: int
    time: str
    start: float
    end: float
    lines: list[tuple[int, str]] = field(default_factory=list)


@dataclass(slots=True)
class Cues:
    """A subtitle file taken apart; ``broken`` are the lines whose ``-->`` has no readable times."""

    cues: list[Cue] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)


def scan(text: str, first_line: int = 1) -> Cues:
    """Take ``text`` (plain newlines) apart; ``first_line`` says where it stands in its file.

    A block is what stands between empty lines. Lines after an empty one that start neither a cue nor
    a comment belong to the cue before: hand-edited files have empty lines inside a cue.
    """
    found = Cues()
    for block in _blocks(text, first_line):
        _take(block, found)
    return found


def timing(line: str) -> re.Match[str] | None:
    """Start and end as written, if ``line`` is a cue's timing."""
    return _TIMING.match(line)


def _blocks(text: str, first_line: int) -> Iterator[list[tuple[int, str]]]:
    """Runs of numbered lines; a timing (and the id above it) begins a new one without an empty line."""
    block: list[tuple[int, str]] = []
    for number, line in enumerate(text.split("\n"), first_line):
        if not line.strip():
            if block:
                yield block
            block = []
            continue
        if _ARROW.match(line) and block:
            keep = 1 if _IDS.fullmatch(block[-1][1].strip()) else 0
            if len(block) > keep:
                yield block[: len(block) - keep]
            block = block[len(block) - keep :]
        block.append((number, line))
    if block:
        yield block


def _take(block: list[tuple[int, str]], found: Cues) -> None:
    """Add one block to what was found."""
    head = next((i for i, (_, line) in enumerate(block[:2]) if timing(line)), None)
    if head is not None:
        found.cues.append(_cue(block[head], block[head + 1 :]))
    elif _BLOCK.match(block[0][1]):
        found.ignored += [Ignored(number, line, "comment") for number, line in block]
    elif arrow := next((number for number, line in block[:2] if _ARROW.match(line)), None):
        found.broken.append(arrow)
        found.ignored += [Ignored(number, line, "cue without readable times") for number, line in block]
    elif found.cues and not _is_id(block):
        found.cues[-1].lines += block
    else:
        found.ignored += [Ignored(number, line, "outside any cue") for number, line in block]


def _is_id(block: list[tuple[int, str]]) -> bool:
    """Whether the block is an id whose cue is missing."""
    return len(block) == 1 and _IDS.fullmatch(block[0][1].strip()) is not None


def _cue(head: tuple[int, str], lines: list[tuple[int, str]]) -> Cue:
    number, line = head
    match = timing(line)
    start, end = (seconds(stamp) or 0.0 for stamp in match.groups()) if match else (0.0, 0.0)
    return Cue(number, timecode(start), start, end, list(lines))
