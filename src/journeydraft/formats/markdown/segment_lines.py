"""The lines of the segments, both ways: who belongs to which, and where they differ."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeydraft.formats.labels import Labels, recognise
from journeydraft.formats.markdown.escape import collapse, escape, plain
from journeydraft.formats.markdown.item_line import read_item
from journeydraft.formats.markdown.sample_line import read_sample, write_sample
from journeydraft.formats.markdown.segment_signs import plain_name, write_segments
from journeydraft.formats.markdown.signs import Json

_CAVEAT = re.compile(r"^(.*?)(?:\s+·\s+(.*))?$")


def write_segment_lines(segments: Json, words: Labels) -> Iterator[tuple[str, str]]:
    """Key and line (without bullet) of all in ``segments`` that a line can show."""
    if segments.get("by"):
        caveat = words.text("segments", "caveat")
        yield from _if_read("by", f"{words.text('segments', 'by')}: {escape(segments['by'])} · {caveat}")
    for group in segments.get("groups", ()):
        yield from _if_read("groups", _group(group, words))
    for one in segments.get("differences", ()):
        counts = "; ".join(write_segments(one, words))
        line = f"{words.text('segments', 'differ')}: {escape(one['text'])} ({counts})"
        yield from _if_read("differences", line)


def read_segment_line(raw: str) -> tuple[str, object] | None:
    """The key in the segments and the value that a line shows, or None if it is something else."""
    head, colon, rest = collapse(raw).partition(":")
    key = recognise("segments", head) if colon else None
    if key == "by":
        said = _CAVEAT.match(rest.strip())
        caveat = said[2] if said else None
        known = said is not None and (caveat is None or recognise("segments", caveat) == "caveat")
        return ("by", plain(said[1])) if said and known and said[1] else None
    if key == "differ":
        return _difference(rest.strip())
    return _read_group(head, rest.strip()) if colon else None


def _if_read(key: str, line: str) -> Iterator[tuple[str, str]]:
    """The line, if it is read as what it is meant to be."""
    read = read_segment_line(line)
    if read and read[0] == key:
        yield key, line


def _group(group: Json, words: Labels) -> str:
    if not plain_name(group["name"]):
        return ""
    people = [
        ", ".join(group.get("participants", ())),
        write_sample({"reviews": group.get("reviews", 0)}, words),
    ]
    return f"{group['name']}: {' · '.join(part for part in people if part)}"


def _read_group(name: str, text: str) -> tuple[str, object] | None:
    if not plain_name(name):
        return None
    group: Json = {"name": name}
    for part in re.split(r"\s+·\s+", text):
        sample, complete = read_sample(part)
        if complete and sample.keys() == {"reviews"}:
            group["reviews"] = sample["reviews"]
        elif part and all(plain_name(who) for who in part.split(", ")) and "participants" not in group:
            group["participants"] = part.split(", ")
        elif part:
            return None
    return "groups", group


def _difference(text: str) -> tuple[str, object] | None:
    found = read_item(text, "", {})
    if found.item.keys() - {"basis"} != {"text", "segments"} or found.written:
        return None
    return "differences", {"text": found.item["text"], "segments": found.item["segments"]}
