"""Tables for spreadsheets: text is text, whatever stands before it."""

from __future__ import annotations

import csv
import io

import pytest

from journeydraft.formats.export import export
from journeydraft.formats.spreadsheet import as_csv
from journeydraft.formats.views import Wish
from journeydraft.model.journey import Header, Item, JourneyMap, Stage
from journeydraft.planning import as_csv as plan_csv
from journeydraft.planning import plan

HARMFUL = "\0=1+1"
ITEMS = (Item(text=HARMFUL),)
MAP = JourneyMap(header=Header(title="Loan"), stages=(Stage(name="Apply", opportunities=ITEMS),))


def cells(made: bytes) -> set[str]:
    """All that stands in a table."""
    table = csv.reader(io.StringIO(made.decode("utf-8-sig"), newline=""))
    return {cell for row in table for cell in row}


def test_a_formula_behind_a_nul_is_text() -> None:
    """The NUL goes first, or what is left would be calculated."""
    assert cells(as_csv([["a", 1, None], [HARMFUL, 0.5, ""]])) == {"a", "1", "", "'=1+1", "0.5"}


@pytest.mark.parametrize("board", [None, "miro", "lucid"])
def test_tables_and_stickies_are_such(board: str | None) -> None:
    """Every table is written by the same rule."""
    assert "'=1+1" in cells(bytes(export(MAP, ".csv", wish=Wish(board=board))))


def test_a_plan_is_such() -> None:
    """Also what a person wrote in it."""
    assert "'=1+1" in cells(plan_csv(plan(MAP)))
