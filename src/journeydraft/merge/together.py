"""Findings of the whole study that say the same get one number, and stand where most of them do.

Where in the journey one person's sentence belongs is often a near thing; the same obstacle told by several is
placed once, by all of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import replace

import numpy as np

from journeydraft.merge.apart import less_shared
from journeydraft.merge.cluster import Told, cluster, codes
from journeydraft.merge.lanes import LANE_OF
from journeydraft.model.proved import Proved
from journeydraft.nlp.encoder.base import Vectors, unit_rows
from journeydraft.nlp.sameness import Sameness
from journeydraft.nlp.stems import stems, telling

CLAIMS = frozenset({"pain_points", "gains", "needs"})
WORDED = 2
"""Words from which two sentences with the same ones say the same."""

STRICTER = 0.1
"""Added to both thresholds in the other lanes: what people do and think is alike without being the same."""


def together(found: Sequence[Proved], sameness: Sameness) -> list[Proved]:
    """``found`` in order, with the number of the matter each tells of and the stage of that matter.

    Touchpoints, channels and emotions are named, not worded: they have none, nor has what has no vector.
    """
    out = list(found)
    number = 0
    for lane, rows in _by_lane(found).items():
        told = [found[row] for row in rows]
        vectors = np.stack([one.finding.vector for one in told if one.finding.vector is not None])
        seen = sameness.about(vectors, [str(one.finding.kind) for one in told])
        said = [stems(one.finding.quote, one.finding.language) for one in told]
        about = _alike_where_said_alike(less_shared(told, seen), seen, said)
        owners = codes([_owner(one) for one in told])
        languages = codes([one.finding.language for one in told])
        compared = Told(about, owners, languages, sameness.abroad, telling(said))
        stricter = 0.0 if lane in CLAIMS else STRICTER
        for group in cluster(compared, sameness.own + stricter, sameness.others + stricter):
            stage = _stage([told[i] for i in group])
            for i in group:
                out[rows[i]] = replace(told[i], matter=number, stage=stage)
            number += 1
    return out


def _alike_where_said_alike(about: Vectors, seen: Vectors, said: Sequence[frozenset[str]]) -> Vectors:
    """``about`` with one vector for all rows of the same words: what they are, before anything was taken off.

    Where many answer a question with the same words, what they share is all they say, and it was taken off.
    """
    rows: dict[frozenset[str], list[int]] = {}
    for row, words in enumerate(said):
        rows.setdefault(words, []).append(row)
    out = about.copy()
    for words, same in rows.items():
        if len(words) >= WORDED and len(same) > 1:
            out[same] = unit_rows(seen[same].mean(axis=0, keepdims=True))
    return out


def _by_lane(found: Sequence[Proved]) -> dict[str, list[int]]:
    lanes: dict[str, list[int]] = {}
    for row, one in enumerate(found):
        lane = LANE_OF.get(one.finding.kind)
        if lane and lane != "emotions" and one.finding.vector is not None:
            lanes.setdefault(lane, []).append(row)
    return lanes


def _owner(one: Proved) -> Hashable:
    """Who said it; where nobody knows, the source stands for its people."""
    return one.finding.participant, None if one.finding.participant else one.finding.source


def _stage(group: Sequence[Proved]) -> int | None:
    """Where most of those stand that have a place; of as many, the surest's, then the earliest."""
    votes: Counter[int] = Counter()
    sure: Counter[int] = Counter()
    for one in group:
        if one.stage is not None:
            votes[one.stage] += 1
            sure[one.stage] = max(sure[one.stage], round(1000 * one.finding.weight))
    return min(votes, key=lambda stage: (-votes[stage], -sure[stage], stage), default=None)
