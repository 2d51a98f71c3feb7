"""The plan as JSON, for programs."""

from __future__ import annotations

import json
from typing import Any

from journeydraft.model.journey import Count
from journeydraft.planning.rank import Plan, Planned


def as_json(made: Plan) -> str:
    """``{"title", "opportunities": […]}``, the worthiest first; ``place`` is a JSON Pointer into the map."""
    values = {"title": made.map.header.title, "opportunities": [_record(one) for one in made.planned]}
    return json.dumps(values, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _record(one: Planned) -> dict[str, Any]:
    item = one.row.item
    return {
        "rank": one.rank,
        "text": item.text,
        "stage": one.row.stage.name if one.row.stage else None,
        "place": one.row.place,
        "id": item.id,
        "score": one.score,
        "reach": round(one.reach, 4),
        "severity": one.severity,
        "to_check": one.doubtful,
        "effort": item.effort,
        "effort_divisor": one.divisor,
        "impact": item.impact,
        "owner": item.owner,
        "participants": _count(one.participants),
        "reviews": _count(one.reviews),
        "answers": [{"id": answered.id, "text": answered.text} for answered in one.answers],
    }


def _count(count: Count | None) -> dict[str, Any] | None:
    return {"count": count.count, "of": count.of} if count else None
