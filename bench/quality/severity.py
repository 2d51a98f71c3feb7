"""How grave a pain is said to be, against the levels of coders: own held-back turns, and whole studies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from agreement import weighted_kappa
from rows import HELD_BACK, own_turns

from bench.quality.coder import Coded
from bench.quality.studies import units_of
from journeydraft.engines.embedded.scorers import LearnedScorer
from journeydraft.engines.embedded.severity import severity
from journeydraft.engines.embedded.units import Unit
from journeydraft.model.source import Role, Source, SourceKind, Turn

LEVELS = ("low", "medium", "high")
HEAD = ("pains of", "n", "low", "medium", "high", "accuracy", "always medium", "weighted κ")


def rows(scorer: LearnedScorer, studies: Iterable[Coded]) -> Iterator[tuple[str, ...]]:
    """One row a set; under each level its share as coded and as said."""
    yield _row("own turns, situations held back", scorer, list(_own()))
    for study in studies:
        yield _row(study.study, scorer, list(_read(study)))


def _own() -> Iterator[tuple[Unit, int]]:
    for turn in own_turns():
        if (turn.get("interview") or turn["situation"]) not in HELD_BACK:
            continue
        text = " ".join(part[0] for part in turn["parts"])
        said = Turn(0, len(text), "P1", Role.participant, "P1", language=turn["lang"])
        source = Source(turn["id"], "own", SourceKind.interview, text, (said,), language=turn["lang"])
        spans, at = [], 0
        for part in turn["parts"]:
            level = part[3] if "pain" in part[1] and len(part) > 3 else None
            spans.append((at, at + len(part[0]), level))
            at += len(part[0]) + 1
        yield from _coded(units_of(source), spans)


def _read(coded: Coded) -> Iterator[tuple[Unit, int]]:
    for source in coded.sources:
        reads = coded.readings[source.path.rpartition("/")[2]]
        spans = [(read.start, read.end, read.severity if "pain" in read.kinds else None) for read in reads]
        yield from _coded(units_of(source), spans)


def _coded(units: Iterable[Unit], spans: list[tuple[int, int, str | None]]) -> Iterator[tuple[Unit, int]]:
    """Units with the first level coded over them."""
    for unit in units:
        levels = [level for a, b, level in spans if level and a < unit.end and unit.start < b]
        if levels:
            yield unit, LEVELS.index(levels[0])


def _row(name: str, scorer: LearnedScorer, coded: list[tuple[Unit, int]]) -> tuple[str, ...]:
    units = [unit for unit, _ in coded]
    judged = scorer.judge(units)
    truth = np.array([level for _, level in coded])
    said = np.array([LEVELS.index(severity(u, j.gravity)) for u, j in zip(units, judged, strict=True)])
    shares = [f"{(truth == i).mean():.2f} / {(said == i).mean():.2f}" for i in range(len(LEVELS))]
    right, usual = f"{(truth == said).mean():.2f}", f"{(truth == 1).mean():.2f}"
    return name, str(len(truth)), *shares, right, usual, f"{weighted_kappa(truth, said):.2f}"
