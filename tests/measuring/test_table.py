"""The table of stages: numbers as people write them, and errors that name the line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeydraft.errors import InputError
from journeydraft.measuring import read_measures
from journeydraft.measuring.table import read_number

GOOD = """stage,entered,completed,satisfaction,minutes,source
Find out,1200,900,4.2,12,web.csv
Apply,900,45 %,3.1,40,web.csv
"""

EVEN = "".join(f"S{number},100,50\n" for number in range(12))


@pytest.fixture
def read(tmp_path):
    def call(text, encoding="utf-8"):
        path = tmp_path / "stages.csv"
        path.write_text(text, encoding=encoding)
        return read_measures(path)

    return call


def test_a_row_is_read_with_its_shares(read):
    """Completion from two counts, and the count from a share."""
    find, apply = read(GOOD)
    assert (find.stage, find.entered, find.share, find.minutes, find.source) == (
        "Find out", 1200, 0.75, 12, "web.csv",
    )  # fmt: skip
    assert (apply.completed, apply.share, apply.satisfaction, apply.scale) == (405, 0.45, 3.1, 5)


@pytest.mark.parametrize(
    "headings",
    [
        "stage,entered,completed",
        "Etapp;Alustas;Lõpetas",
        "Этап\tНачали\tЗавершили",
        "Stage (name)|Started|Done",
    ],
)
def test_headings_and_delimiters_of_any_language(read, headings):
    """A spreadsheet writes what it likes."""
    cut = next(c for c in ";\t|," if c in headings)
    row = read(
        f"{headings}\n" + cut.join(("Apply", "200", "50")) + "\n" + cut.join(("Wait", "50", "50")) + "\n"
    )[0]
    assert (row.stage, row.entered, row.share) == ("Apply", 200, 0.25)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("stage,entered\nApply,many\n", 2, "no number"),
        ("stage,entered\nApply,100\n,200\n", 3, "names no stage"),
        ("stage,entered,completed\nApply,100,120\n", 2, "only 100 entered"),
        ("stage,entered\nApply,-5\n", 2, "below 0"),
        ("stage,entered\nApply,5\nApply,6\n", 3, "stands twice"),
        ("name,entered\nApply,5\nWait,4\n", 1, "“stage”"),
        ("stage,colour\nApply,red\nWait,blue\n", 1, "numbers"),
        ("stage,entered,completed\nApply,1,200,100\n" + EVEN, 2, "cells"),
        ("stage,entered,completed\nApply,100,150 %\n", 2, "share"),
        ("stage,satisfaction\nApply,740\n", 2, "scale"),
        ("stage,satisfaction\nApply,6/5\n", 2, "satisfaction"),
    ],
)
def test_a_bad_table_is_an_error_with_its_line_and_the_next_step(read, text, line, said):
    """What was found, where, and what to do."""
    with pytest.raises(InputError, match=said) as raised:
        read(text)
    assert raised.value.line == line
    assert raised.value.hint
    assert raised.value.path.endswith("stages.csv")


@pytest.mark.parametrize(
    ("text", "number"),
    [("1 234", 1234), ("1,234", 1234), ("62,5", 62.5), ("62.5", 62.5), ("1.234,5", 1234.5),
     ("1,234.5", 1234.5), ("12 000", 12000), ("0,125", 0.125), ("a", None), ("", None),
     ("1e9", None), ("--1", None)],
)  # fmt: skip
def test_numbers_as_people_write_them(text, number):
    """Commas and points by where they stand; scientific notation is a slip."""
    assert read_number(text) == number


@given(st.integers(0, 10**9))
def test_a_whole_number_is_read_however_it_is_grouped(number):
    """With commas, points, spaces, or bare."""
    for grouped in (
        f"{number:,}",
        f"{number:,}".replace(",", " "),
        f"{number:,}".replace(",", "."),
        str(number),
    ):
        assert read_number(grouped) == number


@pytest.mark.parametrize(
    ("cells", "scale"),
    [(("4.2", "3"), 5), (("6", "3"), 7), (("9", "3"), 10), (("84", "31"), 100), (("4/10", "3"), 5)],
)
def test_the_scale_of_satisfaction_is_the_least_usual_one(read, cells, scale):
    """Of the whole column, so that one good stage does not stretch it."""
    rows = read("stage,satisfaction\n" + "".join(f"S{i},{cell}\n" for i, cell in enumerate(cells)))
    assert rows[1].scale == scale
