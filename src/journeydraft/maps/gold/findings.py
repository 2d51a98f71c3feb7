"""A list of findings with quotes, as JSON: what a researcher would present.

``{"findings": [{"id", "kind", "text", "quotes": [{"text", "file"}]}]}``, or the list alone. ``kind`` may be
any word that codes go by; a quote may be a bare text, name several ``files``, and have ``start`` and ``end``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from journeydraft.errors import InputError
from journeydraft.maps.gold.jsons import number_at, text_at
from journeydraft.maps.kinds import Codebook, steps
from journeydraft.maps.lines import Coding, Line, Place, identified

_TEXTS = ("text", "title", "finding", "statement", "summary", "name")
_KINDS = ("kind", "type", "code", "category", "lane", "label")
_FILES = ("file", "source", "session", "document", "path", "transcript")
_NO_KIND = "(no kind)"


def holds(values: Any) -> bool:
    """Whether this is a list of findings, or an object that has one."""
    found = _list(values)
    return bool(found) and all(isinstance(f, dict) and text_at(f, *_TEXTS) for f in found) and _apart(found)


def _apart(found: list[dict[str, Any]]) -> bool:
    """A coding as a list of records has a code and a place; findings have quotes or a kind."""
    return any("quotes" in one or "kind" in one for one in found)


def _list(values: Any) -> list[Any]:
    found = values.get("findings") if isinstance(values, dict) else values
    return found if isinstance(found, list) else []


def read(values: Any, path: str, codes: Codebook) -> Coding:
    """The findings whose kind a map has; the others are counted. Raises ``InputError`` for an id twice."""
    lines: list[Line] = []
    unmapped: Counter[str] = Counter()
    for finding in _list(values):
        said = text_at(finding, *_KINDS)
        kind = codes.meant(steps(said))
        if kind is None:
            unmapped[said or _NO_KIND] += 1
            continue
        text = text_at(finding, *_TEXTS)
        ident = text_at(finding, "id", "key", "number") or identified(kind.kind, text)
        lines.append(Line(ident, kind.kind, text, tuple(_places(finding))))
    twice = [ident for ident, count in Counter(line.id for line in lines).items() if count > 1]
    if twice:
        raise InputError(f"two findings have the id “{twice[0]}”", path=path, hint="give each its own")
    files = {place.source for line in lines for place in line.places if place.source}
    return Coding("findings", tuple(lines), dict(unmapped), frozenset(files | _files(values)))


def _files(values: Any) -> set[str]:
    """Files that the list names apart from its quotes: ``sessions``, and those of ``participants``."""
    if not isinstance(values, dict):
        return set()
    people, sessions = values.get("participants"), values.get("sessions")
    named = [p for p in people.values() if isinstance(p, dict)] if isinstance(people, dict) else []
    listed = [s for s in sessions if isinstance(s, str)] if isinstance(sessions, list) else []
    return {file for file in (text_at(p, *_FILES) for p in named) if file} | set(listed)


def _places(finding: dict[str, Any]) -> Iterator[Place]:
    quotes = finding.get("quotes") or finding.get("evidence") or []
    for quote in quotes if isinstance(quotes, list) else [quotes]:
        if isinstance(quote, str) and quote.strip():
            yield Place(quote=quote.strip())
        elif isinstance(quote, dict) and (said := text_at(quote, "text", "quote", "verbatim")):
            files = quote.get("files")
            named = [f for f in files if isinstance(f, str)] if isinstance(files, list) else []
            for file in named or [text_at(quote, *_FILES)]:
                yield Place(file, number_at(quote, "start"), number_at(quote, "end"), said)
