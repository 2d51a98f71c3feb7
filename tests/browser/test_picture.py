"""``docs/picture.py``: the picture of the page, as ``make picture`` takes it."""

from __future__ import annotations

import runpy
import shutil
import struct
from pathlib import Path

import pytest

from journeydraft.formats import read_map
from journeydraft.formats.html import write_html

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]


def test_the_picture_has_the_size_that_is_told(tmp_path) -> None:
    """Of any map that has a pain point; small enough for a README."""
    if shutil.which("chromium") is None:
        pytest.skip("no Chromium here (apt-get install chromium)")
    made = runpy.run_path(str(ROOT / "docs" / "picture.py"))
    made["take"](
        write_html(read_map(ROOT / "tests" / "formats" / "golden" / "loan.json")), tmp_path / "loan.png"
    )
    picture = (tmp_path / "loan.png").read_bytes()
    assert struct.unpack(">II", picture[16:24]) == (1680, 1000)
    assert len(picture) <= 300_000
