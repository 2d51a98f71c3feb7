"""What the closing comment holds: the veil over each part of the map, and how its line is known again.

Maps are JSON objects without default values. ``seen`` is what a reader makes of the Markdown alone, with
footnote labels for ids of evidence; ``full`` is the map itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from journeydraft.formats.markdown.comment import Column, Hidden, PathRow
from journeydraft.formats.markdown.match import Line, digest, match_columns, match_lines
from journeydraft.formats.markdown.signs import Json
from journeydraft.formats.markdown.veil import unveiled, veiled
from journeydraft.model.journey import LANES

_WHOLE = ("header", "blind_spots", "segments", "provenance")
_CITING = ("evidence", "contradicted_by", "outcome_evidence")


def hidden_parts(seen: Json, full: Json, labels: Mapping[str, str]) -> Json:
    """What the comment must hold so that ``revealed(seen, …) == full``, notes aside.

    ``labels`` names the footnote of each id of evidence. ValueError if the two are not built alike.
    """
    ids = {label: id_ for id_, label in labels.items()}
    seen = _with_ids(seen, ids)
    hidden: Json = {key: veiled(seen[key], full[key]) for key in _WHOLE}
    hidden["columns"] = [
        {"name": name}
        | _filled("veil", veiled(_head(now), _head(then)))
        | _filled("lines", _rows(now, then, labels))
        for (name, now), (_, then) in zip(_columns(seen), _columns(full), strict=True)
    ]
    hidden["transitions"] = [
        [digest(_path_words(now)), _cited(now, labels), veiled(now, then)]
        for now, then in zip(seen["transitions"], full["transitions"], strict=True)
    ]
    for id_, now in _same_keys(seen["evidence"], full["evidence"]):
        alias = {} if labels[id_] == id_ else {"id": id_}
        veil = _filled("veil", veiled(now, full["evidence"][id_]))
        hidden.setdefault("evidence", {})[labels[id_]] = alias | veil
    return {key: value for key, value in hidden.items() if value}


def paired_parts(seen: Json, full: Json) -> Iterator[tuple[Json, Json]]:
    """Every stage, step and item of two maps that are built alike. ValueError if they are not."""
    for (_, now), (_, then) in zip(_columns(seen), _columns(full), strict=True):
        yield now, then
        for (_, line), (_, other) in zip(_lines(now), _paired_lines(now, then), strict=True):
            yield line, other


def revealed(seen: Json, hidden: Hidden) -> Json:
    """``seen`` with what ``hidden`` still knows of it; notes aside."""
    ids = {label: entry.id for label, entry in hidden.evidence.items() if entry.id is not None}
    full = _with_ids(seen, ids)
    for key in _WHOLE:
        full[key] = unveiled(full[key], getattr(hidden, key))
    for label, entry in hidden.evidence.items():
        id_ = ids.get(label, label)
        if id_ in full["evidence"]:
            full["evidence"][id_] = unveiled(full["evidence"][id_], entry.veil)
    _reveal_columns(full, hidden.columns, ids)
    _reveal_paths(full, hidden.transitions, ids)
    return full


def _reveal_columns(full: Json, columns: Sequence[Column], ids: Mapping[str, str]) -> None:
    now = list(_columns(full))
    lines = [_line(at, lane, item) for at, (_, column) in enumerate(now) for lane, item in _lines(column)]
    rows = [(at, row) for at, column in enumerate(columns) for row in column.lines]
    old = [Line(at, lane, sign, _labels(cited, ids)) for at, (lane, sign, cited, _) in rows]

    def fits(here: int, there: int) -> bool:
        return _head_fits(now[here][1], columns[there].veil)

    pairs = match_columns([name for name, _ in now], [column.name for column in columns], lines, old, fits)
    matched = match_lines(lines, old, pairs)
    items = [item for _, column in now for _, item in _lines(column)]
    for index, item in enumerate(items):
        if index in matched:
            _reveal_item(item, rows[matched[index]][1][3], placed=lines[index].column < len(now) - 1)
    for at, (_, column) in enumerate(now):
        if at in pairs:
            _replace(column, unveiled(_head(column), columns[pairs[at]].veil), keep=_BODY)


def _head_fits(column: Json, veil: Json) -> bool:
    """Whether a number below the heading is still what the program wrote there."""
    restored = unveiled(column, veil)
    return any(f"~{key}" in veil and restored.get(key) != column.get(key) for key in ("entered", "valence"))


def _reveal_item(item: Json, veil: Json, placed: bool) -> None:
    restored = unveiled(item, veil)
    if placed:
        restored.pop("lane", None)
    _replace(item, restored)


def _reveal_paths(full: Json, rows: Sequence[PathRow], ids: Mapping[str, str]) -> None:
    """Veiled or not, the ends of a path that a person wrote become ids where they name a stage."""
    lines = [
        Line(0, "", digest(_path_words(path)), frozenset(_ids_cited(path))) for path in full["transitions"]
    ]
    old = [Line(0, "", sign, _labels(cited, ids)) for sign, cited, _ in rows]
    pairs = match_lines(lines, old, {0: 0})
    stages = {
        stage["name"]: stage["id"]
        for stage in reversed(full["stages"])
        if "id" in stage and isinstance(stage.get("name"), str)
    }
    for index, path in enumerate(full["transitions"]):
        row = pairs.get(index)
        restored = unveiled(path, {} if row is None else rows[row][2])
        untouched = row is not None and old[row].digest == lines[index].digest
        for end in ("from", "to"):
            if not untouched and restored.get(end) == path.get(end) and path.get(end) in stages:
                restored[end] = stages[path[end]]
        _replace(path, restored)


_BODY = (*LANES, "metrics", "own", "steps")


def _columns(map_: Json) -> Iterator[tuple[str, Json]]:
    for stage in map_["stages"]:
        yield stage["name"], stage
        for step in stage.get("steps", []):
            yield f"{stage['name']} / {step['name']}", step
    yield "", {"own": {"": map_["unplaced"]}}


def _labels(cited: str, ids: Mapping[str, str]) -> frozenset[str]:
    return frozenset(ids.get(label, label) for label in cited.split())


def _head(column: Json) -> Json:
    return {key: value for key, value in column.items() if key not in _BODY}


def _lines(column: Json) -> Iterator[tuple[str, Json]]:
    for lane in (*LANES, "metrics"):
        for item in column.get(lane, ()):
            yield lane, item
    for name, items in column.get("own", {}).items():
        for item in items:
            yield f"own/{name}", item


def _rows(now: Json, then: Json, labels: Mapping[str, str]) -> list[Any]:
    rows = []
    for (lane, seen), (_, full) in zip(_lines(now), _paired_lines(now, then), strict=True):
        rows.append([lane, digest(_words(seen)), _cited(seen, labels), veiled(seen, full)])
    return rows


def _paired_lines(now: Json, then: Json) -> Iterator[tuple[str, Json]]:
    """The lines of ``then`` in the order of ``now``: own lanes are known by name."""
    own = then.get("own", {})
    if now.get("own", {}).keys() != own.keys():
        raise ValueError("own lanes differ")
    return _lines({**then, "own": {name: own[name] for name in now.get("own", {})}})


def _same_keys(now: Json, then: Json) -> list[tuple[str, Json]]:
    if now.keys() != then.keys():
        raise ValueError("the evidence differs")
    return list(now.items())


def _line(column: int, lane: str, item: Json) -> Line:
    return Line(column, lane, digest(_words(item)), frozenset(_ids_cited(item)))


def _words(item: Json) -> str:
    return str(item["text"]) if "text" in item else f"metric {item['name']}"


def _path_words(path: Json) -> str:
    return f"{path['from']} → {path.get('to')}"


def _ids_cited(item: Json) -> list[str]:
    return [id_ for key in _CITING for id_ in item.get(key, ())]


def _cited(item: Json, labels: Mapping[str, str]) -> str:
    return " ".join(dict.fromkeys(labels[id_] for id_ in _ids_cited(item)))


def _with_ids(seen: Json, ids: Mapping[str, str]) -> Json:
    """``seen`` that names evidence by ids instead of by footnote labels; its records are copies."""
    return {
        **seen,
        "header": _citing_ids(seen["header"], ids),
        "stages": [_column_with_ids(stage, ids) for stage in seen["stages"]],
        "transitions": [_citing_ids(path, ids) for path in seen["transitions"]],
        "unplaced": [_citing_ids(item, ids) for item in seen["unplaced"]],
        "evidence": {ids.get(label, label): entry for label, entry in seen["evidence"].items()},
    }


def _column_with_ids(column: Json, ids: Mapping[str, str]) -> Json:
    copy = dict(column)
    for lane in (*LANES, "metrics"):
        if lane in copy:
            copy[lane] = [_citing_ids(item, ids) for item in copy[lane]]
    if "own" in copy:
        copy["own"] = {
            name: [_citing_ids(item, ids) for item in items] for name, items in copy["own"].items()
        }
    if "steps" in copy:
        copy["steps"] = [_column_with_ids(step, ids) for step in copy["steps"]]
    return copy


def _citing_ids(record: Json, ids: Mapping[str, str]) -> Json:
    copy = dict(record)
    for key in _CITING:
        if key in copy:
            copy[key] = [ids.get(label, label) for label in copy[key]]
    return copy


def _filled(key: str, value: Any) -> Json:
    return {key: value} if value else {}


def _replace(record: Json, values: Json, keep: tuple[str, ...] = ()) -> None:
    kept = {key: record[key] for key in keep if key in record}
    record.clear()
    record.update(values | kept)
