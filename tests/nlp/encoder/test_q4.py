import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from journeydraft.nlp.encoder.q4 import dequantise, quantise


def test_low_halves_come_before_high_halves() -> None:
    """Byte i of a block holds weight i low and weight i + 16 high; 8 stands for zero."""
    scale = np.array([0.5], "<f2").view(np.uint8)
    block = np.concatenate([scale, np.arange(16, dtype=np.uint8)])  # low halves 0 … 15, high halves 0
    weights = dequantise(block[None, None, :])
    assert weights.shape == (1, 32)
    assert weights[0, :16].tolist() == [(n - 8) * 0.5 for n in range(16)]
    assert weights[0, 16:].tolist() == [-4.0] * 16


def test_blocks_of_a_row_stay_in_order() -> None:
    """Two blocks a row become 64 weights a row, each with its own scale."""
    blocks = np.zeros((3, 2, 18), np.uint8)
    blocks[:, 0, :2] = np.array([1], "<f2").view(np.uint8)
    blocks[:, 1, :2] = np.array([2], "<f2").view(np.uint8)
    weights = dequantise(blocks)
    assert weights.shape == (3, 64)
    assert set(weights[:, :32].ravel()) == {-8.0}
    assert set(weights[:, 32:].ravel()) == {-16.0}


@given(arrays(np.float32, (2, 64), elements=st.floats(-3, 3, width=32)))
def test_four_bits_come_near_the_weights(weights: np.ndarray) -> None:
    """No weight of a block is off by more than an eighth of the block's largest, zeros stay zeros."""
    blocks = weights.reshape(2, 2, 32)
    off = np.abs(dequantise(quantise(weights)).reshape(2, 2, 32) - blocks)
    assert np.all(off <= np.abs(blocks).max(axis=2, keepdims=True) * 0.126 + 1e-6)
