"""The stages of the new map: heads three ways, new ones put in; the researcher's order and names stay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from journeydraft.formats.markdown.notes import pointer
from journeydraft.maps.update.fields import same
from journeydraft.maps.update.hands import Hands
from journeydraft.maps.update.homes import Homes
from journeydraft.model.journey import Count, EmotionCurve, JourneyMap, Stage

WORDS = ("name", "goal", "key_task")
NUMBERS = ("entered", "valence")


@dataclass(frozen=True, slots=True)
class Frame:
    """The stages in order, without items.

    ``columns`` gives the place of every column in the new map: those of the researcher's map by their place
    there, new ones by ``new_column``.
    """

    stages: tuple[Stage, ...]
    columns: Mapping[str, str]


def new_column(place: str) -> str:
    """What the stage at ``place`` of the new draft is called as long as it has no place in the new map."""
    return f"new{place}"


def merged_stages(
    mine: JourneyMap,
    base: JourneyMap,
    theirs: JourneyMap,
    drafts: Mapping[str, str],
    homes: Homes,
    careful: bool,
) -> Frame:
    """``drafts`` are columns of ``theirs`` by those of ``base``, ``homes`` columns of ``mine`` by theirs."""
    hands = Hands(mine.notes)
    old_of = {there: here for here, there in drafts.items()}
    old = {pointer("stages", at): stage for at, stage in enumerate(base.stages)}
    row: list[tuple[str, Stage]] = []
    became = {homes.columns[new]: new for new in _own(homes, theirs, mine, old_of)}
    new = {pointer("stages", at): stage for at, stage in enumerate(theirs.stages)}
    for at, stage in enumerate(mine.stages):
        place = pointer("stages", at)
        if there := became.get(place):
            row.append((place, _merged(stage, old[old_of[there]], new[there], place, hands, careful)))
        else:
            row.append((place, stage))
    for at, stage in enumerate(theirs.stages if not careful else ()):
        if pointer("stages", at) not in old_of:
            row.insert(_behind(row, at, homes), (new_column(pointer("stages", at)), _empty(stage)))
    columns = {}
    for at, (place, stage) in enumerate(row):
        columns[place] = pointer("stages", at)
        for inside in range(len(stage.steps)):
            columns[place + pointer("steps", inside)] = pointer("stages", at, "steps", inside)
    return Frame(tuple(stage for _, stage in row), columns)


def _own(homes: Homes, theirs: JourneyMap, mine: JourneyMap, old_of: Mapping[str, str]) -> list[str]:
    """The stages of ``theirs`` that are stages of ``mine``; of several that a person joined, the first."""
    found: dict[str, str] = {}
    names = {pointer("stages", at): (stage.id, stage.name) for at, stage in enumerate(mine.stages)}
    for at, stage in enumerate(theirs.stages):
        place = pointer("stages", at)
        home = homes.columns.get(place)
        if home not in names or place not in old_of:
            continue
        if home not in found or stage.id == names[home][0]:
            found[home] = place
    return list(found.values())


def _merged(mine: Stage, base: Stage, theirs: Stage, place: str, hands: Hands, careful: bool) -> Stage:
    update: dict[str, Any] = {"id": theirs.id, "icon": theirs.icon}
    for key in WORDS:
        left = same(getattr(mine, key), getattr(base, key)) and not hands.formatted(place, key)
        if left and not careful and getattr(theirs, key) is not None:
            update[key] = getattr(theirs, key)
    for key in NUMBERS:
        ours, then, now = (getattr(stage, key) for stage in (mine, base, theirs))
        if same(ours, now) or (same(ours, then) and (not careful or _names(ours))):
            update[key] = now
    return mine.model_copy(update=update)


def _names(number: Count | EmotionCurve | None) -> bool:
    """Whether a number names its people, as only a draft's do."""
    return bool(number and (number.ids if isinstance(number, Count) else number.by_participant))


def _behind(row: list[tuple[str, Stage]], at: int, homes: Homes) -> int:
    """Where in ``row`` a new stage belongs: behind the one that the draft has before it."""
    for before in reversed(range(at)):
        place = pointer("stages", before)
        for index, (here, _) in enumerate(row):
            if here in (homes.columns.get(place), new_column(place)):
                return index + 1
    return 0


def _empty(stage: Stage) -> Stage:
    heads = ("id", "name", "goal", "key_task", "icon", "entered", "valence")
    return Stage(**{key: getattr(stage, key) for key in heads})
