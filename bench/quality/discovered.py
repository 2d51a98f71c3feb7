"""Discovered stages against written ones: of the example studies, and of our own interviews."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench import score
from bench.quality.own_studies import written
from bench.quality.structure import tau_b
from journeydraft.drafting.pipeline import Drafted
from journeydraft.model.proved import Proved
from journeydraft.stages.template import DISCOVER

HEAD = (
    "study", "findings", "unplaced", "written", "found", "ARI", "V", "τ-b",
    "slices ARI", "default ARI", "fit", "order",
)  # fmt: skip
KINDS = ("pain", "gain", "need")

Numbers = NDArray[np.int_]


class Compared(NamedTuple):
    """Findings whose stage was written: that stage, the one discovered, that of a draft without ``--stages``
    (−1: none), and when in the telling it was told, 0…1."""

    written: Numbers
    discovered: Numbers
    default: Numbers
    when: NDArray[np.float64]


def rows() -> Iterator[tuple[str, ...]]:
    """One row a study."""
    for study in score.STUDIES:
        gold, own = score.drafted_beside(study, DISCOVER)
        stage_of = {finding["id"]: gold["stages"].index(finding["stage"]) for finding in gold["findings"]}
        quotes = [q for kind in KINDS for q in score.quotes_of(gold, kind, own.study.sources)]
        told = [_quoted(one, quotes, stage_of) for one in own.staged.found]
        yield _row(study, len(gold["stages"]), told, own, score.drafted_beside(study)[1])
    for study in written():
        own = study.drafted(DISCOVER)
        yield _row(study.name, study.stages, study.told(own), own, study.drafted())


def _quoted(one: Proved, quotes: list[score.Quote], stage_of: dict[str, int]) -> int | None:
    start, end = one.evidence.start or 0, one.evidence.end or 0
    for quote in quotes:
        if quote.file == one.evidence.source and quote.start < end and start < quote.end:
            return stage_of[quote.finding]
    return None


def _row(name: str, stages: int, told: list[int | None], own: Drafted, other: Drafted) -> tuple[str, ...]:
    best = own.staged.best
    found = len(best.template.stages)
    all_ = _compared(told, own, other)
    one = Compared(*(column[all_.discovered >= 0] for column in all_))
    slices = np.minimum((one.when * found).astype(int), found - 1)
    measured = (
        adjusted_rand(one.written, one.discovered),
        v_measure(one.written, one.discovered),
        tau_b(one.written, one.discovered),
        adjusted_rand(one.written, slices),
        adjusted_rand(one.written, one.default),
    )
    counts = (len(all_.written), int((all_.discovered < 0).sum()), stages, found)
    cells = [f"{value:.2f}" for value in (*measured, best.fit or 0.0, best.order or 0.0)]
    return name, *map(str, counts), *cells


def _compared(told: list[int | None], own: Drafted, other: Drafted) -> Compared:
    rows = [i for i, stage in enumerate(told) if stage is not None]
    found = own.staged.found
    last: dict[tuple[str, str | None], int] = {}
    for one in found:
        story = one.evidence.source, one.finding.participant
        last[story] = max(last.get(story, 1), one.evidence.start or 0)
    when = [
        (found[i].evidence.start or 0) / last[found[i].evidence.source, found[i].finding.participant]
        for i in rows
    ]
    placed = [
        [-1 if drafted.staged.found[i].stage is None else drafted.staged.found[i].stage for i in rows]
        for drafted in (own, other)
    ]
    return Compared(np.array([told[i] for i in rows]), *map(np.array, placed), np.array(when))


def adjusted_rand(a: Numbers, b: Numbers) -> float:
    """Agreement of two groupings over pairs, 0 by chance, 1 the same (Hubert and Arabie 1985)."""
    table = _table(a, b)
    both, rows, columns = (_pairs(t).sum() for t in (table, table.sum(axis=1), table.sum(axis=0)))
    expected = rows * columns / max(1.0, float(_pairs(table.sum())))
    return float((both - expected) / max(1e-9, (rows + columns) / 2 - expected))


def v_measure(a: Numbers, b: Numbers) -> float:
    """Harmonic mean of homogeneity and completeness, 0…1 (Rosenberg and Hirschberg 2007)."""
    share = _table(a, b) / len(a)
    rows, columns = share.sum(axis=1), share.sum(axis=0)
    shared = _entropy(rows) + _entropy(columns) - _entropy(share.ravel())
    return float(2 * shared / max(1e-9, _entropy(rows) + _entropy(columns)))


def _table(a: Numbers, b: Numbers) -> NDArray[np.float64]:
    rows, columns = np.unique(a, return_inverse=True)[1], np.unique(b, return_inverse=True)[1]
    table = np.zeros((rows.max() + 1, columns.max() + 1))
    np.add.at(table, (rows, columns), 1)
    return table


def _pairs(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(counts * (counts - 1) / 2)


def _entropy(shares: NDArray[np.float64]) -> float:
    positive = shares[shares > 0]
    return float(-(positive * np.log(positive)).sum())


if __name__ == "__main__":
    from bench.quality import tables

    print(tables.markdown(HEAD, list(rows())))
