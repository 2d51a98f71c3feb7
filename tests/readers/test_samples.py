"""Every plain-text layout, as understood; ``samples/*.understood`` are for a person to read and correct."""

from pathlib import Path

import pytest

from journeydraft.readers import name_participants, read_blob
from journeydraft.readers.base import Blob
from journeydraft.readers.registry import reader_for, readers

HERE = Path(__file__).parent
SAMPLES = sorted(
    path for path in (HERE / "samples").iterdir() if path.with_name(path.name + ".understood").exists()
)
OWNERS = {
    "zoom": "HeadedReader",
    "otter": "HeadedReader",
    "rev": "LabelledReader",
    "diarised": "LabelledReader",
    "stamped": "LabelledReader",
    "labelled": "LabelledReader",
    "guide": "GuideReader",
    "observation": "ProseReader",
    "monologue": "ProseReader",
    "diary": "DiaryReader",
}


def _blob(path):
    return Blob(path.name, path.read_bytes())


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_is_understood_as_the_golden_file_says(path, understood):
    """Who says what, what is an aside and what was left out, line by line."""
    sources = name_participants(read_blob(_blob(path)))
    expected = path.with_name(path.name + ".understood").read_text("utf-8")
    assert "".join(map(understood, sources)) == expected


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_is_claimed_by_its_own_reader_only(path):
    """The reader of the layout is surest, clearly so unless it is the one that takes what nobody knows."""
    expected = path.with_name(path.name + ".understood").read_text("utf-8").split()[1]
    owner = OWNERS[expected.removesuffix("-txt").removesuffix("-notes")]
    blob = _blob(path)
    assert type(reader_for(blob)).__name__ == owner
    sure = {type(reader).__name__: reader.recognises(blob) for reader in readers()}
    mine = sure.pop(owner)
    assert mine - max(sure.values()) >= 0.05 or owner == "ProseReader"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_loses_no_word_of_the_file(path):
    """Whatever is neither in a turn nor on an ignored line is a label, a mark or a time before a turn."""
    (source,) = read_blob(_blob(path))
    turn_lines = {n for turn in source.turns for n in _lines(source.text, turn.start, turn.end)}
    ignored = {one.line for one in source.ignored}
    for number, line in enumerate(source.text.split("\n"), 1):
        head = source.format in {"otter-txt", "zoom-txt", "rev-txt"}
        assert not line.strip() or number in turn_lines or number in ignored or head, line


def _lines(text, start, end):
    first = text.count("\n", 0, start) + 1
    return range(first, first + text.count("\n", start, end) + 1)
