"""A study that may be written into, and a map that is drafted once for the tests of a file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import journeydraft as jd

ROOT = Path(__file__).parents[2]


def copied(folder: Path) -> Path:
    """Four of the interviews of the example study."""
    study = folder / "cafeteria"
    study.mkdir()
    for name in ("p1.txt", "p2_interview.vtt", "p3.txt", "p4.vtt"):
        shutil.copy(ROOT / "fixtures" / "interviews" / "cafeteria" / name, study)
    return study


@pytest.fixture
def study(tmp_path):
    """The study, for one test to write into."""
    return copied(tmp_path)


@pytest.fixture(scope="module")
def drafted(tmp_path_factory):
    """Its map, by rules alone."""
    return jd.draft([copied(tmp_path_factory.mktemp("drafted"))], engine="lexicon")


@pytest.fixture
def loan():
    """A map that people have edited, with reviews, segments and steps."""
    return jd.open_map(ROOT / "tests" / "formats" / "golden" / "loan.json")
