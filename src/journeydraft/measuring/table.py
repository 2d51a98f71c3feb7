"""The table of stages: ``stage, entered, completed, satisfaction, minutes, source``, a row each."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path

from journeydraft.errors import InputError
from journeydraft.model.scale import end_of
from journeydraft.readers.base import Blob
from journeydraft.readers.columns import plain
from journeydraft.readers.opening import read_file
from journeydraft.readers.sheet import Sheet, read_sheet

COLUMNS = ("stage", "entered", "completed", "satisfaction", "minutes", "source")

_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_OF = re.compile(r"^(.*?)\s*(?:/|of)\s*(\d+)$")
_THOUSANDS = re.compile(r"^\d{1,3}(?:[.,]\d{3})+$")


@dataclass(frozen=True, slots=True)
class Measure:
    """One row: ``entered`` and ``completed`` are people, ``share`` those of them who completed, 0…1.

    ``satisfaction`` is on a scale that ends at ``scale``; ``others`` are columns of the person's own.
    """

    stage: str
    line: int
    entered: float | None = None
    completed: float | None = None
    share: float | None = None
    satisfaction: float | None = None
    scale: int = 5
    minutes: float | None = None
    source: str = ""
    others: tuple[tuple[str, float], ...] = ()


def read_measures(path: Path) -> tuple[Measure, ...]:
    """The rows of the table at ``path``. Raises ``InputError`` with the line and what was expected."""
    shown = str(path)
    sheet = read_sheet(Blob(shown, read_file(path, shown)))
    hint = f"expected a CSV with the columns {', '.join(COLUMNS)}"
    if sheet is None:
        raise InputError("this is no table of stages", path=shown, hint=hint)
    roles = [_role(heading) for heading in sheet.headings]
    if "stage" not in roles:
        raise InputError("no column is called “stage”", path=shown, line=1, hint=hint)
    for role in COLUMNS:
        if roles.count(role) > 1:
            raise InputError(f"two columns are the {role}", path=shown, line=1, hint="remove one of them")
    if not {"entered", "completed", "satisfaction", "minutes"} & set(roles):
        raise InputError("no column has numbers that are known", path=shown, line=1, hint=hint)
    return _rows(sheet, roles, shown)


def _rows(sheet: Sheet, roles: Sequence[str | None], path: str) -> tuple[Measure, ...]:
    found: list[Measure] = []
    for line, cells in sheet.rows:
        if len(cells) > len(roles) and any(cell.strip() for cell in cells[len(roles) :]):
            raise InputError(
                f"{len(cells)} cells below {len(roles)} headings",
                path=path,
                line=line,
                hint="put numbers with a comma in quotation marks",
            )
        row = _row(_Cells(sheet.headings, roles, cells, path, line))
        before = next((one for one in found if (one.stage, one.source) == (row.stage, row.source)), None)
        if before:
            raise InputError(
                f"“{row.stage}” stands twice, first in line {before.line}",
                path=path,
                line=line,
                hint="keep one of the rows, or give them different sources",
            )
        found.append(row)
    if not found:
        raise InputError("this table has headings and no rows", path=path)
    scale = _scale(found, path)
    return tuple(_scaled(one, scale) for one in found)


@dataclass(frozen=True)
class _Cells:
    """A row as it was read."""

    headings: Sequence[str]
    roles: Sequence[str | None]
    cells: Sequence[str]
    path: str
    line: int

    def text(self, role: str) -> str:
        at = self.roles.index(role) if role in self.roles else len(self.cells)
        return self.cells[at].strip() if at < len(self.cells) else ""

    def number(self, role: str) -> float | None:
        text = self.text(role)
        if not text:
            return None
        value = read_number(text)
        if value is None:
            raise self.error(
                f"“{text[:40]}” is no number, in the column “{role}”", "write a number, or nothing"
            )
        if value < 0:
            raise self.error(f"{text[:40]} is below 0, in the column “{role}”", "correct the number")
        return value

    def error(self, message: str, hint: str) -> InputError:
        return InputError(message, path=self.path, line=self.line, hint=hint)

    @property
    def others(self) -> tuple[tuple[str, float], ...]:
        """Numbers in columns of the person's own; texts there are theirs."""
        rest = zip(self.headings, self.roles, self.cells, strict=False)
        named = ((name.strip(), read_number(cell)) for name, role, cell in rest if role is None)
        return tuple((name, value) for name, value in named if name and value is not None)


