"""The closing comment: what the Markdown cannot show, as JSON that can be read and compared line by line."""

from __future__ import annotations

import json
import re
from functools import partial
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from journeydraft.errors import MapError
from journeydraft.formats.markdown.signs import Json

PathRow = tuple[str, str, Json]
"""Digest of a path's ends, the footnotes that it cites, its veil."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Column(_Part):
    """A stage or step (the last one: what is unplaced). A line: its lane, digest, footnotes and veil."""

    name: str
    veil: Json = {}
    lines: tuple[tuple[str, str, str, Json], ...] = ()


class Footnote(_Part):
    """A piece of evidence: its id where that is not its label, and its veil."""

    id: str | None = None
    veil: Json = {}


class HiddenNote(_Part):
    """A note that stands otherwise in the file than in the map; ``seen`` is the digest of how it stands."""

    seen: str | None = None
    place: str | None = None
    markdown: str | None = None


class Hidden(_Part):
    """Everything that the comment holds."""

    header: Json = {}
    blind_spots: Json = {}
    segments: Json = {}
    provenance: Json = {}
    columns: tuple[Column, ...] = ()
    transitions: tuple[PathRow, ...] = ()
    evidence: dict[str, Footnote] = {}
    notes: tuple[HiddenNote, ...] | None = None


_OPENING = "<!-- journeydraft:"
_COMMENT = re.compile(r"<!-- journeydraft:(.*?)-->", re.DOTALL)
_as_json = json.JSONEncoder(ensure_ascii=False).encode
_UNSAFE = re.compile(r"[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
_OPENED = frozenset(
    {
        "",
        "columns",
        "columns/*",
        "columns/*/lines",
        "transitions",
        "evidence",
        "notes",
        "provenance",
        "provenance/sources",
    }
)


def is_comment(html: str) -> bool:
    """Whether a block of HTML is (the beginning of) the closing comment."""
    return html.lstrip().startswith(_OPENING)


def write_comment(hidden: Json) -> str:
    """The comment that holds ``hidden``; nothing in it can end the comment early."""
    text = _laid_out(hidden).replace("--", "-\\u002d").replace("<!", "\\u003c!")
    return f"{_OPENING}\n{_UNSAFE.sub(_escaped, text)}\n-->"


def read_comment(html: str, path: str | None, line: int) -> Hidden:
    """What the comment holds. MapError if it was damaged."""
    match = _COMMENT.search(html)
    if not match:
        raise damaged(path, line)
    try:
        return Hidden.model_validate_json(match[1])
    except ValidationError as error:
        raise damaged(path, line) from error


def damaged(path: str | None, line: int) -> MapError:
    """The error for a comment that cannot be used."""
    return MapError(
        "the closing comment '<!-- journeydraft: … -->' was changed and cannot be read",
        path=path,
        line=line,
        hint="undo the change, or delete the whole comment: the map stays, its ids and offsets are lost",
    )


def _laid_out(value: Any, path: str = "", depth: int = 1) -> str:
    """JSON with one record a line: what ``_OPENED`` names is spread over lines, all else stays on one."""
    if not value or not isinstance(value, dict | list) or path not in _OPENED:
        return _as_json(value)
    if isinstance(value, dict):
        rows = [
            f"{_as_json(key)}: {_laid_out(part, _below(path, key), depth + 1)}" for key, part in value.items()
        ]
    else:
        below = _below(path, "*")
        write = partial(_laid_out, path=below, depth=depth + 1) if below in _OPENED else _as_json
        rows = [write(part) for part in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    indent = " " * depth
    body = f",\n{indent}".join(rows)
    return f"{opening}\n{indent}{body}\n{indent[1:]}{closing}"


def _below(path: str, key: str) -> str:
    return f"{path}/{key}" if path else key


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
