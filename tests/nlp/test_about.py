"""What a part of a telling is about."""

import numpy as np
import pytest

from journeydraft.nlp.about import About, Read, in_turns
from journeydraft.nlp.encoder import EncoderMissing, open_encoder
from journeydraft.nlp.encoder.base import Telling
from journeydraft.nlp.shipped import open_meaning

AXES = np.eye(4, dtype=np.float32)


def test_neighbours_count_half_and_only_in_the_same_turn():
    """A turn of two parts, and one of one."""
    read = in_turns(AXES[:3], [2, 1])
    assert np.allclose(read.beside[0], np.array([1, 0.5, 0, 0]) / np.sqrt(1.25))
    assert np.array_equal(read.beside[2], AXES[2])
    assert np.array_equal(read.turns, [[0.5, 0.5, 0, 0], [0.5, 0.5, 0, 0], AXES[2]])


def test_no_parts_give_no_rows():
    """A study without any finding."""
    assert in_turns(np.zeros((0, 4), np.float32), []).beside.shape == (0, 4)


def test_what_stands_beside_each_other_is_told_apart_by_its_words():
    """The same context, and other words of its own: alike by half."""
    about = About(AXES, np.vstack([0 * AXES, 0 * AXES, AXES]), {})
    parts = AXES[[0, 0, 0]]
    one, same, other = about.of(Read(parts, parts, parts), AXES[[1, 1, 2]])
    assert one @ same == pytest.approx(1)
    assert one @ other == pytest.approx(0.5)


def test_the_same_trouble_is_known_among_other_things_and_in_another_language():
    """Of what two people told in turns of their own, the one thing that both told lies nearest."""
    try:
        meaning, _ = open_meaning(open_encoder())
    except EncoderMissing:
        pytest.skip("the package with the encoder's file does not exist for this platform")
    tellings = [
        Telling(("We had moved in on the Friday.", "The house was not on the list of addresses.")),
        Telling(("Дом у нас новый, его в списке просто нет.", "И платить надо картой.")),
    ]
    texts, languages = [part for told in tellings for part in told.parts], ["en", "en", "ru", "ru"]
    parts = meaning.centred(meaning.raw_parts(tellings), languages)
    about = meaning.about(texts, languages, in_turns(parts, [2, 2]))
    near = about[:2] @ about[2:].T
    assert near[1, 0] > np.delete(near.ravel(), 2).max() + 0.05
