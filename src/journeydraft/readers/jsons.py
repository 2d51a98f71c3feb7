"""JSON and JSON Lines: reviews, survey answers, and what speech recognisers write."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

from journeydraft.errors import InputError
from journeydraft.readers import columns, recognisers, tables
from journeydraft.readers.base import Blob, ReadOptions, Transcript
from journeydraft.readers.cells import Row
from journeydraft.readers.tables import SAMPLE, Table

_BEGINNING = re.compile(r"\s*(?:\[\s*[\[{\"\]]|\{\s*[\"}])")
_BLANK = re.compile(r"\s*")
_SUFFIXES = (".json", ".jsonl", ".ndjson")
_DECODER = json.JSONDecoder()
_HINT = "export it again, or check it with a JSON validator"


class JsonReader:
    """A list of objects, one object a line, or one object that holds such a list."""

    name = "JSON"

    def recognises(self, blob: Blob) -> float:
        """0.95 for what begins like JSON; 0.6 for another text with the suffix, so that the error tells."""
        if _BEGINNING.match(blob.peek):
            return 0.95
        return 0.6 if blob.suffix in _SUFFIXES and blob.peek else 0.0

    def read(self, blob: Blob, options: ReadOptions) -> Iterator[Transcript]:
        """The records as a table; raises ``InputError`` with the line where the JSON breaks."""
        values = _values(blob.text, blob.path)
        first = next(values, None)
        if first is None:
            raise InputError("the file holds no records", path=blob.path, hint="is it the right file?")
        second = next(values, None)
        if second is None and isinstance(first[1], dict):
            within = [(first[0], record) for record in recognisers.records(first[1])]
            yield from tables.transcripts(_table(blob.path, "json", iter(within)), options)
            return
        numbered = chain([first], [second] if second else [], values)
        name = "jsonl" if blob.text.lstrip().startswith("{") else "json"
        yield from tables.transcripts(_table(blob.path, name, numbered), options)


def _table(path: str, name: str, numbered: Iterator[tuple[int, Any]]) -> Table:
    """Columns are the keys of the first records, those of nested objects included."""
    flat = ((line, flatten(value)) for line, value in numbered)
    sample = list(islice(flat, SAMPLE))
    headings = list(dict.fromkeys(key for _, record in sample for key in record))
    if not headings:
        raise InputError(
            "no list of records with text",
            path=path,
            hint="a list of objects with keys like text is expected",
        )
    rows = (Row(line, [record.get(key, "") for key in headings]) for line, record in chain(sample, flat))
    return Table(path, name, headings, rows, line=sample[0][0])


def flatten(value: Any) -> dict[str, str]:
    """One record's cells; a nested object's keys get its name before them where it says something.

    A bare string is a text; lists of objects and what lies deeper are left out.
    """
    if isinstance(value, str):
        return {"text": value}
    cells: dict[str, str] = {}
    for key, inner in value.items() if isinstance(value, dict) else ():
        if isinstance(inner, dict):
            for name, deeper in inner.items():
                _put(
                    cells,
                    f"{key} {name}" if name in value or columns.role_of(f"{key} {name}") else name,
                    deeper,
                )
        else:
            _put(cells, key, inner)
    return cells


def _put(cells: dict[str, str], key: str, value: Any) -> None:
    if isinstance(value, list) and all(isinstance(one, str | int | float) for one in value):
        value = ", ".join(map(str, value))
    if isinstance(value, str | int | float):
        cells[key] = str(value)


def _values(text: str, path: str) -> Iterator[tuple[int, Any]]:
    """The values of a list, or those that follow one another, each with its line, one at a time."""
    at = _skip(text, 0)
    within = text.startswith("[", at)
    at = _skip(text, at + 1) if within else at
    line, counted = 1, 0
    while at < len(text) and not (within and text[at] == "]"):
        line, counted = line + text.count("\n", counted, at), at
        value, at = _decode(text, at, path)
        yield line, value
        at = _after(text, at, path) if within else _skip(text, at)
    if within:
        _check_end(text, at, path)


def _check_end(text: str, at: int, path: str) -> None:
    """After the last value there is a bracket, and nothing else."""
    if at >= len(text):
        raise _broken("the list does not end", text, at, path)
    rest = _skip(text, at + 1)
    if rest < len(text):
        raise _broken("text after the list", text, rest, path)


def _decode(text: str, at: int, path: str) -> tuple[Any, int]:
    try:
        return _DECODER.raw_decode(text, at)
    except json.JSONDecodeError as error:
        raise _broken(error.msg[:1].lower() + error.msg[1:], text, error.pos, path) from error
    except RecursionError as error:
        raise _broken("nested too deeply", text, at, path) from error
    except ValueError as error:
        raise _broken("a number with too many digits", text, at, path) from error


def _after(text: str, at: int, path: str) -> int:
    """The place of the next value, or of the closing bracket."""
    at = _skip(text, at)
    if text.startswith("]", at):
        return at
    if not text.startswith(",", at):
        raise _broken("a comma is missing", text, at, path)
    at = _skip(text, at + 1)
    if at >= len(text) or text[at] == "]":
        raise _broken("a value is missing after the comma", text, at, path)
    return at


def _skip(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match else at


def _broken(message: str, text: str, at: int, path: str) -> InputError:
    return InputError(f"broken JSON: {message}", path=path, line=text.count("\n", 0, at) + 1, hint=_HINT)
