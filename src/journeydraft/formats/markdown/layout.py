"""The order in which a map is written: header, stages with lanes and steps, paths, the rest, evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

from journeydraft.formats.labels import recognise, recognise_prefix
from journeydraft.formats.markdown.blind_lines import write_blind_spots
from journeydraft.formats.markdown.escape import escape_exactly, harden_opening
from journeydraft.formats.markdown.evidence_line import write_evidence
from journeydraft.formats.markdown.front_matter import write_front_matter
from journeydraft.formats.markdown.item_line import FOR_THE_TEAM, write_item
from journeydraft.formats.markdown.labelled import read_labelled, write_label
from journeydraft.formats.markdown.labelling import cited
from journeydraft.formats.markdown.lane_order import in_order, usual_order
from journeydraft.formats.markdown.metric_line import write_metric
from journeydraft.formats.markdown.notes import TOP, pointer
from journeydraft.formats.markdown.path_line import write_path
from journeydraft.formats.markdown.sample_line import read_sample, write_languages, write_sample
from journeydraft.formats.markdown.segment_lines import write_segment_lines
from journeydraft.formats.markdown.sheet import Sheet
from journeydraft.formats.markdown.signs import Json, read_count, read_mood, write_count, write_mood
from journeydraft.model.journey import LANES


def lay_out(map_: Json, sheet: Sheet) -> None:
    """Write ``map_`` (JSON without default values) on ``sheet``, all but the closing comment."""
    _header(map_["header"], map_["provenance"], sheet)
    for index, stage in enumerate(map_["stages"]):
        write_stage(stage, pointer("stages", index), sheet)
    sections: Mapping[str, tuple[str, Callable[[Json, Sheet], None]]] = {
        "paths": ("transitions", _paths),
        "unplaced": ("unplaced", _unplaced),
        "segments": ("segments", _segments),
        "blind_spots": ("blind_spots", _blind_spots),
        "evidence": ("evidence", _evidence),
    }
    for section, (key, write) in sections.items():
        if map_[key] or sheet.has_notes(pointer(key)):
            sheet.block(f"## {sheet.words.text('sections', section)}", pointer(key))
            write(map_, sheet)


def _header(header: Json, provenance: Json, sheet: Sheet) -> None:
    values = {
        "persona": header.get("persona"),
        "scenario": header.get("scenario"),
        "journey": header.get("journey"),
        "state": header.get("state", "current"),
        "sample": _sample(header.get("sample", {}), sheet),
        "languages": write_languages(header.get("sample", {})),
        "headings": provenance.get("language", "en"),
    }
    if values["languages"] is None:
        del values["languages"]
    sheet.lines.extend(write_front_matter(values, sheet.front_matter_note()))
    sheet.after(TOP)
    place = pointer("header", "title")
    sheet.block(f"# {sheet.say(place, header['title'])}".rstrip(), place)
    if "problem" in header:
        place = pointer("header", "problem")
        sheet.block(_unlabelled(sheet.say(place, header["problem"])) or "&#32;", place)
    for key in ("goals", "expectations"):
        place = pointer("header", key)
        if header.get(key) or sheet.has_notes(place):
            sheet.block(write_label("header", key, sheet.words), place)
        for index, text in enumerate(header.get(key, ())):
            at = f"{place}/{index}"
            sheet.bullet(sheet.say(at, text) or "&#32;", at)
    if "outcome" in header:
        place = pointer("header", "outcome")
        raw = sheet.say(place, header["outcome"])
        marks = [f"[^{label}]" for label in cited(header, "outcome_evidence", sheet.labels)]
        line = " ".join(part for part in (raw, *(mark for mark in marks if mark not in raw)) if part)
        sheet.block(write_label("header", "outcome", sheet.words, line), place)


def _sample(sample: Json, sheet: Sheet) -> str | None:
    text = write_sample(sample, sheet.words)
    written = sheet.written(pointer("header", "sample"), None)
    same = written is not None and read_sample(written)[0] == read_sample(text or "")[0]
    return written if same else text


def _unlabelled(raw: str) -> str:
    return harden_opening(raw) if read_labelled(raw, "header") else raw


def write_stage(stage: Json, at: str, sheet: Sheet) -> None:
    """A stage with all that is in it."""
    raw = sheet.say(f"{at}/name", stage["name"])
    sheet.block(f"## {_guarded(raw, 'sections')}".rstrip(), at)
    for key, raw in stage_fields(stage, at, sheet):
        sheet.block(write_label("stage", key, sheet.words, raw), f"{at}/{key}")
    _lanes(stage, at, "###", sheet)
    for index, step in enumerate(stage.get("steps", ())):
        place = f"{at}{pointer('steps', index)}"
        name = sheet.say(f"{place}/name", step["name"])
        sheet.block(f"### {sheet.words.text('words', 'step')}: {name}".rstrip(), place)
        _lanes(step, place, "####", sheet)


def stage_fields(stage: Json, at: str, sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Key and words of what stands at the head of a stage."""
    yield "goal", sheet.say(f"{at}/goal", stage.get("goal", ""))
    if "key_task" in stage:
        yield "key_task", sheet.say(f"{at}/key_task", stage["key_task"])
    counted = write_count(stage["entered"], sheet.words) if "entered" in stage else ""
    if read_count(counted):
        yield "entered", counted
    mood = write_mood(stage["valence"], sheet.words) if "valence" in stage else ""
    if read_mood(mood):
        yield "valence", mood


