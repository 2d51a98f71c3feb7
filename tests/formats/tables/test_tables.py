"""The map in tables: a row for every quote, real numbers, and nothing that a spreadsheet would calculate."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from openpyxl import load_workbook
from tests.formats.html.made import HOSTILE, hostile_map, sized_map

from journeydraft.formats import read_map
from journeydraft.formats.export import export
from journeydraft.model.journey import JourneyMap

LOAN = read_map(Path(__file__).parents[1] / "golden" / "loan.json")
COLUMNS = "stage,step,lane,text,participants,reviews,severity,valence,source,speaker,timecode,quote"


def rows(made: JourneyMap = LOAN) -> list[dict[str, str]]:
    written = export(made, ".csv")
    assert isinstance(written, bytes)
    return list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"), newline="")))


def book(made: JourneyMap = LOAN, lang: str = "en"):
    written = export(made, ".xlsx", lang)
    assert isinstance(written, bytes)
    return load_workbook(io.BytesIO(written))


def test_the_csv_has_the_columns_that_were_promised() -> None:
    """Programs rely on their names and order."""
    written = export(LOAN, ".csv")
    assert isinstance(written, bytes)
    assert written.decode("utf-8-sig").splitlines()[0] == COLUMNS


def test_a_row_for_every_quote_and_one_for_a_line_without() -> None:
    """Step, lane, counts and place stand in every row; a paraphrase is no quote."""
    found = rows()
    total = [row for row in found if row["text"].startswith("The total cost")]
    assert [row["quote"] for row in total] == [
        "Why do I have to log in to see a price?",
        LOAN.evidence["r88"].quote,
    ]
    assert {(row["participants"], row["reviews"], row["severity"]) for row in total} == {("5", "12", "high")}
    assert (total[0]["source"], total[0]["timecode"]) == ("interviews/p01.vtt", "00:07:40.000")
    photo = next(row for row in found if row["text"] == "Photographs the payslip")
    assert (photo["step"], photo["quote"]) == ("Prove the income", "")
    assert [row["lane"] for row in found if row["text"] == "Let the employer confirm it"] == ["own/Our ideas"]
    assert found[-1]["stage"] == ""
    assert next(row for row in found if row["valence"])["valence"] == "-1.234"


def test_nothing_in_the_csv_is_a_formula() -> None:
    """What begins like one gets an apostrophe."""
    assert {row["text"] for row in rows(hostile_map())} >= {"'=HYPERLINK(1)", HOSTILE[0]}


def test_the_workbook_has_the_map_the_pains_the_evidence_and_the_people() -> None:
    """Four sheets; headings and lanes stay in sight; lists have filters."""
    made = book()
    assert made.sheetnames == ["Journey map", "Pain points", "Evidence", "Participants"]
    assert [sheet.freeze_panes for sheet in made] == ["B2", "A2", "A2", "B2"]
    assert all(sheet.auto_filter.ref for sheet in made)
    grid = made["Journey map"]
    assert [cell.value for cell in grid[1]] == [None, "Find out", "Apply"]
    cells = {row[0].value: [cell.value for cell in row[1:]] for row in grid.iter_rows(min_row=2)}
    assert cells["Pain points"][0] == (
        "• The total cost shows only after signing in (high · 5 of 7; 12 of 230 reviews)"
    )
    assert cells["Actions"][1] == "• Prove the income: Photographs the payslip (3 of 7)"
    assert "Our ideas" in cells


def test_pains_are_ranked_and_counts_are_numbers() -> None:
    """By reach × severity; figures that can be added up and plotted."""
    pains = book()["Pain points"]
    first = [cell.value for cell in pains[2]]
    assert first[:2] == [1, "The total cost shows only after signing in"]
    assert 5 in first and 230 in first
    people = {row[0].value: [cell.value for cell in row[1:]] for row in book()["Participants"].iter_rows()}
    assert people["P1"] == [0.4211, 1, 0, -1.5, None]


def test_headings_are_in_the_maps_language() -> None:
    """An Estonian team gets an Estonian workbook."""
    assert book(lang="et").sheetnames == ["Teekonnakaart", "Valupunktid", "Tõendid", "Osalejat"]


def test_harmful_text_is_text_in_the_workbook() -> None:
    """No formula; control characters, slashes in names and endless words are survived."""
    made = book(hostile_map())
    assert all(cell.data_type != "f" for sheet in made for row in sheet.iter_rows() for cell in row)


def test_large_tables_are_quick_and_the_same_every_time() -> None:
    """The same map gives the same bytes."""
    made = sized_map(4, 200)
    assert export(made, ".xlsx") == export(made, ".xlsx")
    assert len(rows(made)) == 400
