"""The front matter: flat ``key: value`` lines, valid YAML; unknown keys are kept as they stand."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from journeydraft.errors import MapError
from journeydraft.model.journey import FORMAT_VERSION

KEYS = (
    "journeydraft", "persona", "scenario", "journey", "state", "sample", "languages", "headings", "language",
)  # fmt: skip
"""``language`` is what ``headings`` was called once; it is read, not written."""

_KEY = re.compile(r"^([A-Za-z_][\w.-]*)\s*:(?:\s+(.*))?$")
_SIMPLE = re.compile(r"^(?:\d{1,9} )?[^\W\d_](?:[\w ,.;()/&+%’'–—-]*[\w.)%])?$")
_WORDS_OF_YAML = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_UNPRINTED = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


@dataclass(slots=True)
class FrontMatter:
    """Values and line numbers (from 1) of the known keys, the other lines, and where the body begins."""

    values: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    end: int = 0


def read_front_matter(lines: Sequence[str], path: str | None = None) -> FrontMatter:
    """The front matter that ``lines`` begin with; an empty one if there is none. MapError where it breaks."""
    end = _end(lines, path)
    found = FrontMatter(end=end)
    index = 1
    while index < end - 1:
        stop = index + 1
        while stop < end - 1 and _continues(lines[stop]):
            stop += 1
        _take(found, lines[index:stop], index + 1, path)
        index = stop
    return found


def write_front_matter(values: Mapping[str, str | None], unknown: str | None) -> list[str]:
    """The lines of the front matter; a value of None leaves its key empty, to be filled in."""
    known = [f"{key}: {scalar(value)}".rstrip() for key, value in values.items()]
    return ["---", f"{KEYS[0]}: {FORMAT_VERSION}", *known, *(unknown.split("\n") if unknown else ()), "---"]


def _end(lines: Sequence[str], path: str | None) -> int:
    """How many lines the front matter takes, fences included."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    for index in range(1, len(lines)):
        if lines[index].rstrip() in ("---", "..."):
            return index + 1
    if len(lines) > 1 and _KEY.match(lines[1]):
        raise MapError("the front matter does not end", path=path, line=1, hint="close it with a line of ---")
    return 0


def _continues(line: str) -> bool:
    return line.startswith((" ", "\t", "- "))


def _take(found: FrontMatter, lines: Sequence[str], number: int, path: str | None) -> None:
    match = _KEY.match(lines[0])
    if not match and lines[0].strip() and not lines[0].startswith("#"):
        raise MapError(
            f"expected 'key: value' in the front matter, found {lines[0][:60]!r}",
            path=path,
            line=number,
            hint="text belongs below the closing ---",
        )
    key = match[1].lower() if match else ""
    if not match or key not in KEYS:
        found.unknown.extend(lines)
        return
    if key in found.values:
        raise MapError(
            f"'{key}' stands twice in the front matter, first in line {found.lines[key]}",
            path=path,
            line=number,
            hint="keep one of them",
        )
    found.values[key] = _value(match[2] or "", lines[1:])
    found.lines[key] = number


def _value(head: str, rest: Sequence[str]) -> str:
    """A plain, quoted or folded scalar on one line."""
    first = "" if re.fullmatch(r"[|>][-+]?", head.strip()) else head.strip()
    text = " ".join(part for part in (first, *(line.strip() for line in rest)) if part)
    if len(text) < 2 or text[0] != text[-1] or text[0] not in "\"'":
        return text
    if text[0] == "'":
        return text[1:-1].replace("''", "'")
    try:
        value = str(json.loads(text))
        value.encode()  # half a character could not be written again
        return value
    except ValueError:
        return text[1:-1]


def scalar(value: str | None) -> str:
    """``value`` as YAML reads it; nothing for None."""
    if value is None:
        return ""
    if _SIMPLE.match(value) and value.casefold() not in _WORDS_OF_YAML:
        return value
    return _UNPRINTED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))
