"""A text as the mean of its pieces' own vectors, frequent pieces counting less: smooth inverse frequency
(Arora, Liang and Ma 2017, "A simple but tough-to-beat baseline for sentence embeddings")."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from journeydraft.nlp.encoder.base import Vectors, unit_rows
from journeydraft.nlp.encoder.q4 import dequantise
from journeydraft.nlp.encoder.windows import Ids

RARE = 1e-5
"""How probable a piece is that counts half as much as one that hardly occurs."""


class PieceMeans:
    """Reads texts word by word: no layer of the encoder, so neither neighbours nor order count."""

    def __init__(self, blocks: NDArray[np.uint8], log_probabilities: Sequence[float]) -> None:
        """``blocks`` (pieces, n, 18) are the vectors of all pieces in four bits."""
        self._blocks = blocks
        self._log_probabilities = np.array(log_probabilities, np.float32)

    def of(self, texts: Sequence[Ids]) -> Vectors:
        """The ids of ``texts``, without their frames, as unit vectors (texts, width); zeros for no ids."""
        ids = np.array([piece for text in texts for piece in text], np.int64)
        pieces, places = np.unique(ids, return_inverse=True)
        weights = RARE / (RARE + np.exp(self._log_probabilities[pieces]))
        vectors = dequantise(self._blocks[pieces]) * weights[:, None]
        ends = np.cumsum([len(text) for text in texts])
        means = np.zeros((len(texts), vectors.shape[1]), np.float32)
        for row, (end, text) in enumerate(zip(ends, texts, strict=True)):
            means[row] = vectors[places[end - len(text) : end]].sum(axis=0)
        return unit_rows(means)
