"""A human coding as a table: a row a coded stretch, with its file, its place or its words, and its code."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from journeydraft.errors import InputError
from journeydraft.maps.gold.coded import Stretch, gathered
from journeydraft.maps.gold.jsons import number_at, text_at
from journeydraft.maps.kinds import Codebook, steps
from journeydraft.maps.lines import Coding, Place
from journeydraft.readers.base import Blob
from journeydraft.readers.columns import plain
from journeydraft.readers.sheet import read_sheet

_SEVERAL = re.compile(r"\s*[;\n]\s*")
"""What stands between several codes in one cell."""


class _Record(NamedTuple):
    """A row by the role of its columns, and its line in the file."""

    line: int
    cells: Mapping[str, str]


def read(blob: Blob, codes: Codebook) -> Coding:
    """The coding in a CSV or TSV file. Raises ``InputError`` where no column has codes, or none places."""
    sheet = read_sheet(blob)
    if sheet is None:
        raise InputError(
            "no table of codes: no delimiter takes it apart into even rows",
            path=blob.path,
            hint="expected columns such as file, start, end, quote, code",
        )
    roles = _roles(list(sheet.headings), blob.path)
    records = (
        _Record(line, {role: row[column].strip() for role, column in roles.items() if column < len(row)})
        for line, row in sheet.rows
    )
    return gathered(_stretches(records, blob.path), codes)


def holds(values: Any) -> bool:
    """Whether this JSON is a list of coded stretches."""
    return (
        isinstance(values, list)
        and bool(values)
        and all(isinstance(v, dict) and {"code", "source"} <= _assigned(v).keys() for v in values)
    )


def read_records(values: Any, path: str, codes: Codebook) -> Coding:
    """The coding in a list of objects, whose keys are understood like a table's headings."""
    roles = _roles(list(dict.fromkeys(key for value in values for key in value)), path, by_name=True)
    records = (
        _Record(n, {role: text_at(value, str(key)) for role, key in roles.items()})
        for n, value in enumerate(values, start=1)
    )
    return gathered(_stretches(records, path), codes)


def _stretches(records: Iterable[_Record], path: str) -> Iterator[Stretch]:
    for record in records:
        cells: dict[str, Any] = dict(record.cells)
        place = Place(
            cells.get("source", ""),
            number_at(cells, "start"),
            number_at(cells, "end"),
            cells.get("quote") or None,
            number_at(cells, "line") or None,
        )
        if place.quote is None and place.span is None and place.line is None:
            raise InputError(
                "this row has neither a quote nor a start and an end (whole numbers, start below end)",
                path=path,
                line=record.line,
                hint="say what was coded, or remove the row",
            )
        for code in filter(None, _SEVERAL.split(cells.get("code", ""))):
            yield Stretch(tuple(steps(code)), code, place)


def _roles(headings: list[str], path: str, by_name: bool = False) -> dict[str, Any]:
    """The column (or key) of each role. Raises ``InputError`` where what is needed is missing."""
    roles = _assigned(headings)
    missing = [need for need in ("code",) if need not in roles]
    if not {"quote", "line"} & roles.keys() and not {"start", "end"} <= roles.keys():
        missing.append("quote (or start and end, or line)")
    if missing:
        known = ["/".join(words[:3]) for words in _headings().values()]
        raise InputError(
            f"no column for {' and none for '.join(missing)}",
            path=path,
            line=None if by_name else 1,
            hint="name the columns so: " + ", ".join(known),
        )
    return {role: headings[column] if by_name else column for role, column in roles.items()}


def _assigned(headings: Iterable[str]) -> dict[str, int]:
    """For each role the column whose heading stands first in its list."""
    at = {plain(str(heading)): column for column, heading in reversed(list(enumerate(headings)))}
    return {
        role: at[word]
        for role, words in _headings().items()
        if (word := next((w for w in words if w in at), None))
    }


@cache
def _headings() -> Mapping[str, list[str]]:
    table = files("journeydraft.maps.gold").joinpath("columns.toml").read_text(encoding="utf-8")
    return {role: [plain(word) for word in words] for role, words in tomllib.loads(table).items()}
