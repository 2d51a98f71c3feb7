"""Weights of four bits in blocks of 32: the layout known as Q4_0 (ggml).

A block is a half-precision scale and 16 bytes; byte i holds weight i in its low half and weight i + 16 in its
high half; a weight is (half − 8) · scale.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

BLOCK = 32
BLOCK_BYTES = 18


def dequantise(blocks: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Blocks of shape (..., n, 18) to weights of shape (..., n · 32)."""
    scales = np.ascontiguousarray(blocks[..., :2]).view("<f2").astype(np.float32)
    halves = blocks[..., 2:]
    nibbles = np.concatenate([halves & 0x0F, halves >> 4], axis=-1).astype(np.float32)
    weights: NDArray[np.float32] = (nibbles - 8) * scales
    return weights.reshape(*blocks.shape[:-2], blocks.shape[-2] * BLOCK)


def quantise(weights: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Weights of shape (..., n · 32) as blocks of shape (..., n, 18); a block's largest is met exactly."""
    parts = weights.reshape(*weights.shape[:-1], -1, BLOCK)
    peaks = np.take_along_axis(parts, np.abs(parts).argmax(axis=-1, keepdims=True), axis=-1)
    scales = (peaks / -8).astype("<f2")
    steps = np.where(scales == 0, 1, scales).astype(np.float32)
    whole = np.clip(np.rint(parts / steps) + 8, 0, 15).astype(np.uint8)
    halves = whole[..., : BLOCK // 2] | whole[..., BLOCK // 2 :] << 4
    return np.concatenate([scales.view(np.uint8), halves], axis=-1)
