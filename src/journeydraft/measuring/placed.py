"""Measures in a map: beside the stages they count, with what follows from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from rapidfuzz import fuzz, process

from journeydraft.errors import InputError
from journeydraft.formats.labels import Labels, labels
from journeydraft.measuring.said import Column, disagreements
from journeydraft.measuring.table import Measure
from journeydraft.model.journey import JourneyMap, Metric, Stage, Step
from journeydraft.readers.columns import plain

Kind = TypeVar("Kind", Stage, Step)

LIKE = 60
"""Likeness (0…100) from which a stage's name is offered for one that is not there."""


@dataclass(frozen=True)
class Measured:
    """A map with its metrics, and the rows that no stage of it goes by, each as an error that says so."""

    map: JourneyMap
    unmatched: tuple[InputError, ...] = ()


def with_measures(map_: JourneyMap, measures: Sequence[Measure], path: Path) -> Measured:
    """``map_`` with the ``measures`` (of the table at ``path``) of its stages and steps.

    Metrics from the same table that stand there already are replaced, those of others stay.
    """
    words = labels(map_.provenance.language)
    columns = list(_columns(map_))
    found: dict[str, list[Measure]] = {}
    unmatched = []
    for one in measures:
        place = _place(one.stage, columns)
        if place is None:
            unmatched.append(_nowhere(one, columns, path))
        else:
            found.setdefault(place, []).append(one)
    worst = worst_of(found)
    stages = []
    for number, stage in enumerate(map_.stages):
        at = f"/stages/{number}"
        steps = tuple(
            _measured(step, found.get(f"{at}/steps/{n}", ()), f"{at}/steps/{n}" == worst, path.name, words)
            for n, step in enumerate(stage.steps)
        )
        mine = _measured(stage, found.get(at, ()), at == worst, path.name, words)
        stages.append(mine.model_copy(update={"steps": steps}))
    told = [Column(column, rows, place == worst) for place, column in columns if (rows := found.get(place))]
    spots = map_.blind_spots.model_copy(update={"disagreements": tuple(disagreements(told, words))})
    drafted = map_.model_copy(update={"stages": tuple(stages), "blind_spots": spots})
    return Measured(drafted, tuple(unmatched))


def worst_of(found: Mapping[str, Sequence[Measure]]) -> str | None:
    """The key of the row where the largest share of those who enter leave; of equals the larger number.

    None where fewer than two can be compared, or nobody leaves.
    """
    lost = {
        key: max((1 - row.share, row.entered or 0) for row in rows if row.share is not None)
        for key, rows in found.items()
        if any(row.share is not None for row in rows)
    }
    if len(lost) < 2:
        return None
    key = max(lost, key=lambda one: lost[one])
    return key if lost[key][0] > 0 else None


def _columns(map_: JourneyMap) -> Iterator[tuple[str, Stage | Step]]:
    for number, stage in enumerate(map_.stages):
        yield f"/stages/{number}", stage
        yield from ((f"/stages/{number}/steps/{n}", step) for n, step in enumerate(stage.steps))


def _place(name: str, columns: Sequence[tuple[str, Stage | Step]]) -> str | None:
    """The column that goes by ``name``, or by that id (the same in every language); case aside."""
    wanted = plain(name)
    called = [(column.name, place) for place, column in columns]
    called += [(column.id, place) for place, column in columns]
    return next((place for own, place in called if wanted and plain(own) == wanted), None)


def _nowhere(one: Measure, columns: Sequence[tuple[str, Stage | Step]], path: Path) -> InputError:
    names = [column.name for _, column in columns]
    like = process.extractOne(one.stage, names, scorer=fuzz.WRatio, score_cutoff=LIKE)
    meant = f"did you mean “{like[0]}”? " if like else ""
    return InputError(
        f"the map has no stage “{one.stage[:60]}”",
        path=str(path),
        line=one.line,
        hint=f"{meant}its stages are {', '.join(names) or 'none'}",
    )


def _measured(column: Kind, rows: Sequence[Measure], worst: bool, name: str, words: Labels) -> Kind:
    if not rows:
        return column
    metrics: tuple[Metric, ...] = tuple(m for row in rows for m in _metrics(row, worst, name, words))
    replaced = {one.source for one in metrics}
    kept: tuple[Metric, ...] = tuple(one for one in column.metrics if one.source not in replaced)
    return column.model_copy(update={"metrics": (*kept, *metrics)})


def _metrics(row: Measure, worst: bool, name: str, words: Labels) -> Iterator[Metric]:
    say, source = words.groups["measures"], row.source or name
    if row.entered is not None:
        yield Metric(name=say["entered"], value=row.entered, source=source)
    if row.completed is not None:
        yield Metric(name=say["completed"], value=row.completed, source=source)
    if row.share is not None:
        yield Metric(name=say["completion"], value=_percent(row.share), unit="%", source=source)
        label = say["worst"] if worst else say["drop_out"]
        yield Metric(name=label, value=_percent(1 - row.share), unit="%", source=source)
    if row.satisfaction is not None:
        unit = "%" if row.scale == 100 else f"/ {row.scale}"
        yield Metric(name=say["satisfaction"], value=row.satisfaction, unit=unit, source=source)
    if row.minutes is not None:
        yield Metric(name=say["time"], value=row.minutes, unit="min", source=source)
    for own, value in row.others:
        yield Metric(name=own, value=value, source=source)


def _percent(share: float) -> float:
    return round(100 * share, 1)
