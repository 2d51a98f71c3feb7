"""When findings say the same."""

import numpy as np

from journeydraft.model.finding import Kind
from journeydraft.nlp.sameness import Sameness, shipped_sameness


def test_without_means_vectors_stay_as_they_are():
    """Another encoder's space is compared in itself."""
    vectors = np.eye(3, dtype=np.float32)
    assert np.array_equal(Sameness().apart(vectors, ["pain"] * 3), vectors)


def test_what_a_kind_has_in_common_is_taken_off():
    """Two pains that share nothing but being pains end up far from each other."""
    sameness = Sameness(kinds={"pain": np.array([0.9, 0, 0], np.float32)})
    vectors = np.array([[0.9, 0.43, 0], [0.9, -0.43, 0]], np.float32)
    one, other = sameness.apart(vectors, ["pain", "pain"])
    assert float(one @ other) < 0


def test_what_ships_knows_all_kinds_that_are_worded():
    """A kind without a mean would end a draft."""
    sameness = shipped_sameness()
    assert set(sameness.kinds) == set(Kind) - {Kind.emotion, Kind.touchpoint}
    assert 0 < sameness.own < 1 < sameness.others
