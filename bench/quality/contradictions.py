"""Whether a gain gainsays a pain: pairs of lines of our own, half of them held back.

``contradictions.jsonl`` holds pairs of what two people said of the same thing, in eight languages and across
them: contradicting, or as near in words and not contradicting. All lines go through merging together, as
those of one study, with the kinds that the list gives them: this measures the rule, not the heads.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bench.quality.measures import always, f1
from journeydraft.merge.apart import apart
from journeydraft.merge.contradictions import with_contradictions
from journeydraft.merge.lanes import Lane
from journeydraft.model.finding import Finding, Kind
from journeydraft.model.journey import Evidence, Item
from journeydraft.model.proved import Proved
from journeydraft.model.source import SourceKind
from journeydraft.nlp.meaning import Meaning

HEAD = (
    "pairs of lines", "pairs", "contradicting", "always yes",
    "precision", "recall", "F1", "of unrelated pairs",
)  # fmt: skip
PAIRS = Path(__file__).with_name("contradictions.jsonl")
LANE_OF = {"pain": "pain_points", "gain": "gains"}


def rows(meaning: Meaning) -> Iterator[tuple[str, ...]]:
    """One row for the half that the threshold was chosen on, one for the half held back."""
    pairs = [json.loads(line) for line in PAIRS.read_text("utf-8").splitlines()]
    said = _said(pairs, meaning)
    for half in ("tuned on", "held back"):
        listed = [pair for pair in pairs if pair["half"] == half]
        truth = np.array([pair["contradicts"] for pair in listed])
        found = np.array([(pair["a"], pair["b"]) in said for pair in listed])
        both = float((truth & found).sum())
        yield (
            half,
            str(len(listed)),
            str(int(truth.sum())),
            f"{always(truth):.2f}",
            f"{both / max(1, int(found.sum())):.2f}",
            f"{both / max(1, int(truth.sum())):.2f}",
            f"{f1(truth, found):.2f}",
            f"{_unrelated(listed, pairs, said):.3f}",
        )


def _said(pairs: Sequence[dict[str, Any]], meaning: Meaning) -> set[tuple[str, str]]:
    """All pairs of lines, either way round, that the rule takes to contradict each other."""
    lines = {
        pair[side]: (pair[f"{side}_kind"], pair["langs"][n]) for pair in pairs for n, side in enumerate("ab")
    }
    vectors = meaning.of(list(lines), [lang for _, lang in lines.values()])
    found = [
        _proved(number, text, kind, vector)
        for number, ((text, (kind, _)), vector) in enumerate(zip(lines.items(), vectors, strict=True))
    ]
    by_ident = {one.ident: one.finding.text for one in found}
    lanes = {
        lane: Lane(tuple(Item(id=one.ident, text=one.finding.text) for one in of), tuple([one] for one in of))
        for kind, lane in LANE_OF.items()
        if (of := [one for one in apart(found) if one.finding.kind == kind])
    }
    (made,) = with_contradictions([lanes])
    said = {
        (one.text, by_ident[i]) for lane in made.values() for one in lane.items for i in one.contradicted_by
    }
    return said | {(b, a) for a, b in said}


def _unrelated(
    listed: Sequence[dict[str, Any]], pairs: Sequence[dict[str, Any]], said: set[tuple[str, str]]
) -> float:
    """Share of the pains × gains of ``listed`` that stand in no pair together and are said to contradict."""
    pains = {pair["a"] for pair in listed if pair["a_kind"] == "pain"}
    gains = {pair["b"] for pair in listed if pair["b_kind"] == "gain"}
    together = {(pair["a"], pair["b"]) for pair in pairs}
    apart_ = [(a, b) for a in pains for b in gains if (a, b) not in together]
    return sum(pair in said for pair in apart_) / max(1, len(apart_))


def _proved(number: int, text: str, kind: str, vector: Any) -> Proved:
    person = f"P{number}"
    finding = Finding(
        kind=Kind(kind), text=text, quote=text, source="gold", turn=number, participant=person, vector=vector
    )
    evidence = Evidence(source="gold", participant=person, quote=text, start=0, end=len(text))
    return Proved(finding, evidence, SourceKind.interview, ident=person)
