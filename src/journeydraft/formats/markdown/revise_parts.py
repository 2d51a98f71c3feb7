"""The parts of a revision around its items: header, heads of stages, paths, blind spots, segments, quotes."""

from __future__ import annotations

import re

from journeydraft.formats.labels import recognise
from journeydraft.formats.markdown.desk import Desk
from journeydraft.formats.markdown.evidence_line import write_evidence
from journeydraft.formats.markdown.front_matter import scalar
from journeydraft.formats.markdown.labelled import read_labelled, write_label
from journeydraft.formats.markdown.layout import (
    blind_spot_lines,
    path_lines,
    stage_fields,
    write_stage,
)
from journeydraft.formats.markdown.notes import pointer
from journeydraft.formats.markdown.sample_line import write_languages, write_sample
from journeydraft.formats.markdown.segment_lines import write_segment_lines
from journeydraft.formats.markdown.signs import Json

_LABEL = re.compile(r"^(\s*(?:\*\*|__)?[^:*_]{1,60}(?:\*\*|__)?:(?:\*\*|__)?)\s*(.*?)(\\|\s*)$")
_HEADING = re.compile(r"^(\s{0,3}#{1,6}\s+)(.*?)(\s+#+\s*|\s*)$")


def revise_header(desk: Desk) -> None:
    """What changed in the front matter, the problem and the outcome."""
    before, after = desk.before["header"], desk.after["header"]
    lines = desk.opened.page.front_matter.lines
    values = {
        key: after.get(key) for key in ("persona", "scenario", "journey") if before.get(key) != after.get(key)
    }
    if before.get("sample") != after.get("sample"):
        sample = after.get("sample", {})
        values |= {"sample": write_sample(sample, desk.words), "languages": write_languages(sample)}
    for key, value in values.items():
        if key in lines and value is not None:
            desk.patch.replace(lines[key] - 1, _value_end(desk, lines[key]), [f"{key}: {scalar(value)}"])
    for key in ("problem", "outcome"):
        place = desk.places.get(pointer("header", key))
        cited = [f"[^{label}]" for label in desk.cited(after, "outcome_evidence")] if key == "outcome" else []
        if before.get(key) == after.get(key) or key not in after:
            continue
        raw = " ".join([desk.sheet().say("", after[key]), *cited])
        line = write_label("header", key, desk.words, raw) if key == "outcome" else raw
        if place is None:
            end = max(
                (p.last for name, p in desk.places.items() if name.startswith("/header/")), default=None
            )
            if end is not None:
                desk.patch.insert(end, ["", line])
        elif (
            key == "problem" or len(read_labelled(_text(desk, place.first, place.last), "header") or ()) == 1
        ):
            desk.patch.replace(place.first, place.last, [line])


def revise_stages(desk: Desk) -> None:
    """The heads of stages, and stages that are new."""
    behind: int | None = None
    fresh: list[int] = []
    for at, stage in enumerate(desk.after["stages"]):
        origin = desk.origins.get(pointer("stages", at))
        if origin is None:
            fresh.append(at)
            continue
        place = desk.places[origin]
        for index in fresh:
            _new_stage(desk, index, behind if behind is not None else desk.patch.end(0, place.first))
        fresh = []
        _head(desk, origin, desk.was(origin) or {}, stage, pointer("stages", at))
        behind = desk.region_end(place.first, 2)
    ends = [place.last for name, place in desk.places.items() if name.startswith("/header/")]
    for index in fresh:
        _new_stage(
            desk,
            index,
            behind if behind is not None else max(ends, default=desk.opened.page.front_matter.end),
        )


def _head(desk: Desk, origin: str, before: Json, after: Json, at: str) -> None:
    place = desk.places[origin]
    if before["name"] != after["name"]:
        line = desk.patch.lines[place.first]
        found = _HEADING.match(line)
        name = desk.sheet().say("", after["name"])
        desk.patch.replace(place.first, place.first + 1, [f"{found[1]}{name}" if found else name])
    last = place.last
    for key, raw in stage_fields(after, at, desk.sheet()):
        there = desk.places.get(f"{origin}/{key}")
        if there is not None:
            last = there.last
        if before.get(key) == after.get(key):
            continue
        if there is not None:
            _relabel(desk, there.first, there.last, key, raw)
        elif raw:
            desk.patch.insert(last, ["", write_label("stage", key, desk.words, raw)])


