"""New numbers in the Markdown of a map that somebody edits: their lines alone are touched."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from journeydraft.errors import InputError
from journeydraft.formats.labels import labels
from journeydraft.formats.markdown import MarkdownMap, open_markdown
from journeydraft.formats.markdown.metric_line import write_metric
from journeydraft.formats.markdown.patch import Patch
from journeydraft.measuring.placed import with_measures
from journeydraft.measuring.table import Measure
from journeydraft.model.journey import Metric


def measured_text(text: str, measures: Sequence[Measure], path: Path) -> tuple[str, tuple[InputError, ...]]:
    """The map ``text`` with the numbers of ``measures`` (of the table at ``path``), and rows of no stage.

    Lines of the same source are written anew, those of others, and all else, stay as they are.
    """
    opened = open_markdown(text)
    measured = with_measures(opened.map, measures, path)
    patch = Patch(text)
    for number, (old, new) in enumerate(zip(opened.map.stages, measured.map.stages, strict=True)):
        at = f"/stages/{number}"
        _column(patch, opened, at, old.metrics, new.metrics)
        for inside, (before, after) in enumerate(zip(old.steps, new.steps, strict=True)):
            _column(patch, opened, f"{at}/steps/{inside}", before.metrics, after.metrics)
    return patch.text(), measured.unmatched


def _column(patch: Patch, opened: MarkdownMap, at: str, old: Sequence[Metric], new: Sequence[Metric]) -> None:
    """What is there by the same name and source is written in its place; new lines follow the last one."""
    places = opened.seen.places
    left = {(one.name, one.source): one for one in new}
    last = None
    for number, metric in enumerate(old):
        place = places[f"{at}/metrics/{number}"]
        same = left.pop((metric.name, metric.source), None)
        last = place.last
        if same != metric:
            inside = patch.lines[place.head : place.last]
            patch.replace(place.first, place.last, [*([_line(same)] if same else ()), *inside])
    lines = [_line(metric) for metric in left.values()]
    if not lines:
        return
    if last is not None:
        patch.insert(last, lines)
    elif heading := places.get(f"{at}/metrics"):
        patch.insert(heading.last, lines)
    else:
        _open_lane(patch, opened, at, lines)


def _open_lane(patch: Patch, opened: MarkdownMap, at: str, lines: Sequence[str]) -> None:
    """A lane of its own, behind all that the stage or step has."""
    own = (
        place.last
        for name, place in opened.seen.places.items()
        if name == at or (name.startswith(f"{at}/") and not name.startswith(f"{at}/steps/"))
    )
    end = max(own)
    level = "####" if "/steps/" in at else "###"
    name = labels(opened.map.provenance.language).text("lanes", "metrics")
    gap = [] if patch.is_blank(end) else [""]
    patch.insert(end, ["", f"{level} {name}", *lines, *gap])


def _line(metric: Metric) -> str:
    return f"- {write_metric(metric.model_dump(mode='json', exclude_none=True))}"
