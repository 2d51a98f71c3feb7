"""Findings that say the same meet; nothing else does."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from journeydraft.merge.cluster import cluster


def unit(rows):
    rows = np.asarray(rows, np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_near_vectors_meet_and_far_ones_stay_apart():
    """Two directions, two groups, each in the order of the rows."""
    assert cluster(unit([[1, 0, 0], [0, 1, 0], [1, 0.1, 0], [0.05, 1, 0]]), 0.8) == [[0, 2], [1, 3]]


def test_no_vectors_no_groups():
    """A stage without findings has no items."""
    assert cluster(np.zeros((0, 4), np.float32), 0.5) == []


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(st.floats(-1, 1, width=32), min_size=4, max_size=4), min_size=1, max_size=40))
def test_every_row_is_in_exactly_one_group(rows):
    """Nothing that somebody said is lost or counted twice in merging."""
    vectors = np.asarray(rows, np.float32) + np.asarray([2, 0, 0, 0], np.float32)
    groups = cluster(unit(vectors), 0.7)
    assert sorted(i for group in groups for i in group) == list(range(len(rows)))
    assert groups == sorted(groups)


def test_many_findings_need_no_square_of_memory():
    """20,000 findings in 50 groups are merged within the memory of the groups."""
    import tracemalloc

    rng = np.random.default_rng(0)
    centres = unit(rng.normal(size=(50, 64)))
    vectors = unit(centres[rng.integers(0, 50, 20_000)] + 0.02 * rng.normal(size=(20_000, 64)))
    tracemalloc.start()
    groups = cluster(vectors, 0.8)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(groups) == 50
    assert peak < 20_000 * 64 * 4 * 3