def _row(cells: _Cells) -> Measure:
    stage = cells.text("stage")
    if not stage:
        raise cells.error("this row names no stage", "write the stage's name, or remove the row")
    entered = cells.number("entered")
    done = cells.text("completed")
    share: float | None = None
    completed: float | None = None
    if done.endswith("%"):
        value = read_number(done.rstrip("% "))
        if value is None or not 0 <= value <= 100:
            raise cells.error(f"“{done[:40]}” is no share of 0 to 100 %", "correct it")
        share, completed = value / 100, None if entered is None else round(entered * value / 100)
    else:
        completed = cells.number("completed")
    if completed is not None and entered is not None and completed > entered:
        raise cells.error(
            f"{completed:g} completed “{stage}”, and only {entered:g} entered it",
            "exchange the two numbers, or correct them",
        )
    if share is None and completed is not None and entered:
        share = completed / entered
    satisfaction, scale = _satisfaction(cells)
    return Measure(
        stage,
        cells.line,
        entered,
        completed,
        share,
        satisfaction,
        scale,
        cells.number("minutes"),
        cells.text("source"),
        cells.others,
    )


def _satisfaction(cells: _Cells) -> tuple[float | None, int]:
    """The number and its scale, 0 where the cell does not say it: ``4.2``, ``4.2/5``, ``84 %``."""
    text = cells.text("satisfaction")
    if text.endswith("%"):
        value, scale = read_number(text.rstrip("% ")), 100
    elif match := _OF.match(text):
        value, scale = read_number(match[1]), max(1, int(match[2]))
    else:
        return cells.number("satisfaction"), 0
    if value is None or not 0 <= value <= scale:
        raise cells.error(f"“{text[:40]}” is no satisfaction", "write it as 4.2, 4.2/5 or 84 %")
    return value, scale


def _scale(found: Sequence[Measure], path: str) -> int:
    told = [(one.satisfaction, one.line) for one in found if one.satisfaction is not None and not one.scale]
    most = max((value for value, _ in told), default=0)
    scale = end_of(most)
    if scale is None:
        line = next(line for value, line in told if value == most)
        raise InputError(
            f"a satisfaction of {most:g} is on no scale that is known",
            path=path,
            line=line,
            hint="write it with its end: 740/1000",
        )
    return 1 if told and most <= 1 and len({value for value, _ in told}) > 1 else scale


def _scaled(one: Measure, scale: int) -> Measure:
    return one if one.scale else replace(one, scale=scale)


def read_number(text: str) -> float | None:
    """``1 234``, ``1,234``, ``62,5`` or ``62.5`` as a number; None for anything else."""
    bare = re.sub(r"[\s\u00a0\u202f']", "", text.replace("−", "-"))
    if _THOUSANDS.match(bare) and not bare.startswith("0"):
        bare = bare.replace(",", "").replace(".", "")
    elif "," in bare and "." in bare:
        decimal = max(bare.rfind(","), bare.rfind("."))
        bare = re.sub(r"[.,]", "", bare[:decimal]) + "." + bare[decimal + 1 :]
    bare = bare.replace(",", ".")
    return float(bare) if _NUMBER.fullmatch(bare) and len(bare) < 18 else None


def _role(heading: str) -> str | None:
    """The role of a column, by its heading without what stands in brackets."""
    return _roles().get(plain(re.sub(r"\(.*?\)", "", heading)))


@cache
def _roles() -> Mapping[str, str]:
    table = tomllib.loads((files("journeydraft.measuring") / "columns.toml").read_text(encoding="utf-8"))
    return {plain(name): role for role in reversed(COLUMNS) for name in table[role]}
