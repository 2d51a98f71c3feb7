"""An encoder of the user's own: heads are fitted to its space, and the engine runs on it."""

import numpy as np

from journeydraft.engines.embedded.cues import signs_of
from journeydraft.nlp.bag import BagEncoder
from journeydraft.nlp.shipped import open_meaning


def test_heads_are_fitted_to_the_space_of_another_encoder():
    """They have that encoder's size, and tell a trouble from a fact better than not at all."""
    meaning, heads = open_meaning(BagEncoder())
    assert heads.weights.shape == (BagEncoder.dimensions + len(heads.signs), len(heads.labels))
    said = ["I couldn't log in and nobody could tell me why", "we have two cats and a dog"]
    vectors = meaning.of(said, "en")
    probabilities = heads.probabilities(vectors, [signs_of(text, "en") for text in said])
    pain = probabilities[:, heads.labels.index("pain")]
    assert pain[0] > pain[1]
    assert np.isfinite(probabilities).all()
