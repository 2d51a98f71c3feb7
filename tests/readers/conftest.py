"""What the readers' tests share."""

from pathlib import Path

import pytest

from journeydraft.readers import ReadOptions, name_participants, read_blob
from journeydraft.readers.base import Blob


@pytest.fixture
def samples() -> Path:
    """Small files in every layout, written for these tests."""
    return Path(__file__).parent / "samples"


@pytest.fixture
def read():
    """Read a text (or bytes) as if it were a file; the one source in it, with participants named."""

    def read_one(content: str | bytes, path: str = "session.txt", **options):
        data = content.encode() if isinstance(content, str) else content
        (source,) = read_blob(Blob(path, data), ReadOptions(**options))
        return name_participants([source])[0]

    return read_one


@pytest.fixture
def said():
    """The turns of a source as (role, words) pairs."""
    return lambda source: [(str(turn.role), source.said(turn)) for turn in source.turns]
