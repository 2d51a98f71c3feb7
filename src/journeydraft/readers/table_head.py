"""Where a table's headings stand: some exports put titles above them, others a second line below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from journeydraft.errors import InputError
from journeydraft.model.source import Ignored
from journeydraft.readers.cells import Row

_LOOKED_AT = 10
_COLUMNS = 5_000
_LONGEST = 400  # characters of a heading; a survey's question is rarely longer
_SECOND = frozenset({"response", "open-ended response", "open ended response", "other (please specify)"})


@dataclass(slots=True)
class Headed:
    """``headings`` (none is empty), their line, the rows below, and what stands above."""

    headings: list[str]
    line: int
    rows: Iterator[Row]
    ignored: list[Ignored]


def find(rows: Iterator[Row], path: str) -> Headed | None:
    """Find the headings among the first rows; ``None`` for a table without any cell.

    The first row that fills more than half of the columns has the headings. Raises ``InputError`` if
    what stands there can be none.
    """
    first = list(islice(rows, _LOOKED_AT))
    if any(len(row.cells) > _COLUMNS for row in first):
        raise InputError(
            f"more than {_COLUMNS} columns", path=path, line=first[0].line, hint="no survey has them"
        )
    width = max((_filled(row) for row in first), default=0)
    if not width:
        return None
    at = next(i for i, row in enumerate(first) if _filled(row) * 2 > width)
    ignored = [
        Ignored(row.line, " ".join(filter(None, row.cells)), "above the headings")
        for row in first[:at]
        if _filled(row)
    ]
    head, below = _second_line(first[at], first[at + 1 :])
    headings = [cell.strip() or f"column {n}" for n, cell in enumerate(head.cells, 1)]
    _check(headings, path, head.line)
    return Headed(headings, head.line, chain(below, rows), ignored)


def _filled(row: Row) -> int:
    return sum(1 for cell in row.cells if cell.strip())


def _second_line(head: Row, below: list[Row]) -> tuple[Row, list[Row]]:
    """Qualtrics writes codes, questions, ids in JSON; SurveyMonkey ``Response`` below each question."""
    if len(below) > 1 and any(cell.startswith('{"ImportId"') for cell in below[1].cells):
        return below[0], below[2:]
    if (
        below
        and _filled(below[0])
        and all(c.strip().casefold() in _SECOND for c in below[0].cells if c.strip())
    ):
        return head, below[1:]
    return head, below


def _check(headings: list[str], path: str, line: int) -> None:
    numbers = sum(1 for heading in headings if heading.replace(".", "").replace(",", "").isdecimal())
    longest = max(map(len, headings))
    if numbers * 2 > len(headings) or longest > _LONGEST:
        raise InputError(
            "the first row holds no headings",
            path=path,
            line=line,
            hint="add a first row that names the columns",
        )
