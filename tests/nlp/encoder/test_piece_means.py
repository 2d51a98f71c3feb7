"""A text as the mean of its pieces, the rare ones first."""

import numpy as np

from journeydraft.nlp.encoder.base import Encoder


def test_rare_words_say_what_a_text_is_about(encoder: Encoder) -> None:
    """What shares the one rare word lies nearer than what shares all the frequent ones."""
    label, printer, queue = encoder.encode_words(
        [
            "So you have to print the label",
            "I paid them for a printed label at the library",
            "So you have to be in the queue",
        ]
    )
    assert label @ printer > label @ queue + 0.1


def test_a_text_does_not_depend_on_those_beside_it(encoder: Encoder) -> None:
    """The same bytes alone and among others; nothing said is no direction."""
    texts = ["Kus mu pakk on?", "", "Где посылка?", "parcel 📦"]
    together = encoder.encode_words(texts)
    alone = np.concatenate([encoder.encode_words([text]) for text in texts])
    assert together.tobytes() == alone.tobytes()
    assert np.allclose(np.linalg.norm(together, axis=1), [1, 0, 1, 1], atol=1e-5)


def test_no_texts_give_no_rows(encoder: Encoder) -> None:
    """Shape (0, d)."""
    assert encoder.encode_words([]).shape == (0, encoder.dimensions)
