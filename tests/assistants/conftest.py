"""A map in a file that a test may change, and one that was drafted, with its sources beside it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import journeydraft as jd

ROOT = Path(__file__).parents[2]


@pytest.fixture
def loan_file(tmp_path):
    """The map of a loan, in Markdown, as a person edits it."""
    return Path(shutil.copy(ROOT / "tests" / "formats" / "golden" / "loan.en.md", tmp_path / "loan.md"))


@pytest.fixture
def loan(loan_file):
    """The same, opened."""
    return jd.open_map(loan_file)


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """Two interviews with their map beside them."""
    folder = tmp_path_factory.mktemp("study")
    for name in ("p1.txt", "p4.vtt"):
        shutil.copy(ROOT / "fixtures" / "interviews" / "cafeteria" / name, folder)
    jd.draft(folder, engine="lexicon").save(folder / "map.md")
    return folder
