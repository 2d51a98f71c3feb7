"""The pairs as a table that a person edits: every pair, every line without one, and the person's verdicts."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from journeydraft.errors import InputError
from journeydraft.formats.spreadsheet import harmless
from journeydraft.maps.lines import Line
from journeydraft.maps.matching import Pair, Verdicts
from journeydraft.readers.base import Blob
from journeydraft.readers.columns import plain
from journeydraft.readers.opening import read_file
from journeydraft.readers.sheet import read_sheet

COLUMNS = ("kind", "map_id", "map_text", "gold_id", "gold_text", "by", "score", "verdict")

Names = tuple[str, str]
"""What the two sides are called in the headings."""

SIDES: Names = ("map", "gold")

YES = frozenset("yes y true 1 x ok same right correct match ✓ ✔ 👍 jah ja da да oui si sí".split())
NO = frozenset("no n false 0 other different wrong incorrect ✗ ✘ 👎 ei nu не нет nein non".split())
"""What people write for a verdict, case aside."""

Key = tuple[int | None, int | None]
"""A row by the numbers of its lines; None where it has no line of that side."""


class Row(NamedTuple):
    """A row of the table as it was read: its line in the file, and its cells by heading."""

    line: int
    cells: Mapping[str, str]

    @property
    def verdict(self) -> bool | None:
        """What the person says; None for nothing, and for words that are neither yes nor no."""
        said = self.cells.get("verdict", "").strip().strip(".!").casefold()
        return True if said in YES else False if said in NO else None


@dataclass(frozen=True)
class PairsFile:
    """The table as it was read, its sides called as in ``COLUMNS``. ``own`` are headings of the person's own
    columns, ``sides`` what the sides are called in the file."""

    path: str = ""
    rows: tuple[Row, ...] = ()
    own: tuple[str, ...] = ()
    delimiter: str = ","
    sides: Names = SIDES

    def personal(self, row: Row) -> bool:
        """Whether a person wrote something in the row that must not be lost."""
        return any(row.cells.get(name, "").strip() for name in ("verdict", *self.own))

    @property
    def not_understood(self) -> list[Row]:
        """Rows whose verdict is neither yes nor no."""
        return [r for r in self.rows if r.verdict is None and r.cells.get("verdict", "").strip()]


def read(path: Path, sides: Names = SIDES) -> PairsFile:
    """The table at ``path``, whose headings call the sides ``sides``; empty where there is no such file.

    Raises ``InputError`` for a file that is no table of pairs: it must not be written over."""
    if not path.exists():
        return PairsFile(str(path), sides=sides)
    sheet = read_sheet(Blob(str(path), read_file(path, str(path))))
    headings = [_heading(name, sides) for name in sheet.headings] if sheet else []
    if sheet is None or not {"map_id", "gold_id", "verdict"} <= set(headings):
        raise InputError(
            "this is no table of pairs, and will not be written over",
            path=str(path),
            hint=f"give another name; the columns of pairs are {', '.join(columns(sides))}",
        )
    rows = (Row(line, dict(zip(headings, map(_bare, row), strict=False))) for line, row in sheet.rows)
    own = tuple(name for name in headings if name and name not in COLUMNS)
    return PairsFile(str(path), tuple(rows), own, sheet.delimiter, sides)


def columns(sides: Names) -> tuple[str, ...]:
    """The headings of the table."""
    called = dict(zip(SIDES, sides, strict=True))
    parts = (name.partition("_") for name in COLUMNS)
    return tuple(f"{called.get(side, side)}{dash}{what}" for side, dash, what in parts)


def verdicts(table: PairsFile, ours: Sequence[Line], golds: Sequence[Line]) -> Verdicts:
    """What the person said of pairs that are still there. Raises ``InputError`` where two rows disagree."""
    said: dict[tuple[int, int], tuple[bool, int]] = {}
    finder = Finder(ours, golds)
    for row in table.rows:
        i, j = finder.key(row)
        if i is None or j is None or row.verdict is None:
            continue
        before = said.setdefault((i, j), (row.verdict, row.line))
        if before[0] is not row.verdict:
            raise InputError(
                f"the verdict on a pair differs from that of the same pair in line {before[1]}",
                path=table.path,
                line=row.line,
                hint="remove one of the two rows",
            )
    return Verdicts(
        frozenset(rows for rows, (yes, _) in said.items() if yes),
        frozenset(rows for rows, (yes, _) in said.items() if not yes),
    )


class Finder:
    """Knows lines again by their id or, where a spreadsheet or a person changed it, by their words."""

    def __init__(self, ours: Sequence[Line], golds: Sequence[Line]) -> None:
        self._sides = [_numbers(lines) for lines in (ours, golds)]

    def key(self, row: Row) -> Key:
        """The numbers of the lines that a row speaks of."""
        return self._number(0, row, "map"), self._number(1, row, "gold")

    def _number(self, side: int, row: Row, name: str) -> int | None:
        by_id, by_text = self._sides[side]
        ident, text = row.cells.get(f"{name}_id", "").strip(), row.cells.get(f"{name}_text", "")
        return by_id[ident] if ident in by_id else by_text.get((row.cells.get("kind", ""), _folded(text)))


def _numbers(lines: Sequence[Line]) -> tuple[dict[str, int], dict[tuple[str, str], int]]:
    by_id, by_text = {}, {}
    for number, line in reversed(list(enumerate(lines))):
        by_id[line.id.strip()] = number
        by_text[str(line.kind), _folded(line.shown)] = number
    return by_id, by_text


def table_of(
    table: PairsFile,
    ours: Sequence[Line],
    golds: Sequence[Line],
    rows: Sequence[tuple[Key, Pair | None]],
) -> bytes:
    """The table with ``rows`` (what there is now, in order) and whatever a person wrote in ``table``: beside
    the row that it stood in, else in a row of its own at the end. UTF-8 with its mark, CRLF, no formulas."""
    finder = Finder(ours, golds)
    kept: dict[Key, Row] = {}
    left: list[Row] = []
    shown = {key for key, _ in rows}
    for row in filter(table.personal, table.rows):
        key = finder.key(row)
        if key in shown and key not in kept and key != (None, None):
            kept[key] = row
        else:
            left.append(row)
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=table.delimiter, lineterminator="\r\n")
    writer.writerow((*columns(table.sides), *table.own))
    for key, pair in rows:
        written = kept[key].cells if key in kept else {}
        personal = (written.get(name, "") for name in ("verdict", *table.own))
        writer.writerow(map(_shown, (*_facts(key, pair, ours, golds), *personal)))
    for row in left:
        writer.writerow(_shown(row.cells.get(name, "")) for name in (*COLUMNS, *table.own))
    return text.getvalue().encode("utf-8-sig", "replace")


def _facts(key: Key, pair: Pair | None, ours: Sequence[Line], golds: Sequence[Line]) -> Iterator[str]:
    mine, gold = (None if n is None else lines[n] for n, lines in zip(key, (ours, golds), strict=True))
    one = mine or gold
    yield one.kind if one else ""
    for line in (mine, gold):
        yield line.id if line else ""
        yield " ".join(line.shown.split()) if line else ""
    yield pair.by if pair else ""
    yield f"{pair.score:.2f}" if pair and pair.score is not None else ""


_UNTYPED = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
"""Control characters: nobody types them, and some programs take a file that has them for no text."""


def _shown(cell: str) -> str:
    return harmless(_UNTYPED.sub(" ", cell))


def _bare(cell: str) -> str:
    """A cell without the apostrophe that keeps it from being a formula."""
    return cell[1:] if cell.startswith("'") and harmless(cell[1:]) == cell else cell


def _heading(name: str, sides: Names) -> str:
    known = dict(zip(columns(sides), COLUMNS, strict=True))
    return known.get(plain(name).replace(" ", "_"), name.strip())


def _folded(text: str) -> str:
    return " ".join(_bare(text).split()).casefold()
