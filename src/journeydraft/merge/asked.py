"""Answers to one question of an interview guide have that question in common: what else they mean counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from journeydraft.model.proved import Proved

FEWEST = 4
"""Findings, of two participants at least, from which a question's own share of the meaning is known."""


def apart_from_question(found: Sequence[Proved]) -> list[Proved]:
    """``found`` with vectors less the mean of those that answer the same question, where many people did."""
    rows: dict[str, list[int]] = {}
    for row, one in enumerate(found):
        asked = " ".join((one.finding.question or "").casefold().split())
        if asked and one.finding.vector is not None:
            rows.setdefault(asked, []).append(row)
    out = list(found)
    for answers in rows.values():
        if len(answers) < FEWEST or len({found[row].finding.participant for row in answers}) < 2:
            continue
        vectors = np.stack([_vector(found[row]) for row in answers])
        vectors = vectors - vectors.mean(axis=0)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        vectors = vectors / np.maximum(lengths, 1e-9)
        for row, vector in zip(answers, vectors, strict=True):
            out[row] = replace(found[row], finding=replace(found[row].finding, vector=vector))
    return out


def _vector(one: Proved) -> np.ndarray:
    assert one.finding.vector is not None
    return one.finding.vector
