"""Whole studies as a coder read them: each unit with its kinds, by the codebook, not knowing the program.

``readings/STUDY.jsonl`` has one line a file: its name, the first digits of the SHA-256 of its text, and what
was read in it as ``[start, end, kinds, severity, line]``; what is not listed is of no kind. ``line`` is 2
where the words would stand on a map as they are, 1 where they need their neighbours, 0 for a shred. It has no
texts.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from shutil import copy
from typing import NamedTuple

import numpy as np

from bench.corpus import FIXTURES
from bench.quality.studies import Lines, scores_of, units_of
from journeydraft.drafting.pipeline import Drafted, draft
from journeydraft.engines.embedded.scorers import LearnedScorer
from journeydraft.model.journey import Item
from journeydraft.model.source import Source
from journeydraft.model.standing import ranked_pains
from journeydraft.settings import Settings

READINGS = Path(__file__).with_name("readings")
FEWEST = 5
"""Units of a kind that a study needs for a row."""

RANKED_HEAD = (
    "study",
    "pain points (not to check)",
    "first 10 right",
    "first 20",
    "not to check",
    "all",
    "first 10 right and clear",
)


class Read(NamedTuple):
    """A stretch that the coder gave kinds to."""

    start: int
    end: int
    kinds: frozenset[str]
    severity: str | None
    clear: bool


Readings = Mapping[str, list[Read]]
"""By name of the file."""


class Coded(NamedTuple):
    """A study with its draft, the sources that were read, and what was read in them."""

    study: str
    drafted: Drafted
    sources: list[Source]
    readings: Readings


def studies() -> Iterator[Coded]:
    """The studies that are at hand; they are copied first, for a run leaves something behind."""
    for path in sorted(READINGS.glob("*.jsonl")):
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        folder = _folder(path.stem)
        if folder is None:
            continue
        with tempfile.TemporaryDirectory() as place:
            drafted = draft([str(copy(folder / row["file"], place)) for row in rows], Settings())
        by_name = {Path(source.path).name: source for source in drafted.study.sources}
        for row in rows:
            _check(by_name[row["file"]], row["sha256"])
        readings = {
            row["file"]: [Read(a, b, frozenset(k), grave, line == 2) for a, b, k, grave, line in row["read"]]
            for row in rows
        }
        yield Coded(path.stem, drafted, list(by_name.values()), readings)


def lines(coded: Coded, scorer: LearnedScorer) -> Iterator[Lines]:
    """Each kind: which units have it, and what the engine says."""
    told = [
        (unit, _over(coded.readings, source, unit.start, unit.end))
        for source in coded.sources
        for unit in units_of(source)
    ]
    for label, said in scores_of(scorer, [unit for unit, _ in told]).items():
        truth = np.array([any(label in read.kinds for read in reads) for _, reads in told])
        if truth.sum() >= FEWEST:
            yield Lines(coded.study, label, truth, said)


def ranked(coded: Coded) -> tuple[str, ...]:
    """How many of the first pain points of the draft the coder would call pains."""
    drafted = coded.drafted
    pains = ranked_pains(drafted.map, drafted.sureness).pain_points
    found = [list(_behind(one, coded)) for one in pains]
    sure = sum(one.certainty is None for one in pains)
    right = [any("pain" in read.kinds for read in reads) for reads in found]
    clear = [any("pain" in read.kinds and read.clear for read in reads) for reads in found]
    shares = [f"{np.mean(right[:n]):.2f}" for n in (10, 20, sure, len(right))]
    return coded.study, f"{len(right)} ({sure})", *shares, f"{np.mean(clear[:10]):.2f}"


def data_of(study: str) -> Path | None:
    """The folder of a real study, if it is at hand."""
    root = os.environ.get("JOURNEYDRAFT_DATA")
    folder = Path(root or "") / "interviews" / study
    return folder if root and folder.is_dir() else None


def _folder(study: str) -> Path | None:
    if (FIXTURES / study).is_dir():
        return FIXTURES / study
    folder = data_of(study)
    return folder / "blind" if folder and (folder / "blind").is_dir() else folder


def _check(source: Source, digest: str) -> None:
    """Another text than the one that was coded would be measured at the wrong places."""
    if not sha256(source.text.encode()).hexdigest().startswith(digest):
        raise SystemExit(f"{source.path} is not the file that was coded; remove or renew its reading")


def _over(readings: Readings, source: Source, start: int, end: int) -> list[Read]:
    return [read for read in readings[Path(source.path).name] if read.start < end and start < read.end]


def _behind(one: Item, coded: Coded) -> Iterator[Read]:
    """What the coder read where a pain point is cited."""
    sources = {source.path: source for source in coded.sources}
    for cited in (coded.drafted.map.evidence[ident] for ident in one.evidence):
        if cited.start is not None and cited.end is not None:
            yield from _over(coded.readings, sources[cited.source], cited.start, cited.end)
