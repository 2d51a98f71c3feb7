"""The map as JSON Lines: the tidy table with real numbers, a row a line whatever the words."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.formats.html.made import hostile_map, sized_map

from journeydraft.formats import read_map
from journeydraft.formats.export import export
from journeydraft.model.journey import Header, Item, JourneyMap, Stage

LOAN = read_map(Path(__file__).parents[1] / "golden" / "loan.json")


def lines(made: JourneyMap) -> list[str]:
    written = export(made, ".jsonl")
    assert isinstance(written, str)
    return written.split("\n")[:-1]


@pytest.mark.parametrize("made", [LOAN, sized_map(3, 30)], ids=["usual", "larger"])
def test_it_is_the_tidy_table(made: JourneyMap) -> None:
    """The same columns in the same order, the same rows; numbers are numbers, what is not known is null."""
    table = export(made, ".csv")
    assert isinstance(table, bytes)
    expected = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline="")))
    found = [json.loads(line) for line in lines(made)]
    assert [list(row) for row in found] == [list(row) for row in expected]
    assert [{k: "" if v is None else str(v) for k, v in row.items()} for row in found] == expected
    assert {type(row["participants"]) for row in found} <= {int, type(None)}


def test_numbers_can_be_added_up() -> None:
    """Without a program having to guess what is one."""
    rows = [json.loads(line) for line in lines(LOAN)]
    assert next(row for row in rows if row["text"].startswith("The total"))["reviews"] == 12
    assert next(row["valence"] for row in rows if row["valence"]) == -1.234


def test_no_word_breaks_a_line() -> None:
    """Not the line ends of Unicode either, at which some programs cut; the words come back as they were."""
    odd = "one\u2028two\u2029three\x85four\nfive\rsix\x0bseven"
    made = JourneyMap(
        header=Header(title="t"), stages=(Stage(id="s", name=odd, needs=(Item(id="i", text=odd),)),)
    )
    written = export(made, ".jsonl")
    assert isinstance(written, str) and len(written.splitlines()) == 1
    assert json.loads(written)["text"] == odd
    assert len(lines(hostile_map())) == len("\n".join(lines(hostile_map())).splitlines())


def test_pandas_reads_it_as_it_is() -> None:
    """Columns by name and in order, counts that can be added up, as the docs show."""
    pandas = pytest.importorskip("pandas")
    made = export(sized_map(3, 30), ".jsonl")
    assert isinstance(made, str)
    rows = pandas.read_json(io.StringIO(made), lines=True)
    assert list(rows.columns) == list(json.loads(made.splitlines()[0]))
    pains = rows[rows.lane == "pain_points"].drop_duplicates(["stage", "text"])
    assert len(pains) == 6 and pains.participants.sum() == sum(
        item.participants.count
        for stage in sized_map(3, 30).stages
        for item in stage.pain_points
        if item.participants
    )
    assert rows.groupby("speaker").quote.nunique().sum() == 60


def test_a_map_without_items_has_no_lines() -> None:
    """Nothing at all, which programs read as an empty table."""
    assert export(JourneyMap(header=Header(title="t")), ".jsonl") == ""
