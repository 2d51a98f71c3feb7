"""A new draft of a map keeps its stages: those of its template, or its own as a template for the next run."""

from __future__ import annotations

import json
from collections.abc import Iterator

from journeydraft.model.journey import JourneyMap, Stage
from journeydraft.stages.template import MOST_STAGES, TEMPLATES, slug

ABOUT = 24
"""Lines of a stage that say what it is about, at most."""


def own_stages(map_: JourneyMap) -> str | None:
    """A template (TOML) that lays a draft out as ``map_``; None where that is a shipped one, or none.

    It says what a stage is about by the lines that stand in it, so it must be kept: made of the next draft it
    would be another.
    """
    if map_.provenance.template in TEMPLATES:
        return None
    named = list(
        {slug(stage.id or stage.name): stage for stage in map_.stages if stage.name.strip()}.values()
    )
    named = named[:MOST_STAGES]
    if not named:
        return None
    return "\n".join([*_template(map_, named), ""])


def _template(map_: JourneyMap, stages: list[Stage]) -> Iterator[str]:
    yield f"name = {_text(map_.provenance.template or 'own')}"
    if map_.header.journey:
        yield f"journey = {_text(map_.header.journey)}"
    for stage in stages:
        yield "[[stages]]"
        yield f"id = {_text(slug(stage.id or stage.name))}"
        yield f"name = {_text(stage.name)}"
        for key in ("goal", "key_task", "icon"):
            if getattr(stage, key):
                yield f"{key} = {_text(getattr(stage, key))}"
        told = [item.text for lane in (stage.actions, stage.milestones, stage.pain_points) for item in lane]
        yield f"about = [{', '.join(_text(text) for text in (stage.name, *told[:ABOUT]))}]"


def _text(text: str) -> str:
    """A TOML string: JSON's, but for what TOML does not allow bare."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
