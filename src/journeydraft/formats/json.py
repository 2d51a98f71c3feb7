"""The map as JSON, with its schema: what other programs rely on.

Keys are always there, but for those that only some lanes have.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import to_json

from journeydraft.errors import MapError
from journeydraft.formats.versions import migrated, version_of
from journeydraft.model.journey import FORMAT_VERSION, LANES, JourneyMap

WHERE_THEY_APPLY = frozenset(
    {"severity", "valence", "label", "channel", "when", "owner", "effort", "impact", "paraphrase"}
    | {"certainty", "verdict", "order", "segments"}
)
"""Keys that are left out where they have no value; every other key stands, with null if need be."""

_FIRST = ("rank", "id", "name")
_LAST = (*LANES, "metrics", "own")


def write_json(record: BaseModel) -> str:
    """A map or a list of pain points as JSON: always in the same order, with a newline at the end."""
    values = _tidied(record.model_dump(mode="json", by_alias=True))
    return to_json(values, indent=2).decode("utf-8") + "\n"


def read_json(text: str, path: str | None = None) -> JourneyMap:
    """The map that ``text`` holds; ``path`` is for messages. MapError names the line or the JSON path."""
    values = _parse(text, path)
    if not isinstance(values, dict):
        raise MapError("expected a JSON object", path=path, line=1, hint="a map begins with {")
    version = version_of(values.get("journeydraft", FORMAT_VERSION), path)
    try:
        return JourneyMap.model_validate(migrated(values, version))
    except ValidationError as error:
        raise _misfit(error, path) from error


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a map."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **JourneyMap.model_json_schema(by_alias=True, mode="validation"),
    }


def _parse(text: str, path: str | None) -> Any:
    try:
        values = json.loads(text.removeprefix("\ufeff"), parse_constant=_refuse, object_pairs_hook=_once)
        json.dumps(values, ensure_ascii=False).encode("utf-8")
    except json.JSONDecodeError as error:
        raise MapError(f"this is not JSON: {error.msg}", path=path, line=error.lineno) from error
    except UnicodeEncodeError as error:
        raise MapError("a text holds half a character (a lone surrogate)", path=path) from error
    except ValueError as error:
        said = "a number is too long" if "digits" in str(error) else str(error)
        raise MapError(f"this is not JSON: {said}", path=path) from error
    except RecursionError as error:
        raise MapError("this JSON is nested too deeply for a map", path=path) from error
    return values


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) < len(pairs):
        keys = [key for key, _ in pairs]
        raise ValueError(
            f"the key {next(key for key in keys if keys.count(key) > 1)!r} stands twice in one object"
        )
    return values


def _misfit(error: ValidationError, path: str | None) -> MapError:
    first = error.errors(include_url=False, include_input=False)[0]
    more = error.error_count() - 1
    place = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in first["loc"]).lstrip(".")
    hint = f"and {more} more like it" if more else None
    return MapError(f"{place or 'the map'}: {first['msg']}", path=path, hint=hint)


def _tidied(value: Any) -> Any:
    """``value`` with ids and names first and lanes last, without empty ``WHERE_THEY_APPLY``.

    Keys that people choose never have null as their value, so that only the map's own are left out.
    """
    if isinstance(value, list):
        return [_tidied(part) for part in value]
    if not isinstance(value, dict):
        return value
    order = sorted(value, key=_rank) if value.keys() >= {"id", "name", "own"} or "rank" in value else value
    return {
        key: _tidied(value[key]) for key in order if value[key] is not None or key not in WHERE_THEY_APPLY
    }


def _rank(key: str) -> int:
    return _FIRST.index(key) if key in _FIRST else len(_FIRST) + (key in _LAST)
