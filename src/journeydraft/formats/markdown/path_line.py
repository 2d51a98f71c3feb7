"""A line of the paths: ``Apply → Find out · back (3 of 7): the price changed [^p3-7]``, both ways."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from journeydraft.formats.labels import Labels, recognise
from journeydraft.formats.markdown.escape import collapse, escape, harden_opening, has_markup, plain
from journeydraft.formats.markdown.signs import Json, Known, read_counts, split_references, write_counts

_HEAD = re.compile(r"^((?:\\.|[^\\])*?):(?:\s+(.*))?$")
_ARROW = re.compile(r"\s+(?:→|->|=>)\s+")
_BRACKET = re.compile(r"\s\(([^()]*)\)$")
_NOBODY = {"count": 0, "of": 0}
_MARK = re.compile(r"\s·\s+(\S.*)$")


@dataclass(slots=True)
class PathLine:
    """A transition between stages as its line names them; without ``kind``, the order of the stages tells it.

    ``written`` is its text as a person formatted it.
    """

    path: Json
    cited: list[str]
    written: str | None = None


def write_path(
    path: Json, names: Sequence[str], words: Labels, cited: Sequence[str], written: str | None
) -> str:
    """The line of ``path``, whose ends are names of stages; ``names`` are those of all stages, in order."""
    leaves = words.text("moves", "exit")
    line = f"{_name(path['from'])} → {leaves if path.get('to') is None else _name(path['to'])}"
    if path["kind"] != natural_move(path["from"], path.get("to"), names):
        line += f" · {words.text('moves', path['kind'])}"
    counted = {key: path[key] for key in ("participants", "reviews") if path.get(key) not in (None, _NOBODY)}
    if counted:
        line += f" ({write_counts(counted, words)})"
    if path.get("text") is not None:
        line += f": {written or escape(path['text'])}"
    found = {label for label in cited if written and f"[^{label}]" in written}
    return line + "".join(f" [^{label}]" for label in cited if label not in found)


def read_path(raw: str, known: Known) -> PathLine | None:
    """The transition that ``raw`` shows, or None if it is something else."""
    line, cited = split_references(collapse(raw), known)
    told = _HEAD.match(line)
    head, text = (told[1], told[2] or "") if told else (line, None)
    counts = _BRACKET.search(head)
    counted = (read_counts(counts[1]) if counts else None) or {}
    if counts and counted:
        head = head[: counts.start()].rstrip()
    mark = _MARK.search(head)
    kind = recognise("moves", mark[1]) if mark else None
    if mark and kind:
        head = head[: mark.start()].rstrip()
    ends = _ARROW.split(head)
    if len(ends) != 2:
        return None
    start = plain(ends[0])
    goal = None if recognise("moves", ends[1]) == "exit" else plain(ends[1])
    path: Json = {"from": start, "participants": _NOBODY, **counted}
    path |= {"kind": kind} if kind else {}
    path |= {} if goal is None else {"to": goal}
    path |= {} if text is None else {"text": plain(text)}
    return PathLine(path, cited, text if text and has_markup(text) else None)


def natural_move(start: str, goal: str | None, names: Sequence[str]) -> str:
    """The kind of move that the order of the stages tells by itself."""
    if goal is None:
        return "exit"
    if start not in names or goal not in names:
        return "forward"
    steps = names.index(goal) - names.index(start)
    return "back" if steps < 0 else "skip" if steps > 1 else "forward"


def _name(text: str) -> str:
    raw = escape(text).replace(":", "\\:").replace("→", "&#8594;").replace(">", "&#62;")
    raw = re.sub(r"\)$", "&#41;", raw)
    return harden_opening(raw) if recognise("moves", raw) == "exit" else raw
