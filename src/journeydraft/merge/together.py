"""Findings of the whole study that say the same get one number, and stand where most of them do.

Where in the journey one person's sentence belongs is often a near thing; the same obstacle told by several is
placed once, by all of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import numpy as np

from journeydraft.merge.apart import less_shared
from journeydraft.merge.cluster import Matter, cluster, codes
from journeydraft.merge.lanes import JOINED, LANE_OF
from journeydraft.merge.likeness import Told
from journeydraft.merge.runs import runs, turn_of
from journeydraft.model.finding import TERM
from journeydraft.model.journey import CLAIMS
from journeydraft.model.proved import Proved
from journeydraft.nlp.encoder.base import Vectors, unit_rows
from journeydraft.nlp.sameness import Sameness
from journeydraft.nlp.stems import rarity, stems

USUAL, PAIRS = 0.14, 400
"""The spread of most studies, and how many pairs of findings it counts as."""

MOST = 0.75
"""A cosine that says the same in any study: where all tell of one thing, the spread is that thing's."""

WORDED = 2
"""Words from which two sentences with the same ones say the same."""

STRICTER = 0.05
"""Added to both thresholds in the other lanes: what people do and think is alike without being the same."""


def together(found: Sequence[Proved], sameness: Sameness) -> list[Proved]:
    """``found`` in order, with the number of the matter each tells of and the stage of that matter.

    Touchpoints, channels and emotions are named, not worded: they have none, nor has what has no vector.
    """
    out = list(found)
    number = 0
    rare = _rare(found, sameness)
    lanes = _by_lane(found)
    compared = {lane: _compared([found[row] for row in rows], sameness, rare) for lane, rows in lanes.items()}
    whose = {lane: [found[row].finding.participant for row in rows] for lane, rows in lanes.items()}
    of_study = spread([(told.vectors, whose[lane]) for lane, told in compared.items()])
    near = min(max(sameness.others * of_study, sameness.least), MOST)
    for lane, rows in lanes.items():
        stricter = 0.0 if lane in CLAIMS else STRICTER
        of_lane = runs([found[row] for row in rows])
        terms = {i for i, row in enumerate(rows) if found[row].finding.label == TERM}
        matters = cluster(compared[lane], of_lane, sameness.own + stricter, near + stricter)
        for matter in _terms_as_one(matters, terms):
            group = [rows[i] for i in matter.rows]
            stage = _stage([found[row] for row in group])
            central = {rows[i] for i in matter.central}
            for row in group:
                out[row] = replace(found[row], matter=number, stage=stage, central=row in central)
            number += 1
    return out


def _terms_as_one(matters: Sequence[Matter], terms: Collection[int]) -> list[Matter]:
    """``matters`` with those that are nothing but ``terms``, rows that ask what a word means, as one."""
    asking = [matter for matter in matters if all(row in terms for row in matter.rows)]
    if len(asking) < 2:
        return list(matters)
    rows = sorted(row for matter in asking for row in matter.rows)
    return sorted([*(matter for matter in matters if matter not in asking), Matter(rows, rows)])


def _rare(found: Sequence[Proved], sameness: Sameness) -> Mapping[str, float]:
    """What each rare word of the study is worth to the likeness of two findings with it."""
    said = dict.fromkeys((one.finding.quote, one.finding.language) for one in found)
    return {stem: sameness.words * rare for stem, rare in rarity([stems(*of) for of in said]).items()}


def spread(lanes: Sequence[tuple[Vectors, Sequence[str | None]]]) -> float:
    """Root mean square of the cosines between different people's rows of a lane (unit rows (n, k), and whose
    each is), over all lanes; where there are few, nearer to what is usual."""
    pairs, squares = float(PAIRS), PAIRS * USUAL**2
    for vectors, whose in lanes:
        people = codes(whose)
        groups = [vectors[people == one] for one in range(int(people.max(initial=-1)) + 1)]
        pairs += len(vectors) ** 2 - sum(len(of_one) ** 2 for of_one in groups)
        squares += _squares(vectors) - sum(map(_squares, groups))
    return float(round(np.sqrt(squares / pairs), 6))


def _squares(rows: Vectors) -> float:
    """The sum of the squares of the cosines of all ``rows`` with all."""
    return float(np.square(rows.T.astype(np.float64) @ rows).sum())


def _compared(told: Sequence[Proved], sameness: Sameness, rare: Mapping[str, float]) -> Told:
    """``told``, findings of one lane, as they are compared."""
    said = [stems(one.finding.quote, one.finding.language) for one in told]
    about = _less_shared(told, compared_by(told, sameness), said)
    languages = codes([one.finding.language for one in told])
    turns = codes([turn_of(one) for one in told])
    return Told(about, languages, turns, sameness.abroad, said, rare)


def compared_by(told: Sequence[Proved], sameness: Sameness) -> Vectors:
    """What ``told`` are about, (n, k); what they mean, (n, d), where that is not known of all."""
    about = [one.finding.about for one in told if one.finding.about is not None]
    if len(about) == len(told):
        return sameness.apart(np.stack(about), [str(one.finding.kind) for one in told])
    return np.stack([one.finding.vector for one in told if one.finding.vector is not None])


def _less_shared(told: Sequence[Proved], seen: Vectors, said: Sequence[frozenset[str]]) -> Vectors:
    """``seen`` without what answers to one question share, but for rows of the same words: they keep one
    vector, what they were before anything was taken off.

    Where many answer a question with the same words, what they share is all they say, and it was taken off.
    """
    rows: dict[frozenset[str], list[int]] = {}
    for row, words in enumerate(said):
        rows.setdefault(words, []).append(row)
    out = less_shared(told, seen).copy()
    for words, same in rows.items():
        if len(words) >= WORDED and len(same) > 1:
            out[same] = unit_rows(seen[same].mean(axis=0, keepdims=True))
    return out


def _by_lane(found: Sequence[Proved]) -> dict[str, list[int]]:
    lanes: dict[str, list[int]] = {}
    for row, one in enumerate(found):
        if one.finding.kind in JOINED and one.finding.vector is not None:
            lanes.setdefault(LANE_OF[one.finding.kind], []).append(row)
    return lanes


def _stage(group: Sequence[Proved]) -> int | None:
    """Where most of those stand that have a place; of as many, the surest's, then the earliest."""
    votes: Counter[int] = Counter()
    sure: Counter[int] = Counter()
    for one in group:
        if one.stage is not None:
            votes[one.stage] += 1
            sure[one.stage] = max(sure[one.stage], round(1000 * one.finding.weight))
    return min(votes, key=lambda stage: (-votes[stage], -sure[stage], stage), default=None)
