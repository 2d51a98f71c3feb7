"""The picture: well-formed, complete for a wall, and nothing in it but text and shapes."""

from __future__ import annotations

from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring
from tests.formats.html.made import HOSTILE, hostile_map, sized_map

from journeydraft.errors import SettingsError
from journeydraft.formats import read_map
from journeydraft.formats.drawing.wrapping import width, wrapped
from journeydraft.formats.export import export
from journeydraft.formats.svg import write_svg
from journeydraft.formats.views import Wish
from journeydraft.model.journey import Header, Item, JourneyMap, Stage

SVG = "{http://www.w3.org/2000/svg}"
LOAN = read_map(Path(__file__).parents[1] / "golden" / "loan.json")


def texts(picture: str) -> list[str]:
    """Every text of the picture, its lines joined."""
    return [
        " ".join(part.strip() for part in text.itertext()) for text in fromstring(picture).iter(f"{SVG}text")
    ]


def test_the_picture_says_what_the_map_says() -> None:
    """Title, sample, stages, goals, pain points with counts, the mood, loops and exits."""
    said = texts(write_svg(LOAN))
    for part in (
        "I apply for a loan",
        "7 interviews, 230 reviews · 7 participants · en, et",
        "Find out",
        "The total cost shows only after signing in",
        "5 of 7; 12 of 230 reviews",
        "assumption",
        "−0.4",
        "3 of 7",
        "↗ 1 of 7",
    ):
        assert part in said


def test_the_curve_can_stand_alone() -> None:
    """``only`` leaves the lanes out; another format has no such part."""
    alone = str(export(LOAN, ".svg", wish=Wish(only="curve")))
    assert "−0.4" in texts(alone)
    assert "Pain points" not in texts(alone)
    with pytest.raises(SettingsError, match=r"\.html"):
        export(LOAN, ".html", wish=Wish(only="curve"))


def test_harmful_text_stays_text() -> None:
    """Markup of the sources adds no element; the picture asks for nothing."""
    picture = write_svg(hostile_map())
    elements = list(fromstring(picture).iter())
    assert not {element.tag.removeprefix(SVG) for element in elements} & {
        "script",
        "img",
        "image",
        "a",
        "foreignObject",
        "use",
    }
    assert "\u202e" not in picture
    named = {name.rpartition("}")[2] for element in elements for name in element.attrib}
    assert not {name for name in named if name in ("href", "src") or name.startswith("on")}
    assert HOSTILE[0] in " ".join(texts(picture))


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    """A control character from a transcript does not break the file."""
    made = JourneyMap(header=Header(title="a\x00b\x1bc\ufffe"), stages=(Stage(name="s\x08"),))
    assert "abc" in texts(write_svg(made))


@pytest.mark.parametrize("stages", [0, 1, 15])
def test_pictures_of_any_width(stages: int) -> None:
    """Text stays inside the picture, whatever the number of stages."""
    made = sized_map(stages, stages * 8) if stages else JourneyMap(header=Header(title="Empty"))
    root = fromstring(write_svg(made))
    across, down = float(root.get("width")), float(root.get("height"))
    for line in root.iter(f"{SVG}tspan"):
        assert 0 <= float(line.get("x")) <= across
        assert 0 <= float(line.get("y")) <= down


def test_a_map_in_arabic_is_mirrored() -> None:
    """The first stage stands on the right."""
    stages = tuple(Stage(name=name, pain_points=(Item(text=name),)) for name in ("البحث", "الدفع"))
    root = fromstring(write_svg(JourneyMap(header=Header(title="رحلتي"), stages=stages)))
    words = [(text, line) for text in root.iter(f"{SVG}text") for line in text.iter(f"{SVG}tspan")]
    assert {text.get("text-anchor") for text, _ in words} == {"end"}
    places = {"".join(line.itertext()).strip("\u2067\u2069"): float(line.get("x")) for _, line in words}
    assert places["البحث"] > places["الدفع"]


def test_text_is_wrapped_on_the_safe_side() -> None:
    """No line is wider than its room, endless words are cut, and what is left out shows an ellipsis."""
    lines = wrapped("word " * 50, 10, 3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert all(width(line) <= 10 for line in (*lines, *wrapped("x" * 100_000, 10, 2)))
    assert wrapped("short", 10, 3) == ("short",)
    assert wrapped("", 10, 3) == ()


def test_a_stage_without_a_goal_beside_one_with_a_goal() -> None:
    """Its cell stays empty."""
    made = JourneyMap(header=Header(title="x"), stages=(Stage(name="a", goal="To get on"), Stage(name="b")))
    assert "To get on" in texts(write_svg(made))


def test_a_part_of_the_stages_goes_on_counting() -> None:
    """Stages 3 and 4 alone, as they are numbered in the whole, without the title."""
    part = texts(write_svg(sized_map(4, 8), True, part=range(2, 4)))
    assert {"3", "4", "Stage 3", "Stage 4"} <= set(part)
    assert not {"1", "2", "Stage 2", "A large map"} & set(part)


def test_a_part_of_the_stages_is_cut_where_nothing_stands() -> None:
    """Without margins, and still with the counts above the arcs."""
    root = fromstring(write_svg(LOAN, True, part=range(len(LOAN.stages))))
    left, top, wide, high = (float(side) for side in root.get("viewBox").split())
    assert "3 of 7" in [text.text for text in root.iter(f"{SVG}text")]
    for text in root.iter(f"{SVG}text"):
        for line in (text, *text):
            if line.get("y") is not None:
                assert top + 10 < float(line.get("y")) < top + high
                assert left <= float(line.get("x")) <= left + wide
