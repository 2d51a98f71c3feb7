"""What findings share by their kind, or by the question they answer, says nothing of what they are about.

The encoder knows a pain from a wish, and reads an answer behind its question: both bring findings near each
other whatever they are about. Before they are merged, what a group shares is taken off its vectors.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from journeydraft.model.proved import Proved
from journeydraft.nlp.encoder.base import Vectors

FEW = 10
"""Findings of a kind at which half of their mean is taken off, and none of half as many: the mean of very few
is their own meaning."""

ANSWERS = 4
"""Findings, of two participants at least, from which it is known what answers to one question share."""


def apart(found: Sequence[Proved]) -> list[Proved]:
    """``found`` with vectors less the mean of their kind, then of those that answer the same question."""
    rows = [row for row, one in enumerate(found) if one.finding.vector is not None]
    if not rows:
        return list(found)
    told = [found[row] for row in rows]
    vectors = less_shared(told, np.stack([v for one in told if (v := one.finding.vector) is not None]))
    out = list(found)
    for row, one, vector in zip(rows, told, vectors, strict=True):
        out[row] = replace(one, finding=replace(one.finding, vector=vector))
    return out


def less_shared(told: Sequence[Proved], vectors: Vectors) -> Vectors:
    """``vectors`` (n, d) of ``told`` less what kinds, then answers to one question, share; unit rows."""
    vectors = _less_means(vectors, _groups(told, lambda one: str(one.finding.kind), FEW // 2), FEW)
    asked = _groups(told, _question, ANSWERS)
    return _less_means(vectors, [g for g in asked if len({told[i].finding.participant for i in g}) > 1])


def _question(one: Proved) -> str:
    return " ".join((one.finding.question or "").casefold().split())


def _groups(told: Sequence[Proved], key: Callable[[Proved], str], fewest: int) -> list[list[int]]:
    """Row numbers of findings with the same key, if it has any, where there are enough."""
    groups: dict[str, list[int]] = {}
    for row, one in enumerate(told):
        if name := key(one):
            groups.setdefault(name, []).append(row)
    return [group for group in groups.values() if len(group) >= fewest]


def _less_means(vectors: Vectors, groups: Sequence[list[int]], few: int = 0) -> Vectors:
    """Half of the mean where a group has ``few``, more of it the more there are."""
    out = vectors.copy()
    for group in groups:
        share = np.float32(len(group) / (len(group) + few))
        apart_ = vectors[group] - share * vectors[group].mean(axis=0)
        out[group] = apart_ / np.maximum(np.linalg.norm(apart_, axis=1, keepdims=True), 1e-9)
    return out
