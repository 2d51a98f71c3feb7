"""A gold standard in a file, to score a map against: another map, a list of findings, a human coding."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from journeydraft.errors import InputError
from journeydraft.formats import FORMATS, read_map
from journeydraft.maps.gold import findings, qdpx, table
from journeydraft.maps.gold.jsons import parsed
from journeydraft.maps.kinds import Codebook
from journeydraft.maps.lines import Coding
from journeydraft.maps.of_map import coding_of
from journeydraft.readers.base import Blob
from journeydraft.readers.opening import read_file

NOT_CODINGS: Mapping[str, tuple[str, str]] = {
    ".qdc": (
        "a codebook names codes, and says nothing of what was coded with them",
        "export the project itself, as .qdpx",
    ),
    ".qde": ("a REFI-QDA project without its sources", "export the whole project, as .qdpx"),
    ".xlsx": ("codings are not read from workbooks", "save the sheet as CSV"),
    ".xls": ("codings are not read from workbooks", "save the sheet as CSV"),
}
"""What people may well try: what it is, and what to do."""


def read_gold(path: Path, codes: Codebook) -> Coding:
    """The lines of the file at ``path``. Raises ``InputError`` or ``MapError`` for what is not understood."""
    suffix = path.suffix.lower()
    if suffix in NOT_CODINGS:
        message, hint = NOT_CODINGS[suffix]
        raise InputError(message, path=str(path), hint=hint)
    if suffix == ".qdpx":
        return qdpx.read(path, codes)
    if suffix == ".json":
        return _json(path, codes)
    if suffix in FORMATS:
        return coding_of(read_map(path))
    return table.read(Blob(str(path), read_file(path, str(path))), codes)


def _json(path: Path, codes: Codebook) -> Coding:
    values = parsed(path)
    for holds, read in _SHAPES:
        if holds(values):
            return read(values, path, codes)
    raise InputError(
        "this JSON has no shape that is known",
        path=str(path),
        hint='expected a map, {"findings": [{"kind", "text", "quotes"}]}, or a list of coded stretches',
    )


_SHAPES: tuple[tuple[Callable[[Any], bool], Callable[[Any, Path, Codebook], Coding]], ...] = (
    (lambda v: isinstance(v, dict) and "header" in v, lambda _, path, __: coding_of(read_map(path))),
    (findings.holds, lambda v, path, codes: findings.read(v, str(path), codes)),
    (table.holds, lambda v, path, codes: table.read_records(v, str(path), codes)),
)
"""How a JSON file is told from another, and who reads it."""
