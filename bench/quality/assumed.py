"""Verdicts on what a team assumed: lines of our own about the example studies, on which thresholds were set.

``assumptions.jsonl`` has for each line what the author of the studies knows of it: supported, contradicted,
or no evidence. Nothing here is held back: thresholds and weights were chosen on all three studies.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from journeydraft.drafting.pipeline import draft
from journeydraft.model.journey import Item
from journeydraft.settings import Settings
from journeydraft.validating.judge import judge

LINES = Path(__file__).with_name("assumptions.jsonl")
STUDIES = Path(__file__).parents[2] / "fixtures" / "interviews"
VERDICTS = ("supported", "contradicted", "no_evidence")
HEAD = (
    "study", "lines", "right", "always supported", "F1, mean of three",
    "F1 supported", "F1 contradicted", "F1 no evidence", "right where not “to check”",
)  # fmt: skip


def rows() -> Iterator[tuple[str, ...]]:
    """One row for each study."""
    lines = [json.loads(line) for line in LINES.read_text("utf-8").splitlines()]
    for study in dict.fromkeys(line["study"] for line in lines):
        yield _row(study, [line for line in lines if line["study"] == study])


def _row(study: str, lines: list[dict[str, str]]) -> tuple[str, ...]:
    drafted = draft([str(STUDIES / study)], Settings())
    listed = [(line["lane"], Item(text=line["text"])) for line in lines]
    judged = judge(listed, drafted.staged.found, drafted.meaning).judged
    truth = [line["verdict"] for line in lines]
    said = [judged[number].verdict for number in range(len(lines))]
    scores = [_f1(truth, said, verdict) for verdict in VERDICTS]
    sure = [n for n in range(len(lines)) if not judged[n].doubtful]
    return (
        study,
        str(len(lines)),
        f"{_share(truth, said, range(len(lines))):.2f}",
        f"{truth.count('supported') / len(truth):.2f}",
        f"{sum(scores) / len(scores):.2f}",
        *(f"{score:.2f}" for score in scores),
        f"{_share(truth, said, sure):.2f} of {len(sure)}",
    )


def _share(truth: list[str], said: list[str], of: range | list[int]) -> float:
    return sum(truth[n] == said[n] for n in of) / max(1, len(of))


def _f1(truth: list[str], said: list[str], verdict: str) -> float:
    both = sum(a == b == verdict for a, b in zip(truth, said, strict=True))
    either = truth.count(verdict) + said.count(verdict)
    return 2 * both / either if either else 0.0
