"""Findings that say the same meet; nothing else does."""

import tracemalloc

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from journeydraft.merge.cluster import Told, cluster, codes


def unit(rows):
    rows = np.asarray(rows, np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def told(vectors, owners, languages=None, abroad=0.0, words=()):
    spoken = codes(languages or ["en"] * len(vectors))
    return Told(vectors, codes(owners), spoken, abroad, [frozenset(of_one) for of_one in words])


def test_near_vectors_meet_and_far_ones_stay_apart():
    """Two directions, two groups, each in the order of the rows, whoever said it."""
    vectors = unit([[1, 0, 0], [0, 1, 0], [1, 0.1, 0], [0.05, 1, 0]])
    assert cluster(told(vectors, ["P1", "P2", "P3", "P4"]), 0.8, 0.8) == [[0, 2], [1, 3]]
    assert cluster(told(vectors, ["P1"] * 4), 0.8, 0.8) == [[0, 2], [1, 3]]


def test_two_people_meet_where_their_nearest_sentences_do():
    """Both tell the same trouble in one sentence, and go on each in a way of their own."""
    vectors = unit([[1, 0, 0], [1, 0.9, 0], [1, 0, 0.1], [1, 0, 0.9]])
    assert cluster(told(vectors, ["P1", "P1", "P2", "P2"]), 0.5, 0.9) == [[0, 1, 2, 3]]


def test_one_common_sentence_does_not_chain_many_matters_together():
    """What one person says of two matters does not join everybody who says one of them."""
    vectors = unit([[1, 0, 0], [1, 1, 0], [0, 1, 0]])
    assert len(cluster(told(vectors, ["P1", "P2", "P3"]), 0.7, 0.7)) == 2


def test_across_languages_a_little_less_is_near_enough():
    """Two who speak different languages meet where two of one language would not."""
    vectors = unit([[1, 0.5], [1, -0.5]])
    assert len(cluster(told(vectors, ["P1", "P2"], ["en", "et"], 0.1), 0.65, 0.65)) == 1
    assert len(cluster(told(vectors, ["P1", "P2"], ["en", "en"], 0.1), 0.65, 0.65)) == 2


def test_two_people_share_a_word_or_are_very_near():
    """Same mood, other matter: without a word of both only the very nearest are one, unless they speak
    different languages."""
    vectors = unit([[1, 0.6], [1, -0.5]])
    apart, shared = [{"login"}, {"flight"}], [{"login", "slow", "page"}, {"login", "page"}]
    assert len(cluster(told(vectors, ["P1", "P2"], words=apart), 0.5, 0.5)) == 2
    assert len(cluster(told(vectors, ["P1", "P2"], words=shared), 0.5, 0.5)) == 1
    assert len(cluster(told(vectors, ["P1", "P2"], ["en", "et"], words=apart), 0.5, 0.5)) == 1
    near = unit([[1, 0.1], [1, -0.1]])
    assert len(cluster(told(near, ["P1", "P2"], words=apart), 0.5, 0.5)) == 1


def test_what_is_near_to_everything_joins_nothing():
    """A vague remark in the middle of many matters is none of them."""
    rng = np.random.default_rng(2)
    matters = unit(rng.normal(size=(30, 60)) + 0.8)
    vectors = unit(np.concatenate([matters, matters.mean(axis=0, keepdims=True)]))
    assert float((matters @ vectors[-1]).max()) > 0.65
    assert len(cluster(told(vectors, range(31)), 0.65, 0.65)) == 31


def test_a_large_group_is_one():
    """Twelve of two hundred reviews that say the same are one line, more than a row has neighbours too."""
    rng = np.random.default_rng(1)
    alike = unit([1, *[0] * 39] + 0.02 * rng.normal(size=(60, 40)))
    others = unit(rng.normal(size=(140, 40)))
    groups = cluster(told(np.concatenate([others, alike]), range(200)), 0.6, 0.6)
    assert max(map(len, groups)) == 60


def test_no_vectors_no_groups():
    """A lane without findings has no items."""
    assert cluster(told(np.zeros((0, 4), np.float32), []), 0.5, 0.5) == []


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 5), st.lists(st.floats(-1, 1, width=32), min_size=4, max_size=4)),
        min_size=1,
        max_size=40,
    )
)
def test_every_row_is_in_exactly_one_group(said):
    """Nothing that somebody said is lost or counted twice in merging, and the order is that of the rows."""
    vectors = np.asarray([row for _, row in said], np.float32) + np.asarray([2, 0, 0, 0], np.float32)
    groups = cluster(told(unit(vectors), [who for who, _ in said]), 0.7, 0.8)
    assert sorted(i for group in groups for i in group) == list(range(len(said)))
    assert groups == sorted(groups)


def test_many_findings_need_no_square_of_memory():
    """3,000 findings in 50 groups are merged within the memory that all their pairs would take."""
    rng = np.random.default_rng(0)
    centres = unit(rng.normal(size=(50, 64)))
    vectors = unit(centres[rng.integers(0, 50, 3_000)] + 0.02 * rng.normal(size=(3_000, 64)))
    tracemalloc.start()
    groups = cluster(told(vectors, range(3_000)), 0.8, 0.8)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(groups) == 50
    assert peak < 3_000 * 3_000 * 4
