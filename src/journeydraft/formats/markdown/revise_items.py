"""The items of a revision: lines changed where they stand, put in among their neighbours, taken out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeydraft.formats.markdown.desk import Desk
from journeydraft.formats.markdown.item_edit import edited_item
from journeydraft.formats.markdown.lane_order import usual_order
from journeydraft.formats.markdown.layout import but_line, item_lines
from journeydraft.formats.markdown.notes import as_written, lane_pointer, pointer
from journeydraft.formats.markdown.signs import Json
from journeydraft.model.journey import LANES


def revise_lanes(desk: Desk) -> None:
    """Every lane of the stages and steps that were there, and what fits no stage."""
    for column, record in _columns(desk):
        origin = desk.origins.get(column)
        if origin is None:
            continue
        for lane in usual_order(record.get("own", {})):
            if lane == "metrics":
                continue
            own = record.get("own", {})
            items = own[lane.removeprefix("own/")] if lane.startswith("own/") else record.get(lane, [])
            _revise_lane(desk, lane_pointer(column, lane), lane_pointer(origin, lane), items, origin, lane)
    _revise_unplaced(desk)


def _columns(desk: Desk) -> Iterator[tuple[str, Json]]:
    for at, stage in enumerate(desk.after["stages"]):
        yield pointer("stages", at), stage
        for inside, step in enumerate(stage.get("steps", ())):
            yield pointer("stages", at, "steps", inside), step


def _revise_lane(desk: Desk, at: str, was_at: str, items: Sequence[Json], column: str, lane: str) -> None:
    signs = lane if lane in LANES else ""
    fresh: list[Json] = []
    previous: str | None = None
    for index, item in enumerate(items):
        origin = desk.origins.get(f"{at}/{index}")
        if origin is None:
            fresh.append(item)
            continue
        _put_in(desk, fresh, signs, previous, origin)
        fresh = []
        change_item(desk, origin, item, signs)
        previous = origin
    if fresh and previous is None and (heading := desk.places.get(was_at)):
        _under(desk, heading.last, fresh, signs)
    elif fresh and previous is None:
        _new_lane(desk, column, lane, fresh)
    else:
        _put_in(desk, fresh, signs, previous, None)
    if not items and was_at in desk.places and lane in LANES:
        _drop_heading(desk, was_at)


def change_item(desk: Desk, origin: str, item: Json, lane: str) -> None:
    """The line of an item, and the one below it that says who speaks against it."""
    before = desk.was(origin) or {}
    place = desk.places[origin]
    if _shown(before) != _shown(item):
        head = desk.patch.lines[place.first : place.head]
        opening = desk.patch.opening(place.first)
        raw = "\n".join([head[0][len(opening) :], *head[1:]])
        line = edited_item(raw, before, item, lane, desk.words, desk.cited(item), desk.known)
        desk.patch.replace(place.first, place.head, (opening + line).split("\n"))
    _change_but(desk, origin, before, item)


def _change_but(desk: Desk, origin: str, before: Json, item: Json) -> None:
    if before.get("contradicted_by", []) == item.get("contradicted_by", []):
        return
    place, there = desk.places[origin], desk.places.get(f"{origin}/contradicted_by")
    line = but_line(item, desk.sheet())
    if there is None:
        if line:
            indent = " " * len(desk.patch.opening(place.first))
            desk.patch.insert(place.head, [f"{indent}- {line}"])
        return
    written = any(note["place"] == as_written(f"{origin}/contradicted_by") for note in desk.before["notes"])
    old = desk.patch.lines[there.first]
    if written:
        fresh = [label for label in desk.cited(item, "contradicted_by") if f"[^{label}]" not in old]
        desk.patch.replace(
            there.first, there.first + 1, [old.rstrip() + "".join(f" [^{label}]" for label in fresh)]
        )
    else:
        desk.patch.replace(there.first, there.head, [desk.patch.opening(there.first) + line] if line else [])


def _shown(item: Json) -> Json:
    hidden = ("id", "answers", "basis", "contradicted_by", "lane")
    return {key: value for key, value in item.items() if key not in hidden}


def _put_in(
    desk: Desk, items: Sequence[Json], lane: str, previous: str | None, following: str | None
) -> None:
    """New items between two that were there, in the manner of the list."""
    if not items:
        return
    patch = desk.patch
    near = desk.places[following or previous or ""]
    lines = _as_list(desk, items, lane, patch.opening(near.first))
    if following is not None:
        loose = patch.is_blank(near.first - 1) and previous is not None
        patch.insert(near.first, [line for one in lines for line in (*one, *([""] if loose else []))])
    else:
        above = patch.lines[max(patch.end(0, near.first) - 1, 0)]
        loose = patch.is_blank(near.first - 1) and not above.lstrip().startswith("#")
        patch.insert(near.last, [line for one in lines for line in (*([""] if loose else []), *one)])


def _as_list(desk: Desk, items: Sequence[Json], lane: str, opening: str = "- ") -> list[list[str]]:
    opening = opening or "- "
    indent = " " * len(opening)
    found = []
    for item in items:
        first, *rest = item_lines(item, lane, desk.sheet())
        found.append(
            [opening + first.removeprefix("- "), *(indent + line.removeprefix("  ") for line in rest)]
        )
    return found


def _under(desk: Desk, after: int, items: Sequence[Json], lane: str) -> None:
    """New items right under their heading, apart from what follows there."""
    lines = [line for one in _as_list(desk, items, lane) for line in one]
    apart = not desk.patch.is_blank(after)
    desk.patch.insert(after, [*lines, *([""] if apart else [])])


def _new_lane(desk: Desk, column: str, lane: str, items: Sequence[Json]) -> None:
    """A heading and its items, behind the lane that usually stands before it."""
    level = 4 if "/steps/" in column else 3
    lines = [f"{'#' * level} {_lane_title(desk, lane)}"]
    lines += [line for one in _as_list(desk, items, lane if lane in LANES else "") for line in one]
    order = usual_order(())
    earlier = order[: order.index(lane)] if lane in order else order
    at = next(
        (
            desk.places[place].first
            for name in reversed(earlier)
            if (place := lane_pointer(column, name)) in desk.places
        ),
        None,
    )
    if at is not None:
        desk.patch.insert(desk.region_end(at, level), ["", *lines])
        return
    head = desk.places[column].first
    later = [
        place.first
        for name, place in desk.places.items()
        if name.startswith(f"{column}/") and desk.patch.lines[place.first].lstrip().startswith("###")
    ]
    if later:
        desk.patch.insert(min(later), [*lines, ""])
    else:
        desk.patch.insert(desk.region_end(head, level - 1), ["", *lines])


def _lane_title(desk: Desk, lane: str) -> str:
    return desk.words.text("lanes", lane) if lane in LANES else lane.removeprefix("own/")


def _drop_heading(desk: Desk, was_at: str) -> None:
    """The heading of a lane goes with its last item, unless something else stands below it."""
    place = desk.places[was_at]
    level = len(desk.patch.lines[place.first]) - len(desk.patch.lines[place.first].lstrip("#")) or 3
    end = desk.region_end(place.first, level)
    lost = [place for name, place in desk.gone.items() if name.startswith(f"{was_at}/")]
    inside = {line for one in lost for line in range(one.first, one.last)}
    if lost and all(line in inside or desk.patch.is_blank(line) for line in range(place.last, end)):
        following = end
        while following < len(desk.patch.lines) and desk.patch.is_blank(following):
            following += 1
        desk.patch.replace(place.first, following, [])


def _revise_unplaced(desk: Desk) -> None:
    fresh: dict[str, list[Json]] = {}
    last: dict[str, str] = {}
    for index, item in enumerate(desk.after["unplaced"]):
        lane = item.get("lane", "pain_points")
        origin = desk.origins.get(f"/unplaced/{index}")
        if origin is None:
            fresh.setdefault(lane, []).append(item)
        else:
            change_item(desk, origin, item, lane if lane in LANES else "")
            last[lane] = origin
    for lane, items in fresh.items():
        signs = lane if lane in LANES else ""
        if lane in last:
            _put_in(desk, items, signs, last[lane], None)
        else:
            lines = [line for one in _as_list(desk, items, signs) for line in one]
            desk.add("unplaced", ["", f"### {_lane_title(desk, lane)}", *lines])
