"""The picture as a bitmap: opened again, and looked at dot by dot."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from tests.formats.html.made import hostile_map, sized_map

from journeydraft.formats import read_map
from journeydraft.formats.export import export
from journeydraft.formats.png import write_png
from journeydraft.formats.views import Wish
from journeydraft.model.journey import Header, JourneyMap, Stage

LOAN = read_map(Path(__file__).parents[1] / "golden" / "loan.json")


def opened(png: bytes) -> tuple[int, int, set[bytes]]:
    """Width, height and the rows that differ, as they are stored."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n") and png.endswith(b"IEND\xaeB`\x82")
    width, height = struct.unpack(">II", png[16:24])
    at, packed = 8, b""
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, content = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert struct.unpack(">I", png[at + 8 + length : at + 12 + length]) == (zlib.crc32(kind + content),)
        packed += content if kind == b"IDAT" else b""
        at += 12 + length
    rows = zlib.decompress(packed)
    stride = len(rows) // height
    assert stride * height == len(rows) and (stride - 1) % width == 0
    return width, height, {rows[start : start + stride] for start in range(0, len(rows), stride)}


def test_the_picture_is_a_whole_bitmap() -> None:
    """Large enough for a slide, and full of things."""
    width, height, rows = opened(write_png(LOAN))
    assert width > 1000 and height > 1000
    assert len(rows) > height / 4


def test_the_curve_can_stand_alone() -> None:
    """Lower than the map, as wide."""
    whole, alone = opened(write_png(LOAN)), opened(bytes(export(LOAN, ".png", wish=Wish(only="curve"))))
    assert alone[0] == whole[0]
    assert alone[1] < whole[1] / 2


def test_two_runs_give_the_same_bytes() -> None:
    """Nothing of the clock or the machine is in it."""
    assert write_png(LOAN) == write_png(LOAN)


@pytest.mark.parametrize(
    "made",
    [
        hostile_map(),
        sized_map(1, 5),
        sized_map(15, 150),
        JourneyMap(header=Header(title="Nobody was heard")),
        JourneyMap(header=Header(title="خريطة"), stages=(Stage(name="البحث"), Stage(name="Оплата 😀"))),
    ],
    ids=["harmful", "one stage", "fifteen stages", "empty", "scripts"],
)
def test_any_map_can_be_a_bitmap(made: JourneyMap) -> None:
    """Endless words, no evidence, many stages, any script."""
    assert len(opened(write_png(made))[2]) > 1


def test_a_very_wide_picture_gets_fewer_dots() -> None:
    """What programs no longer open is of no use."""
    width, height, _ = opened(write_png(sized_map(80, 80)))
    assert 12_000 < max(width, height) <= 16_001
