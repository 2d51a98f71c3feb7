"""The figures behind the pictures say no more than the map."""

from __future__ import annotations

from journeydraft.formats.drawing.curve import drawn_curve
from journeydraft.formats.drawing.paths import drawn_paths
from journeydraft.model.journey import Count, EmotionCurve, Item, Stage, Transition


def stage(mean: float | None, spread: float = 0.0, voices: int = 4, moments: tuple[Item, ...] = ()) -> Stage:
    people = {f"P{number}": mean or 0.0 for number in range(voices)}
    felt = None if mean is None else EmotionCurve(mean=mean, spread=spread, by_participant=people)
    return Stage(name="x", valence=felt, moments=moments)


def way(start: str, end: str | None, count: int = 1) -> Transition:
    people = {"count": count, "of": 4}
    return Transition.model_validate({"from": start, "to": end, "kind": "back", "participants": people})


def test_the_line_breaks_where_nothing_is_known() -> None:
    """No mood is invented for a stage that has none."""
    curve = drawn_curve([stage(1), stage(0), stage(None), stage(-2)])
    assert [[point.stage for point in run] for run in curve.runs] == [[0, 1], [3]]
    assert [point.y for run in curve.runs for point in run] == [0.25, 0.5, 1.0]


def test_the_band_stays_on_the_scale() -> None:
    """A spread beyond −2…2 is cut there."""
    (point,) = drawn_curve([stage(1.5, spread=1)]).runs[0]
    assert (point.high, point.low) == (0.0, 0.375)


def test_few_voices_make_a_hollow_point() -> None:
    """Fewer than three say so, also where only the number who came is known."""
    few, many = drawn_curve([stage(1, voices=2), stage(1, voices=3)]).points
    assert few and few.hollow and many and not many.hollow
    reviewed = Stage(name="x", entered=Count(count=1, of=5), valence=EmotionCurve(mean=0, spread=0))
    (point,) = drawn_curve([reviewed]).points
    assert point and point.hollow


def test_moments_stand_on_the_line() -> None:
    """Between two stages as high as the line; at the end as the last; at zero where no mood is known."""
    bad = Item(text="It broke", severity="high")
    first, last = drawn_curve([stage(2, moments=(bad,)), stage(-2, moments=(Item(text="Mended"),))]).moments
    assert first.dot[1] == round(first.dot[0] - 0.5, 4)
    assert (first.good, last.good) == (False, True)
    assert last.dot[1] == 1.0
    (alone,) = drawn_curve([stage(2), stage(None, moments=(bad,))]).moments
    assert alone.dot[1] == 0.5


def test_ways_are_drawn_by_where_they_lead() -> None:
    """Loops and leaps are arcs, the next stage and leaving are marks; what leads nowhere is not drawn."""
    paths = drawn_paths([way("a", "b"), way("c", "a", 4), way("b", None), way("a", "gone")], ["a", "b", "c"])
    assert (list(paths.onwards), list(paths.exits)) == ([0], [1])
    (arc,) = paths.arcs
    assert (arc.start, arc.end, arc.middle) == (2, 0, 1.5)
    assert arc.width == 7.0