def _relabel(desk: Desk, first: int, last: int, key: str, raw: str) -> None:
    """New words behind a label in a paragraph, whose other lines stay."""
    for number in range(first, last):
        line = desk.patch.lines[number]
        found = _LABEL.match(line)
        if found and recognise("stage", found[1].strip(" *_:")) == key:
            stop = number + 1
            while stop < last and not _LABEL.match(desk.patch.lines[stop]):
                stop += 1
            desk.patch.replace(number, stop, [f"{found[1]} {raw}".rstrip() + found[3]])
            return


def _new_stage(desk: Desk, at: int, line: int) -> None:
    sheet = desk.sheet()
    write_stage(desk.after["stages"][at], pointer("stages", at), sheet)
    desk.patch.insert(line, ["", *(one for entry in sheet.lines for one in entry.split("\n"))])


def revise_paths(desk: Desk) -> None:
    """The moves between stages."""
    lines = path_lines(desk.after, desk.sheet())
    for index, (path, line) in enumerate(zip(desk.after["transitions"], lines, strict=True)):
        origin = desk.origins.get(pointer("transitions", index))
        if origin is None:
            desk.add("transitions", [f"- {line}"])
        elif _told(desk.was(origin) or {}) != _told(path):
            place = desk.places[origin]
            opening = desk.patch.opening(place.first) or "- "
            desk.patch.replace(place.first, place.head, [opening + line])


def _told(path: Json) -> Json:
    return {key: path.get(key) for key in ("participants", "reviews", "text", "evidence", "kind")}


def revise_blind_spots(desk: Desk) -> None:
    """What the draft does not know."""
    before, after = desk.before["blind_spots"], desk.after["blind_spots"]
    lines = dict(blind_spot_lines(desk.after, desk.sheet()))
    for key in dict.fromkeys([*before, *after]):
        place = desk.places.get(pointer("blind_spots", key))
        if before.get(key) == after.get(key):
            continue
        if place is None:
            if key in lines:
                desk.add("blind_spots", [f"- {lines[key]}"])
            continue
        opening = desk.patch.opening(place.first) or "- "
        last = place.head if key in lines else place.last
        desk.patch.replace(place.first, last, [opening + lines[key]] if key in lines else [])


def revise_segments(desk: Desk) -> None:
    """Who belongs to which segment: all lines anew where anything changed."""
    if desk.before["segments"] == desk.after["segments"]:
        return
    for name, place in desk.places.items():
        if name.startswith("/segments/"):
            desk.patch.replace(place.first, place.head, [])
    desk.add("segments", [f"- {line}" for _, line in write_segment_lines(desk.after["segments"], desk.words)])


def revise_evidence(desk: Desk) -> None:
    """Footnotes that changed, and those that are cited now and were not there."""
    before = desk.before["evidence"]
    cited = _cited(desk)
    for id_, entry in desk.after["evidence"].items():
        place = desk.places.get(pointer("evidence", desk.labels[id_]))
        line = f"[^{desk.labels[id_]}]: {write_evidence(entry, desk.words)}"
        if place is None:
            if id_ in cited:
                desk.add("evidence", [line])
        elif before[id_] != entry and write_evidence(before[id_], desk.words) != line.partition(": ")[2]:
            desk.patch.replace(place.first, place.last, [line])


def _cited(desk: Desk) -> set[str]:
    found: set[str] = set()
    waiting = [desk.after["stages"], desk.after["unplaced"], desk.after["transitions"], desk.after["header"]]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            for key in ("evidence", "contradicted_by", "outcome_evidence"):
                found.update(part.get(key, ()))
        waiting += [
            one for one in (part.values() if isinstance(part, dict) else part) if isinstance(one, dict | list)
        ]
    return found


def _value_end(desk: Desk, line: int) -> int:
    """The end of a value of the front matter that begins in ``line`` (from 1)."""
    while desk.patch.lines[line].startswith((" ", "\t")):
        line += 1
    return line


def _text(desk: Desk, first: int, last: int) -> str:
    return "\n".join(desk.patch.lines[first:last])
