"""What a sentence says by itself."""

import numpy as np

from journeydraft.nlp.own_words import OwnWords, shipped_own_words
from journeydraft.nlp.sameness import Sameness

WORDS = OwnWords(np.eye(3, dtype=np.float32), np.eye(3, dtype=np.float32) * 9, np.zeros(3, np.float32), {})


def test_the_same_fault_counts_and_another_does_not():
    """Two rows that are surely of one kind of fault have a product near one, of two kinds near none."""
    faults = WORDS.faults_of(np.array([[1, 0, 0], [0.9, 0.1, 0], [0, 0, 1]], np.float32))
    assert np.allclose(np.linalg.norm(faults, axis=1), 1, atol=1e-5)
    assert faults[0] @ faults[1] > 0.9 > 0.2 > faults[0] @ faults[2]


def test_what_stands_beside_each_other_is_told_apart_by_its_own_words():
    """The same context and other words of its own: less alike between two stretches of talk."""
    context = np.array([[1, 0, 0], [1, 0, 0], [1, 0, 0]], np.float32)
    alone = np.array([[1, 0, 0], [1, 0, 0], [0, 1, 0]], np.float32)
    _, across = Sameness(own_words=WORDS).compared(context, alone)
    assert np.allclose(np.linalg.norm(across, axis=1), 1, atol=1e-5)
    assert across[0] @ across[1] > 0.99
    assert across[0] @ across[2] < 0.7


def test_what_ships_fits_the_encoder():
    """As many rows as the encoder has dimensions, and a bias for each kind of fault."""
    shipped = shipped_own_words()
    assert shipped.projection.shape == (384, 384)
    assert shipped.faults.shape == (384, len(shipped.bias))
    assert {"en", "ru", "any"} <= shipped.centres.keys()
