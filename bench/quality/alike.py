"""How well nearness tells findings that say the same: in one person's talk, and across people.

AUC: how often a pair of one finding is nearer than a pair of two; P: how many are right of the nearest
pairs that hold a tenth of those of one finding, as joining needs them. Ours: ``training/same``, lines of
several people on one situation, grouped by what they are about; nothing is trained on them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench import score
from journeydraft.engines.embedded.decide import UNITS_OF_LABELS
from journeydraft.merge.apart import less_shared
from journeydraft.merge.together import compared_by
from journeydraft.nlp.about import in_turns
from journeydraft.nlp.encoder.base import Telling
from journeydraft.nlp.meaning import Meaning

HEAD = (
    "study",
    *("pairs of one person", "of them the same", "AUC", "P"),
    *("across people", "the same", "AUC", "P"),
)
FIRST = 0.1
"""Share of the pairs of one finding."""

OURS = score.FIXTURES.parents[1] / "training" / "same"


class Line(NamedTuple):
    """What is compared: lines of another ``study`` or ``kind`` never are."""

    study: str
    kind: str
    person: str | None
    findings: frozenset[str]
    vector: NDArray[np.float32]


def rows(meaning: Meaning) -> Iterator[tuple[str, ...]]:
    """One row a study, and one for all of our own situations."""
    for study in score.STUDIES:
        yield study, *_cells(list(_study(study, meaning)))
    yield "our own situations", *_cells(_ours(meaning))


def _study(study: str, meaning: Meaning) -> Iterator[Line]:
    gold, drafted = score.drafted_beside(study)
    for kind in score.LANES:
        told = [one for one in drafted.staged.found if str(one.finding.kind) == kind]
        about = less_shared(told, compared_by(told, meaning.sameness))
        quotes = score.quotes_of(gold, kind, drafted.study.sources)
        wanted = list(quotes)
        for one, vector in zip(told, about, strict=True):
            shown = one.evidence
            findings = frozenset(
                q.finding
                for q in wanted
                if q.file == shown.source and q.start < (shown.end or 0) and (shown.start or 0) < q.end
            )
            if findings:
                yield Line(study, kind, one.finding.participant, findings, vector)


def _ours(meaning: Meaning) -> list[Line]:
    turns = [
        json.loads(line) for path in sorted(OURS.glob("*.jsonl")) for line in path.open(encoding="utf-8")
    ]
    tellings = [Telling(tuple(part[0] for part in turn["parts"]), turn["question"]) for turn in turns]
    parts = [(turn, part) for turn in turns for part in turn["parts"]]
    vectors = meaning.centred(meaning.raw_parts(tellings), [turn["lang"] for turn, _ in parts])
    read = in_turns(vectors, [len(turn["parts"]) for turn in turns])
    about = meaning.about([part[0] for _, part in parts], [turn["lang"] for turn, _ in parts], read)
    kinds = [str(UNITS_OF_LABELS[part[1][0]]) for _, part in parts]
    compared = vectors if about is None else meaning.sameness.apart(about, kinds)
    return [
        Line(turn["situation"], kind, turn["participant"], frozenset({part[2]}), row)
        for (turn, part), kind, row in zip(parts, kinds, compared, strict=True)
    ]


def _cells(lines: Sequence[Line]) -> Iterator[str]:
    pairs = [p for p in combinations(lines, 2) if (p[0].study, p[0].kind) == (p[1].study, p[1].kind)]
    for one_person in (True, False):
        some = [(a, b) for a, b in pairs if (a.person == b.person) == one_person]
        same = np.array([bool(a.findings & b.findings) for a, b in some])
        yield from (str(len(some)), str(int(same.sum())))
        near = np.array([float(a.vector @ b.vector) for a, b in some])
        yield from (f"{auc(same, near):.2f}", f"{precision(same, near):.2f}")


def auc(truth: NDArray[np.bool_], values: NDArray[np.floating]) -> float:
    """Area under the receiver's curve, by ranks (Mann and Whitney 1947)."""
    rank = np.searchsorted(np.sort(values), values, side="left") + np.searchsorted(
        np.sort(values), values, side="right"
    )
    right, wrong = int(truth.sum()), int((~truth).sum())
    return float((rank[truth].sum() / 2 - right * right / 2) / max(1, right * wrong))


def precision(truth: NDArray[np.bool_], values: NDArray[np.floating], recall: float = FIRST) -> float:
    """Precision of the highest values, as many as hold the share ``recall`` of what is true."""
    right = np.cumsum(truth[np.argsort(-values, kind="stable")])
    taken = int(np.searchsorted(right, recall * truth.sum())) + 1
    return float(right[taken - 1] / taken)
