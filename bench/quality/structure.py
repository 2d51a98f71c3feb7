"""What is one line and what is two, and in which stage it stands: the example studies against their lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench import score
from journeydraft.drafting.pipeline import Drafted

MERGING_HEAD = (
    "study", "quotes", "lines", "findings",
    "pairs P", "pairs R", "pairs F1", "B³ P", "B³ R", "B³ F1",
)  # fmt: skip
STAGES_HEAD = ("study", "stages", "quotes", "unplaced", "accuracy", "largest stage", "τ-b")


class Shown(NamedTuple):
    """A quote of the list that a line of the draft cites words of."""

    finding: str
    line: str
    wanted: int
    placed: int | None


def merging() -> Iterator[tuple[str, ...]]:
    """Quotes that are shown: whether two of one finding stand in one line, and only they."""
    for study in score.STUDIES:
        gold, drafted = score.drafted_beside(study)
        shown = list(_shown(gold, drafted))
        same = _same([s.finding for s in shown]), _same([s.line for s in shown])
        of = (len(shown), len({s.line for s in shown}), len({s.finding for s in shown}))
        yield study, *map(str, of), *_cells(_pairwise(*same)), *_cells(_b_cubed(*same))


def staging() -> Iterator[tuple[str, ...]]:
    """With the list's own stages, by nothing but their names: where its quotes are put, and in what order."""
    for study in score.STUDIES:
        own = ", ".join(score.drafted_beside(study)[0]["stages"])
        gold, drafted = score.drafted_beside(study, own)
        shown = list(_shown(gold, drafted))
        placed = [s for s in shown if s.placed is not None]
        wanted, got = np.array([s.wanted for s in placed]), np.array([s.placed for s in placed])
        largest = np.bincount(wanted).max() / len(placed)
        accuracy = f"{(wanted == got).mean():.2f}"
        counts = (len(gold["stages"]), len(shown), len(shown) - len(placed))
        yield study, *map(str, counts), accuracy, f"{largest:.2f}", f"{tau_b(wanted, got):.2f}"


def _shown(gold: dict[str, Any], drafted: Drafted) -> Iterator[Shown]:
    stage_of = {finding["id"]: gold["stages"].index(finding["stage"]) for finding in gold["findings"]}
    for kind, lane in score.LANES.items():
        lines = [(i, one) for i, stage in enumerate(drafted.map.stages) for one in getattr(stage, lane)]
        lines += [(None, one) for one in drafted.map.unplaced if one.lane == lane]
        for quote in score.quotes_of(gold, kind, drafted.study.sources):
            for place, one in lines:
                if score.matched(one, drafted.map.evidence, [quote]):
                    yield Shown(quote.finding, one.id, stage_of[quote.finding], place)
                    break


def _same(names: Sequence[str]) -> NDArray[np.bool_]:
    """(n, n): whether two have the same name."""
    array = np.array(names)
    return np.asarray(array[:, None] == array[None, :])


def _pairwise(wanted: NDArray[np.bool_], got: NDArray[np.bool_]) -> tuple[float, float]:
    """Precision and recall over pairs of quotes."""
    apart = np.triu(np.ones_like(wanted), k=1)
    both = (wanted & got & apart).sum()
    return float(both / max(1, (got & apart).sum())), float(both / max(1, (wanted & apart).sum()))


def _b_cubed(wanted: NDArray[np.bool_], got: NDArray[np.bool_]) -> tuple[float, float]:
    """Precision and recall of each quote's company, on average (Bagga and Baldwin 1998)."""
    both = (wanted & got).sum(axis=1)
    return float((both / got.sum(axis=1)).mean()), float((both / wanted.sum(axis=1)).mean())


def _cells(of: tuple[float, float]) -> tuple[str, str, str]:
    precision, recall = of
    harmonic = 2 * precision * recall / max(1e-9, precision + recall)
    return f"{precision:.2f}", f"{recall:.2f}", f"{harmonic:.2f}"


def tau_b(a: NDArray[np.int_], b: NDArray[np.int_]) -> float:
    """Kendall's rank correlation with ties, −1…1 (Kendall 1945)."""
    upper = np.triu_indices(len(a), k=1)
    x, y = (np.sign(v[:, None] - v[None, :])[upper] for v in (a, b))
    return float((x * y).sum() / max(1e-9, np.sqrt((x**2).sum() * (y**2).sum())))
