"""Who is paired with whom."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from journeydraft.maps.matching import Pair, Verdicts, match
from journeydraft.maps.touching import Touch

NOBODY = Verdicts()


NOT_NEAR = np.full((5, 5), -1, np.float32)


def near(*rows):
    return np.array(rows, np.float32)


def test_evidence_comes_before_meaning():
    """However near in meaning another one is."""
    found = match({(0, 1): Touch(0.2, 0.1)}, near((0.9, 0.0)), NOBODY)
    assert found.pairs == (Pair(0, 1, "evidence", 0.2),)
    assert found.met == {(0, 0), (0, 1)}


def test_the_larger_share_of_evidence_wins():
    """And the other line stays without a pair, but is known to be like it."""
    found = match({(0, 0): Touch(0.5, 1.0), (1, 0): Touch(0.8, 0.1)}, NOT_NEAR, NOBODY)
    assert found.pairs == (Pair(1, 0, "evidence", 0.8),)
    assert (0, 0) in found.met


def test_of_equal_evidence_the_nearest_in_meaning_wins():
    """Two lines that one quote proves go to those that say the same."""
    same = dict.fromkeys([(0, 0), (0, 1), (1, 0), (1, 1)], Touch(1.0, 1.0))
    found = match(same, near((0.1, 0.9), (0.8, 0.2)), NOBODY)
    assert [(p.ours, p.gold) for p in found.pairs] == [(0, 1), (1, 0)]


def test_meaning_pairs_what_is_left():
    """The nearest first, and only from the threshold on."""
    found = match({}, near((0.5, 0.7), (0.6, 0.65), (0.44, 0.1)), NOBODY)
    assert [(p.ours, p.gold, p.by) for p in found.pairs] == [(0, 1, "meaning"), (1, 0, "meaning")]


def test_a_person_has_the_last_word():
    """A yes makes a pair of what shares nothing, a no unmakes one, and both lines are free again."""
    touches = {(0, 0): Touch(1.0, 1.0), (0, 1): Touch(0.3, 0.3)}
    found = match(touches, NOT_NEAR, Verdicts(frozenset({(1, 0)}), frozenset({(0, 0)})))
    assert found.pairs == (Pair(0, 1, "evidence", 0.3), Pair(1, 0, "you", None))
    assert (0, 0) not in found.met


def test_a_person_may_give_one_line_to_several():
    """The program does not."""
    found = match({}, NOT_NEAR, Verdicts(frozenset({(0, 0), (0, 1)})))
    assert [p.by for p in found.pairs] == ["you", "you"]


rows = st.tuples(st.integers(0, 4), st.integers(0, 4))
shares = st.builds(Touch, st.floats(0.01, 1), st.floats(0, 1))


@given(st.dictionaries(rows, shares), st.lists(st.floats(-1, 1), min_size=25, max_size=25), st.sets(rows))
def test_the_programs_pairs_are_one_to_one(touches, cosines, denied):
    """No line stands twice, nothing denied is paired, and no two free lines that meet are left."""
    found = match(touches, np.array(cosines, np.float32).reshape(5, 5), Verdicts(no=frozenset(denied)))
    ours, golds = [p.ours for p in found.pairs], [p.gold for p in found.pairs]
    assert len(set(ours)) == len(ours)
    assert len(set(golds)) == len(golds)
    assert not {(p.ours, p.gold) for p in found.pairs} & denied
    assert all(i in ours or j in golds for i, j in found.met)
