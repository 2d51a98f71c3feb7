"""What stands against a claim: the opposite about the same thing, from somebody else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from journeydraft.merge.items import authors, people
from journeydraft.model.journey import Item
from journeydraft.model.proved import Proved

ABOUT_THE_SAME = 0.5
"""Centred cosine between two groups' means from which they are about the same thing."""

MOST = 3


def contradicted(
    items: Sequence[Item], groups: Sequence[Sequence[Proved]], against: Sequence[Sequence[Proved]]
) -> tuple[Item, ...]:
    """``items`` with the evidence of ``against`` that is about the same thing and said by others."""
    if not against:
        return tuple(items)
    others = np.stack([_mean(group) for group in against])
    made = []
    for one, group in zip(items, groups, strict=True):
        cosines = others @ _mean(group)
        near = [int(i) for i in np.argsort(-cosines, kind="stable") if cosines[i] >= ABOUT_THE_SAME]
        said = people(group) | authors(group)
        found = [p.ident for i in near for p in against[i] if p.finding.participant not in said]
        made.append(one.model_copy(update={"contradicted_by": tuple(dict.fromkeys(found))[:MOST]}))
    return tuple(made)


def _mean(group: Iterable[Proved]) -> NDArray[np.float32]:
    vectors = [p.finding.vector for p in group if p.finding.vector is not None]
    mean = np.sum(vectors, axis=0)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), np.float32)
