"""The score as JSON, for programs."""

from __future__ import annotations

import json
from typing import Any

from journeydraft.maps.matching import Pair
from journeydraft.maps.meaning import NEAR
from journeydraft.maps.metrics import Agreement, Tally
from journeydraft.maps.score import Score
from journeydraft.model.finding import Kind


def as_json(score: Score, about: dict[str, Any]) -> str:
    """All figures and rows of ``score``; ``about`` goes first. Shares that are not defined are null."""
    values = {
        **about,
        "near": NEAR,
        "kinds": {str(kind): _figures_of(score, kind, tally) for kind, tally in score.kinds.items()},
        "all": _tallied(score.total),
        "agreement_over": score.units,
        "rows": [_row(score, i, j, pair) for (i, j), pair in score.rows()],
        "unmapped": dict(sorted(score.unmapped.items())),
        "not_scored": {str(kind): count for kind, count in score.skipped.items()},
    }
    return json.dumps(values, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _figures_of(score: Score, kind: Kind, tally: Tally) -> dict[str, Any]:
    agreed = score.agreements.get(kind)
    return {**_tallied(tally), "agreement": None if agreed is None else _agreement(agreed)}


def _tallied(tally: Tally) -> dict[str, Any]:
    return {
        "map": tally.ours,
        "gold": tally.golds,
        "map_paired": tally.ours_paired,
        "gold_paired": tally.golds_paired,
        "recall": tally.recall,
        "precision": tally.precision,
        "f1": tally.f1,
        "found": tally.found,
        "right": tally.right,
    }


def _agreement(one: Agreement) -> dict[str, Any]:
    return {
        "units": one.units,
        "both": one.both,
        "map_only": one.only_ours,
        "gold_only": one.only_gold,
        "neither": one.neither,
        "observed": one.observed,
        "kappa": one.kappa,
        "ac1": one.ac1,
    }


def _row(score: Score, ours: int | None, gold: int | None, pair: Pair | None) -> dict[str, Any]:
    mine = None if ours is None else score.ours[ours]
    wanted = None if gold is None else score.golds[gold]
    nearest = score.nearest.get(gold) if ours is None and gold is not None else None
    denied = ours is not None and gold is not None and pair is None
    return {
        "kind": next(str(line.kind) for line in (mine, wanted) if line),
        "map_id": mine.id if mine else None,
        "map_text": mine.shown if mine else None,
        "gold_id": wanted.id if wanted else None,
        "gold_text": wanted.shown if wanted else None,
        "by": "you" if denied else pair.by if pair else None,
        "score": pair.score if pair else None,
        "same": pair is not None,
        "nearest_map_id": None if nearest is None else score.ours[nearest].id,
    }
