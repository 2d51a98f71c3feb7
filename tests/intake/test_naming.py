"""The default title of a study comes from a folder whose name says something."""

from pathlib import Path

import pytest

from journeydraft.intake.naming import study_name


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("/research/town-budget/raw", "Town budget"),
        ("/research/town_budget/2021/blind", "Town budget"),
        ("/research/school canteen/Interviews 2024", "School canteen"),
        ("/research/cafeteria", "Cafeteria"),
        ("/data", "Data"),
    ],
)
def test_a_folder_that_says_nothing_gives_way_to_the_one_above(folder: str, name: str) -> None:
    """``raw``, ``blind`` or a year is no title; where nothing else is there it is better than none."""
    assert study_name(Path(folder)) == name


def test_nobodys_home_becomes_a_title() -> None:
    """Transcripts in a home folder are not called by their owner's name."""
    assert study_name(Path.home() / "interviews") == "Interviews"
