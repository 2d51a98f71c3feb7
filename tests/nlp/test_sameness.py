"""Vectors of what findings are about."""

import numpy as np

from journeydraft.nlp.sameness import KIND_OF, Sameness, shipped_sameness


def test_without_a_map_vectors_stay_as_they_are():
    """Another encoder's space is compared in itself."""
    vectors = np.eye(3, dtype=np.float32)
    assert np.array_equal(Sameness().about(vectors, ["pain"] * 3), vectors)


def test_what_a_kind_has_in_common_is_taken_off():
    """Two pains that share nothing but being pains end up far from each other."""
    sameness = Sameness(
        projection=np.eye(3, dtype=np.float32), means={"pain": np.array([0.9, 0, 0], np.float32)}
    )
    vectors = np.array([[0.9, 0.43, 0], [0.9, -0.43, 0]], np.float32)
    one, other = sameness.about(vectors, ["pain", "pain"])
    assert float(one @ other) < 0


def test_the_shipped_map_fits_the_built_in_encoder():
    """It takes vectors of 384 dimensions, and knows all kinds that are compared."""
    sameness = shipped_sameness()
    assert sameness.projection.shape[0] == 384
    assert set(sameness.means) == set(KIND_OF.values())
    assert 0 < sameness.others < 1 and 0 < sameness.own < 1
