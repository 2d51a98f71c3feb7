"""Counts by segment, and when segments are said to differ."""

import pytest

from journeydraft.merge.segments import Members, counted, differences
from journeydraft.model.journey import Count, Item, SegmentCount

GROUPS = (
    Members("commuter", frozenset({"P1", "P2", "P3", "P4"}), frozenset({"R1"})),
    Members("resident", frozenset({"P5", "P6", "P7"})),
)


def told(kind, *counts):
    """An item with a count a segment."""
    segments = tuple(
        SegmentCount(name=f"s{i}", **{kind: Count(count=count, of=of)})
        for i, (count, of) in enumerate(counts)
    )
    return Item(id="a", text="x", segments=segments)


def test_each_segment_has_its_own_denominator():
    """Three of four commuters and none of three residents; authors of reviews stand apart."""
    commuter, resident = counted(GROUPS, {"P1", "P2", "P4", "P9"}, {"R1"})
    assert (commuter.participants.count, commuter.participants.of) == (3, 4)
    assert (commuter.reviews.count, commuter.reviews.of) == (1, 1)
    assert (resident.participants.count, resident.participants.of, resident.reviews) == (0, 3, None)


def test_without_segments_items_carry_none():
    """A study that was not divided shows nothing of it."""
    assert counted((), {"P1"}, set()) is None


@pytest.mark.parametrize(
    ("kind", "counts", "differ"),
    [
        ("participants", [(3, 4), (0, 3)], True),
        ("participants", [(2, 4), (1, 3)], False),
        ("participants", [(2, 2), (0, 5)], False),
        ("participants", [(1, 1), (0, 1)], False),
        ("participants", [(1, 4), (0, 9), (8, 10)], True),
        ("reviews", [(20, 100), (2, 100)], True),
        ("reviews", [(6, 100), (3, 100)], False),
        ("reviews", [(20, 20), (0, 20)], False),
    ],
)
def test_small_groups_never_differ_and_large_ones_only_clearly(kind, counts, differ):
    """Two people against five prove nothing; twenty of a hundred against two of a hundred is worth a look."""
    assert bool(differences([told(kind, *counts)])) is differ
