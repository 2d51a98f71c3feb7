"""Parts of the report: texts, numbers of quotes, sheets."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from journeydraft.formats import read_map
from journeydraft.formats.labels import labels
from journeydraft.formats.report.cited import Cited
from journeydraft.formats.report.sheets import parts
from journeydraft.formats.report.texts import LONGEST, text

LOAN = read_map(Path(__file__).parents[1] / "golden" / "loan.json")


@given(st.integers(0, 60), st.integers(1, 8))
def test_every_stage_stands_on_one_sheet(number: int, most: int) -> None:
    """In order, no more than fit, and none alone where they can be shared evenly."""
    found = parts(number, most)
    assert [index for part in found for index in part] == list(range(number))
    assert max(map(len, found)) <= most
    assert max(map(len, found)) - min(map(len, found)) <= 1


def test_quotes_are_numbered_as_they_are_cited() -> None:
    """The first that is cited is 1, the same quote keeps its number, neighbours are a range."""
    cited = Cited(LOAN, labels("en"))
    first, second, third, fourth = list(LOAN.evidence)[:4]
    assert cited.ranges([third]) == [{"a": 1, "b": 1}]
    assert cited.ranges([first, second, third, "none"]) == [{"a": 1, "b": 3}]
    assert cited.ranges([fourth, third]) == [{"a": 1, "b": 1}, {"a": 4, "b": 4}]
    assert [one["number"] for one in cited.listed()] == [1, 2, 3, 4]


def test_texts_are_made_fit_for_paper() -> None:
    """One line, its own direction, breakable, with an end, without signs that turn it round."""
    assert text(" a\n b\u202e ") == {"t": "a b", "d": "ltr"}
    assert text("שלום") == {"t": "שלום", "d": "rtl"}
    assert text("\u202e \u2066") is None and text(None) is None
    endless = text("x" * 100_000)
    assert endless and len(endless["t"].replace("\u200b", "")) == LONGEST + 1
    assert max(map(len, endless["t"].split("\u200b"))) < 20
