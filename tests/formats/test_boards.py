"""Stickies for workshop boards: a grid for those that make a sticky of every cell, a row a card for Lucid."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from tests.formats.html.made import hostile_map, sized_map

from journeydraft.errors import SettingsError
from journeydraft.formats import read_map
from journeydraft.formats.boards import BOARDS, LONGEST
from journeydraft.formats.export import export
from journeydraft.formats.views import Wish
from journeydraft.model.journey import Header, JourneyMap

LOAN = read_map(Path(__file__).parent / "golden" / "loan.json")


def rows(board: str, made: JourneyMap = LOAN, lang: str | None = None) -> list[list[str]]:
    written = export(made, ".csv", lang, Wish(board=board))
    assert isinstance(written, bytes)
    return list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("board", ["miro", "figjam", "mural"])
def test_the_grid_is_the_map(board: str) -> None:
    """A column a stage and one for what fits none; goals first; a lane's name once, before its first row."""
    found = rows(board)
    assert found[0] == ["I apply for a loan", "Find out", "Apply", "Unplaced"]
    assert found[1][0] == "Goal" and found[1][2] == "Be done in one evening"
    assert len({len(row) for row in found}) == 1
    lanes = [row[0] for row in found[2:]]
    assert [lane for lane in lanes if lane][:3] == ["Actions", "Thoughts and questions", "Emotions"]
    emotions = lanes.index("Emotions") + 2
    assert found[emotions][1] == "Anxious\n(5 of 7)"
    assert (found[emotions + 1][0], found[emotions + 1][1]) == ("", "Worried about being refused\n(2 of 7)")
    pains = next(row for row in found if row[0] == "Pain points")
    assert pains[1].endswith("(high · 5 of 7; 12 of 230 reviews)")
    assert pains[3].startswith("Dislikes the colours of the app")
    assert next(row for row in found if row[0] == "Our ideas")[2] == "Let the employer confirm it"
    assert next(row for row in found if row[0] == "Actions")[2].startswith("Prove the income: Photographs")


def test_no_item_is_lost_on_the_grid() -> None:
    """As many stickies below the goals as the map has items."""
    stickies = [cell for row in rows("miro", sized_map(15, 300))[2:] for cell in row[1:] if cell]
    assert len(stickies) == 300


def test_a_card_has_a_title_and_a_text_and_what_groups_it() -> None:
    """A row an item in the order of stages and lanes, with its first quotes."""
    found = rows("lucid")
    cards = [dict(zip(found[0], row, strict=True)) for row in found[1:]]
    assert found[0][:4] == ["Title", "Description", "Stage", "Lane"]
    total = next(card for card in cards if card["Title"].startswith("The total cost"))
    assert total["Description"].splitlines()[0].startswith("“Why do I have to log in")
    assert (total["Stage"], total["Lane"], total["Participants"], total["Reviews"], total["Severity"]) == (
        "Find out",
        "Pain points",
        "5",
        "12",
        "high",
    )
    assert [card["Stage"] for card in cards] == sorted(
        (c["Stage"] for c in cards), key=["Find out", "Apply", "Unplaced"].index
    )


def test_headings_are_in_the_language_asked_for() -> None:
    """The stickies stay as they are."""
    assert any(row[0] == "Болевые точки" for row in rows("miro", lang="ru"))


@pytest.mark.parametrize("board", BOARDS)
def test_nothing_on_a_sticky_is_a_formula(board: str) -> None:
    """Nor without end, nor turned around."""
    cells = [cell for row in rows(board, hostile_map()) for cell in row]
    assert any(cell.startswith("'=HYPERLINK(1)") for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert max(map(len, cells)) < 4 * LONGEST
    assert not any("\u202e" in cell for cell in cells)


@pytest.mark.parametrize("board", BOARDS)
def test_maps_of_any_size(board: str) -> None:
    """Nothing, one stage, no evidence."""
    for made in (
        JourneyMap(header=Header(title="")),
        sized_map(1, 3),
        LOAN.model_copy(update={"evidence": {}}),
    ):
        assert rows(board, made)


def test_a_board_takes_csv_and_has_a_name() -> None:
    """What cannot be is said before anything is written; a table for no board stays tidy."""
    with pytest.raises(SettingsError, match=r"miro takes no \.xlsx"):
        export(LOAN, ".xlsx", wish=Wish(board="miro"))
    with pytest.raises(SettingsError, match="no board is called 'jira'"):
        export(LOAN, ".csv", wish=Wish(board="jira"))
    tidy = export(LOAN, ".csv")
    assert isinstance(tidy, bytes) and tidy.decode("utf-8-sig").startswith("stage,step,lane")
