"""Findings that say the same meet; nothing else does."""

import tracemalloc

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from journeydraft.merge.cluster import cluster, codes
from journeydraft.merge.likeness import Told


def unit(rows):
    rows = np.asarray(rows, np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def clustered(vectors, turns, own, others, languages=None, abroad=0.0, words=(), rare=None):
    """The groups of ``vectors``, each of a turn."""
    spoken, told_in = codes(languages or ["en"] * len(vectors)), codes(turns)
    said = [frozenset(of_one) for of_one in words]
    told = Told(vectors, spoken, told_in, abroad, said, rare or {})
    return [matter.rows for matter in cluster(told, told_in.tolist(), own, others)]


def test_near_vectors_meet_and_far_ones_stay_apart():
    """Two directions, two groups, each in the order of the rows, whoever said it."""
    vectors = unit([[1, 0, 0], [0, 1, 0], [1, 0.1, 0], [0.05, 1, 0]])
    assert clustered(vectors, ["P1", "P2", "P3", "P4"], 0.8, 0.8) == [[0, 2], [1, 3]]
    assert clustered(vectors, ["P1"] * 4, 0.8, 0.8) == [[0, 2], [1, 3]]


def test_two_people_meet_where_their_nearest_sentences_do():
    """Both tell the same trouble in one sentence, and go on each in a way of their own."""
    vectors = unit([[1, 0, 0], [1, 0.9, 0], [1, 0, 0.1], [1, 0, 0.9]])
    assert clustered(vectors, ["P1", "P1", "P2", "P2"], 0.5, 0.9) == [[0, 1, 2, 3]]


def test_nothing_is_joined_by_a_chain():
    """Of four in a row, each like the next, only those are one that are all like one of them."""
    angles = np.deg2rad([0, 40, 80, 120])
    vectors = unit(np.stack([np.cos(angles), np.sin(angles)], axis=1))
    groups = clustered(vectors, ["P1", "P2", "P3", "P4"], 0.7, 0.7)
    assert max(map(len, groups)) == 3


def test_what_stands_in_one_turn_is_not_joined_for_that():
    """Two rows of one turn that are apart within it stay so, near as they are to the ear of a reader."""
    vectors = unit([[1, 0.5], [1, -0.5]])
    assert clustered(vectors, ["P1", "P1"], 0.9, 0.5) == [[0], [1]]
    assert clustered(vectors, ["P1", "P2"], 0.9, 0.5) == [[0, 1]]


def test_across_languages_a_little_less_is_near_enough():
    """Two who speak different languages meet where two of one language would not."""
    vectors = unit([[1, 0.5], [1, -0.5]])
    assert len(clustered(vectors, ["P1", "P2"], 0.65, 0.65, ["en", "et"], 0.1)) == 1
    assert len(clustered(vectors, ["P1", "P2"], 0.65, 0.65, ["en", "en"], 0.1)) == 2


def test_a_rare_word_of_both_brings_two_together():
    """Same mood, other matter: two join where they name the same rare thing, not by words of everybody."""
    vectors = unit([[1, 0.6], [1, -0.5]])
    apart, shared = [{"login"}, {"flight"}], [{"equali", "what"}, {"equali", "mean"}]
    rare = {"equali": 0.2}
    assert len(clustered(vectors, ["P1", "P2"], 0.7, 0.7, words=apart, rare=rare)) == 2
    assert len(clustered(vectors, ["P1", "P2"], 0.7, 0.7, words=shared, rare=rare)) == 1
    assert len(clustered(vectors, ["P1", "P2"], 0.7, 0.7, words=shared)) == 2


def test_a_large_group_is_one():
    """Twelve of two hundred reviews that say the same are one line, more than a row has neighbours too."""
    rng = np.random.default_rng(1)
    alike = unit([1, *[0] * 39] + 0.02 * rng.normal(size=(60, 40)))
    others = unit(rng.normal(size=(140, 40)))
    groups = clustered(np.concatenate([others, alike]), range(200), 0.6, 0.6)
    assert max(map(len, groups)) == 60


def test_no_vectors_no_groups():
    """A lane without findings has no items."""
    assert clustered(np.zeros((0, 4), np.float32), [], 0.5, 0.5) == []


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
    groups = clustered(unit(vectors), [who for who, _ in said], 0.7, 0.8)
    assert sorted(i for group in groups for i in group) == list(range(len(said)))
    assert groups == sorted(groups)


def test_many_findings_need_no_square_of_memory():
    """3,000 findings in 50 groups are merged within the memory that all their pairs would take."""
    rng = np.random.default_rng(0)
    centres = unit(rng.normal(size=(50, 64)))
    vectors = unit(centres[rng.integers(0, 50, 3_000)] + 0.02 * rng.normal(size=(3_000, 64)))
    tracemalloc.start()
    groups = clustered(vectors, range(3_000), 0.8, 0.8)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(groups) == 50
    assert peak < 3_000 * 3_000 * 4
