import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from journeydraft.nlp.encoder.body import EMBEDDED, build_body
from journeydraft.nlp.encoder.e5 import E5Encoder, Embedding
from journeydraft.nlp.encoder.e5_file import E5File
from journeydraft.nlp.encoder.exact import Exact
from journeydraft.nlp.encoder.int8 import quantise_rows
from journeydraft.nlp.encoder.session import open_session
from journeydraft.nlp.encoder.tokenizer import E5Tokenizer
from journeydraft.nlp.encoder.tuned import Tuned, shipped_corrections

MATRICES = arrays(np.float32, (4, 16), elements=st.floats(-3, 3, width=32))

SENTENCES = [
    "I could not find out where to hand the keys back.",
    "Ma pidin kolm korda helistama, enne kui keegi vastas.",
    "Am plătit de două ori pentru același bilet.",
    "Никой не ми каза, че гишето затваря по-рано.",
    "Приложение вылетает, как только я открываю корзину.",
    "Ok",
]


@given(MATRICES)
def test_neighbours_fit_sixteen_bits(matrix: np.ndarray) -> None:
    """255 times two neighbouring weights never leaves 16 bits, so every processor adds them alike."""
    whole, _ = quantise_rows(matrix)
    pairs = whole[:, 0::2].astype(int) + whole[:, 1::2]
    assert np.abs(pairs).max() * 255 <= 32767


@given(MATRICES)
def test_whole_numbers_come_near_the_weights(matrix: np.ndarray) -> None:
    """No weight is off by more than half a step of its row, and rows of zeros stay zeros."""
    whole, scales = quantise_rows(matrix)
    assert np.all(np.abs(whole * scales[:, None] - matrix) <= scales[:, None] * 0.501)


def test_eight_bits_point_where_single_precision_points(
    encoder: E5Encoder, e5_file: E5File, tokenizer: E5Tokenizer
) -> None:
    """The vectors are those of the exact encoder but for a cosine of 0.997 or better, in every language."""
    weights = Tuned(e5_file, shipped_corrections()[0])
    exact = open_session(build_body(weights, Exact(weights)))
    embedding = Embedding(e5_file)
    for sentence, vector in zip(SENTENCES, encoder.encode(SENTENCES), strict=True):
        (tokens,) = exact.run(None, {EMBEDDED: embedding(np.array([tokenizer.encode(f"query: {sentence}")]))})
        mean = tokens[0].mean(axis=0)
        assert mean @ vector / np.linalg.norm(mean) > 0.997, sentence
