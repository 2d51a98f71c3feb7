"""Studies with a gold list: lines that speak of a finding, and findings that a draft shows."""

from __future__ import annotations

import json
import os
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import NamedTuple

import numpy as np

from bench.corpus import FIXTURES
from bench.quality.judged import Said
from bench.score import quotes_of
from journeydraft.drafting.pipeline import understand
from journeydraft.engines.embedded.decide import UNITS_OF_LABELS
from journeydraft.engines.embedded.scorers import LearnedScorer
from journeydraft.engines.embedded.units import Unit, units
from journeydraft.model.source import Source, SourceKind
from journeydraft.segment import segment
from journeydraft.settings import Settings

EXAMPLES = ("cafeteria", "parking-permit", "online-order")
CODED = {
    "montreuil-finances-2019": {"pain": "👎😖🔥😵🤔", "gain": "👍", "need": "🗣", "question": "❓"},
    "oss-designers-diary-2023": {"pain": ("challenge", "limitation"), "gain": ("success",)},
}
"""Real studies whose researchers marked lines, and which marks say what."""


class Lines(NamedTuple):
    """Of one label and one study: which of its units or lines speak of it, and what the engine says."""

    study: str
    label: str
    truth: np.ndarray
    said: Said


def examples(scorer: LearnedScorer) -> Iterator[Lines]:
    """Units of our example interviews; one is positive if it overlaps a quote of its author's list."""
    for study in EXAMPLES:
        gold = json.loads((FIXTURES / study / "gold.json").read_text("utf-8"))
        sources = _read(FIXTURES / study)
        told = [(s, unit) for s in sources if s.kind is not SourceKind.review for unit in units_of(s)]
        scores = scores_of(scorer, [unit for _, unit in told])
        for label in ("pain", "gain", "need"):
            quotes = list(quotes_of(gold, label, sources))
            truth = [
                any(q.file == s.path and q.start < unit.end and unit.start < q.end for q in quotes)
                for s, unit in told
            ]
            yield Lines(study, label, np.array(truth), scores[label])


def coded(scorer: LearnedScorer) -> Iterator[Lines]:
    """Lines of real studies, marked by their researchers; nothing where the studies are not at hand."""
    root = os.environ.get("JOURNEYDRAFT_DATA")
    for study, marks in CODED.items() if root else ():
        folder = Path(str(root)) / "interviews" / study
        codes: dict[tuple[str, int], set[str]] = defaultdict(set)
        for code in json.loads((folder / "codes.json").read_text("utf-8")):
            codes[code["file"], code["line"]].add(code["code"])
        sources = _read(folder / "blind")
        for label, of in marks.items():
            truth, ours, threshold = [], [], 0.5
            for source in sources:
                said = units_of(source)
                scores = scores_of(scorer, said)[label]
                threshold = scores.threshold
                best: dict[int, float] = {}
                for unit, score in zip(said, scores.ours, strict=True):
                    line = source.text.count("\n", 0, unit.start) + 1
                    best[line] = max(best.get(line, 0.0), float(score))
                name = Path(source.path).name
                truth += [bool(codes[name, line] & set(of)) for line in best]
                ours += list(best.values())
            yield Lines(study, label, np.array(truth), Said(np.array(ours), None, threshold))


def _read(folder: Path) -> list[Source]:
    """The sources of a copy: what a run leaves behind must not fall into somebody's study."""
    with tempfile.TemporaryDirectory() as place:
        copy = copytree(folder, Path(place) / folder.name, ignore=lambda *_: [".journeydraft"])
        return list(understand([str(copy)], Settings()).sources)


def units_of(source: Source) -> list[Unit]:
    """All units of a source."""
    return [unit for chunk in segment(source) for unit in units(chunk)]


def scores_of(scorer: LearnedScorer, told: list[Unit]) -> dict[str, Said]:
    """By label: what the engine says of each unit."""
    judged = scorer.judge(told)
    return {
        label: Said(np.array([j.probabilities[label] for j in judged]), None, scorer.heads.thresholds[label])
        for label in UNITS_OF_LABELS
    }
