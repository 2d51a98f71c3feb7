"""Emotions and their shades fit what ships and what maps can say."""

import numpy as np

from journeydraft.formats.labels import labels
from journeydraft.nlp.heads import shipped_heads
from journeydraft.nlp.shades import BAD, GOOD, SHADES


def test_heads_know_every_emotion_and_every_shade_of_several():
    """An emotion without a head would never be shown; one with a single shade needs none."""
    heads = shipped_heads()
    assert set(SHADES) <= set(heads.labels)
    assert set(SHADES) <= set(heads.written.labels) <= set(heads.labels)
    assert set(heads.shades.labels) == {one for of in SHADES.values() if len(of) > 1 for one in of}
    assert not GOOD & BAD


def test_a_map_has_a_word_for_every_shade():
    """Else an emotion would be shown by its key."""
    for code in ("en", "et", "ro", "bg", "ru"):
        words = labels(code)
        assert all(words.find("emotions", one) for of in SHADES.values() for one in of)


def test_only_polarity_and_emotions_differ_in_written_texts():
    """A pain is a pain in whichever heads; beside talk, a written text is judged as it is alone."""
    heads = shipped_heads()
    vectors = np.random.default_rng(0).normal(size=(4, 384)).astype(np.float32)
    signs, talk = [frozenset()] * 4, np.array([True, False, True, False])
    both = heads.probabilities(vectors, signs, talk)
    alone = heads.probabilities(vectors[1:2], signs[1:2], talk[1:2])
    spoken = heads.probabilities(vectors, signs, np.ones(4, bool))
    angry, question = heads.labels.index("angry"), heads.labels.index("question")
    assert (both[1] == alone[0]).all()
    assert (both[talk] == spoken[talk]).all()
    assert (both[~talk, angry] != spoken[~talk, angry]).any()
    assert (both[:, question] == spoken[:, question]).all()
    assert heads.thresholds_of(True)["angry"] != heads.thresholds_of(False)["angry"]
    assert heads.thresholds_of(True)["pain"] == heads.thresholds_of(False)["pain"]
