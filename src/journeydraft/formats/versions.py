"""Versions of the map's format: older ones are read as the present one, newer ones are refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from journeydraft.errors import MapError
from journeydraft.model.journey import FORMAT_VERSION

Json = dict[str, Any]
Step = Callable[[Json], Json]


def version_of(found: object, path: str | None, line: int | None = None) -> int:
    """The version that ``found`` names; MapError for one that this program does not know."""
    version = int(str(found)) if re.fullmatch(r"\d{1,9}", str(found)) else None
    if version is not None and version <= FORMAT_VERSION:
        return version
    hint = "a newer version of the program wrote this map; update journeydraft to read it"
    if version is None:
        hint = "the number of the map's format stands there; without the line the map is read all the same"
    raise MapError(
        f"expected 'journeydraft: {FORMAT_VERSION}', found {str(found)[:40]!r}",
        path=path,
        line=line,
        hint=hint,
    )


def migrated(values: Json, version: int) -> Json:
    """The JSON of a map of ``version`` as the present version has it."""
    for number in range(version, FORMAT_VERSION):
        values = STEPS[number](values)
    return {**values, "journeydraft": FORMAT_VERSION}


def _first_drafts(values: Json) -> Json:
    """Before the first release the language of the headings stood in the header."""
    header = dict(values.get("header", {}))
    language = header.pop("language", None)
    provenance = values.get("provenance", {})
    if isinstance(language, str) and isinstance(provenance, dict):
        values = {**values, "provenance": {"language": language, **provenance}}
    return {**values, "header": header}


STEPS: Mapping[int, Step] = {0: _first_drafts}
"""By version, how a map of it becomes one of the next."""