def _lanes(column: Json, at: str, level: str, sheet: Sheet) -> None:
    for key in in_order(usual_order(column.get("own", {})), column.get("order") or ()):
        place = at + pointer(*key.split("/", 1))
        lane = key if key in LANES else ""
        if key.startswith("own/"):
            name = key.removeprefix("own/")
            sheet.block(f"{level} {_guarded(_own_name(name, place, sheet), 'lanes')}".rstrip(), place)
            _items(column["own"][name], lane, place, sheet)
        elif column.get(key) or sheet.has_notes(place):
            sheet.block(f"{level} {sheet.words.text('lanes', key)}", place)
            _items(column.get(lane, ()), lane, place, sheet)
            _metrics(column if key == "metrics" else {}, place, sheet)


def _metrics(column: Json, at: str, sheet: Sheet) -> None:
    for index, metric in enumerate(column.get("metrics", ())):
        sheet.bullet(write_metric(metric), f"{at}/{index}")


def _own_name(name: str, place: str, sheet: Sheet) -> str:
    written = sheet.written(place, name)
    return written if written is not None else escape_exactly(name)


def _guarded(raw: str, group: str) -> str:
    """``raw`` as a heading that is not taken for one of the map's own."""
    return harden_opening(raw) if recognise(group, raw) or recognise_prefix("step", raw) is not None else raw


def _items(items: list[Json] | tuple[()], lane: str, at: str, sheet: Sheet) -> None:
    for index, item in enumerate(items):
        _item(item, lane, f"{at}/{index}", sheet)


def _item(item: Json, lane: str, at: str, sheet: Sheet) -> None:
    sheet.bullet("\n".join(item_lines(item, lane, sheet, at)).removeprefix("- "), at)


_WORDS = ("text", *FOR_THE_TEAM)


def item_lines(item: Json, lane: str, sheet: Sheet, at: str = "") -> list[str]:
    """The line of an item, and the one below it that says who speaks against it."""
    found = ((key, sheet.written(f"{at}/{key}", item[key])) for key in _WORDS if item.get(key))
    written = {key: raw for key, raw in found if raw is not None}
    line = write_item(item, lane, sheet.words, cited(item, "evidence", sheet.labels), written)
    against = but_line(item, sheet, at)
    return [f"- {line}", *([f"  - {against}"] if against else [])]


def but_line(item: Json, sheet: Sheet, at: str = "") -> str:
    """Who speaks against an item, without bullet; empty where nobody does."""
    against = cited(item, "contradicted_by", sheet.labels)
    people = ", ".join(sheet.people(item["contradicted_by"])) if against else ""
    said = sheet.written(f"{at}/contradicted_by", None) or people
    return _but(said, against, sheet) if against or said else ""


def _but(said: str, against: list[str], sheet: Sheet) -> str:
    """Who says otherwise, or what a person made of it."""
    notes = [f"[^{label}]" for label in against if f"[^{label}]" not in said]
    return " ".join([f"{sheet.words.text('words', 'but')}:", *filter(None, [said]), *notes])


def _paths(map_: Json, sheet: Sheet) -> None:
    stages = map_["stages"]
    names = {stage["id"]: stage["name"] for stage in reversed(stages) if "id" in stage}
    order = [_one_line(stage["name"]) for stage in stages]
    for index, path in enumerate(map_["transitions"]):
        at = pointer("transitions", index)
        sheet.bullet(_path_line(path, names, order, sheet, at), at)


def path_lines(map_: Json, sheet: Sheet) -> list[str]:
    """The line of every transition, without bullets."""
    names = {stage["id"]: stage["name"] for stage in reversed(map_["stages"]) if "id" in stage}
    order = [_one_line(stage["name"]) for stage in map_["stages"]]
    return [_path_line(path, names, order, sheet, "") for path in map_["transitions"]]


def _path_line(path: Json, names: Mapping[str, str], order: list[str], sheet: Sheet, at: str) -> str:
    ends = {key: _one_line(names.get(path[key], path[key])) for key in ("from", "to") if key in path}
    written = sheet.written(f"{at}/text", path["text"]) if "text" in path else None
    return write_path(path | ends, order, sheet.words, cited(path, "evidence", sheet.labels), written)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _unplaced(map_: Json, sheet: Sheet) -> None:
    known = {lane: sheet.words.text("lanes", lane) for lane in LANES}
    index = 0
    for lane, items in groupby(map_["unplaced"], key=lambda item: item.get("lane", "pain_points")):
        heading = known.get(lane) or _guarded(escape_exactly(lane), "lanes")
        sheet.block(f"### {heading}".rstrip())
        for item in items:
            _item(item, lane if lane in LANES else "", pointer("unplaced", index), sheet)
            index += 1


def _segments(map_: Json, sheet: Sheet) -> None:
    shown: Counter[str] = Counter()
    for key, line in write_segment_lines(map_["segments"], sheet.words):
        place = pointer("segments", key) if key == "by" else pointer("segments", key, shown[key])
        shown[key] += 1
        sheet.bullet(line, place)


def _blind_spots(map_: Json, sheet: Sheet) -> None:
    for key, line in blind_spot_lines(map_, sheet):
        sheet.bullet(line, pointer("blind_spots", key))


def blind_spot_lines(map_: Json, sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Key and line (without bullet) of every blind spot."""
    names = {stage["id"]: stage["name"] for stage in reversed(map_["stages"]) if "id" in stage}
    spots = dict(map_["blind_spots"])
    for key in ("empty_stages", "thin_stages"):
        if key in spots:
            spots[key] = [names.get(stage, stage) for stage in spots[key]]
    yield from write_blind_spots(spots, sheet.words)


def _evidence(map_: Json, sheet: Sheet) -> None:
    for id_, evidence in map_["evidence"].items():
        label = sheet.labels[id_]
        sheet.footnote(label, write_evidence(evidence, sheet.words), pointer("evidence", label))
