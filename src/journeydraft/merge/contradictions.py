"""What stands against a claim: the opposite about the same thing, from somebody else, wherever it was told.

One waited for weeks, another had it the next day: a pain and a gain that are near each other once what all
pains, and all gains, share is taken off (``apart``). Nearness is weak evidence, so both must be likely to be
what they are taken for, clearly felt, and name the thing: in one language a quote of each has two telling
words in common, besides those for where it happened.
How near is chosen on half of ``bench/quality/contradictions.jsonl``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from statistics import fmean

import numpy as np

from journeydraft.merge.items import authors, people, sureness
from journeydraft.merge.lanes import Findings, Lane
from journeydraft.model.proved import Proved
from journeydraft.nlp.encoder.base import Vectors
from journeydraft.nlp.stems import matter, telling

ABOUT_THE_SAME = 0.36
"""Cosine between two groups' means from which they are about the same thing: the least at which, in the half
that it was chosen on, no lines of different situations pass."""

SURE = 0.6
"""How likely a group must be what its lane says, 0…1."""

CLEARLY_BAD = -0.6
"""Mean valence of a pain from which it is no passing remark; a gain must lie above 0."""

PRAISE = 4
"""Words of a gain below which it is praise of nothing in particular ("it was great")."""

MOST = 3
"""Quotes that stand against one item, at most."""

NAMED = 2
"""Telling words that two claims of one language share when they are about the same thing."""

MANY = 8
"""Groups from which a word that they share tells nothing."""

BLOCK = 1024
"""Groups that are compared with all of the other lane at once."""

Columns = Sequence[Mapping[str, Lane]]


def with_contradictions(columns: Columns) -> list[dict[str, Lane]]:
    """``columns`` (the lanes of each stage, and of what is unplaced), their pains and gains gainsaid."""
    pains = _groups(columns, "pain_points", lambda mean: mean <= CLEARLY_BAD)
    gains = _groups(columns, "gains", lambda mean: mean > 0)
    against = _against(pains, gains) | _against(gains, pains)
    return [{name: _marked(lane, against) for name, lane in made.items()} for made in columns]


def _groups(columns: Columns, lane: str, fits: Callable[[float], bool]) -> list[Findings]:
    """The groups of ``lane`` that are likely what it says, and felt so where a valence is known."""
    found = [group for made in columns if lane in made for group in made[lane].groups]
    if lane == "gains":
        found = [group for group in found if max(len(p.finding.quote.split()) for p in group) >= PRAISE]
    return [group for group in found if sureness(group) >= SURE and all(map(fits, _felt(group)))]


def _felt(group: Findings) -> list[float]:
    """The mean valence of ``group``, if it has any."""
    felt = [p.finding.valence for p in group if p.finding.valence is not None]
    return [fmean(felt)] if felt else []


def _against(groups: Sequence[Findings], others: Sequence[Findings]) -> dict[int, tuple[str, ...]]:
    """By the identity of each group: the evidence of ``others`` about the same thing, nearest first."""
    if not groups or not others:
        return {}
    opposite = np.stack([_mean(group) for group in others])
    known = telling([_words(group) for group in (*groups, *others)], MANY)
    named = dict(zip(map(id, (*groups, *others)), known, strict=True))
    found = {}
    for at in range(0, len(groups), BLOCK):
        block = groups[at : at + BLOCK]
        cosines = np.round(np.stack([_mean(group) for group in block]) @ opposite.T, 5)
        for group, row in zip(block, cosines, strict=True):
            near = [
                int(i)
                for i in np.argsort(-row, kind="stable")
                if row[i] >= ABOUT_THE_SAME
                and (
                    _names_one(group, others[i], named[id(group)] & named[id(others[i])])
                    or _languages(group).isdisjoint(_languages(others[i]))
                )
            ]
            found[id(group)] = _said_by_others(group, chain.from_iterable(others[i] for i in near))
    return found


def _marked(lane: Lane, against: Mapping[int, tuple[str, ...]]) -> Lane:
    items = tuple(
        one.model_copy(update={"contradicted_by": against[id(group)]}) if id(group) in against else one
        for one, group in zip(lane.items, lane.groups, strict=True)
    )
    return replace(lane, items=items)


def _said_by_others(group: Findings, near: Iterable[Proved]) -> tuple[str, ...]:
    said = people(group) | authors(group)
    return tuple(dict.fromkeys(p.ident for p in near if p.finding.participant not in said))[:MOST]


def _names_one(group: Findings, other: Findings, shared: frozenset[str]) -> bool:
    """Whether a quote of each has enough of the ``shared`` words."""
    return len(shared) >= NAMED and any(
        len(matter(*_said(a)) & matter(*_said(b)) & shared) >= NAMED for a in group for b in other
    )


def _words(group: Findings) -> frozenset[str]:
    return frozenset().union(*(matter(*_said(p)) for p in group))


def _said(one: Proved) -> tuple[str, str | None]:
    return one.finding.quote, one.finding.language


def _languages(group: Findings) -> set[str | None]:
    return {p.finding.language for p in group}


def _mean(group: Findings) -> Vectors:
    vectors = [p.finding.vector for p in group if p.finding.vector is not None]
    mean = np.sum(vectors, axis=0)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), np.float32)
