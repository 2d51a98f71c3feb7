"""A comparison as JSON, for programs."""

from __future__ import annotations

import json
from typing import Any

from journeydraft.maps.compare.changes import Comparison, LineChange, StageChange
from journeydraft.maps.compare.shares import Change
from journeydraft.maps.rows import Row
from journeydraft.model.journey import Count, JourneyMap, Stage
from journeydraft.model.share import share


def as_json(compared: Comparison) -> str:
    """``{"old", "new", "stages": […], "lines": […]}``; shares are 0…1, differences new less old."""
    values = {
        "old": _about(compared.old),
        "new": _about(compared.new),
        "stages": [_stage(one) for one in compared.stages],
        "lines": [_line(one) for one in compared.lines],
    }
    return json.dumps(values, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _about(map_: JourneyMap) -> dict[str, Any]:
    return {
        "title": map_.header.title,
        "persona": map_.header.persona,
        "sample": map_.header.sample.model_dump(mode="json"),
    }


def _stage(one: StageChange) -> dict[str, Any]:
    both = one.old and one.new
    return {
        "change": "appeared" if not one.old else "went" if not one.new else "same",
        "renamed": one.renamed,
        "old": _told(one.old),
        "new": _told(one.new),
        "felt": one.felt,
        "reached": _change(one.reached) if both else None,
    }


def _told(stage: Stage | None) -> dict[str, Any] | None:
    if stage is None:
        return None
    return {"name": stage.name, "mood": stage.valence.mean if stage.valence else None}


def _line(one: LineChange) -> dict[str, Any]:
    return {
        "change": one.kind,
        "lane": one.lane,
        "old": _row(one.old),
        "new": _row(one.new),
        "by": one.by,
        "score": one.score,
        "felt": one.felt,
        "participants": _change(one.people),
        "reviews": _change(one.reviews),
    }


def _row(row: Row | None) -> dict[str, Any] | None:
    if row is None:
        return None
    return {
        "place": row.place,
        "stage": row.stage.name if row.stage else None,
        "text": row.item.text,
        "participants": _count(row.item.participants),
        "reviews": _count(row.item.reviews),
        "valence": row.item.valence,
    }


def _count(count: Count | None) -> dict[str, Any] | None:
    return {"count": count.count, "of": count.of, "share": round(share(count), 4)} if count else None


def _change(change: Change | None) -> dict[str, Any] | None:
    if change is None:
        return None
    low, high = change.interval
    return {
        "difference": round(change.difference, 4),
        "interval": [round(low, 4), round(high, 4)],
        "sure": change.sure,
        "small": change.small,
    }
