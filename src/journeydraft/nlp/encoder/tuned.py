"""The encoder's weights as they were tuned on talk: those of the model file, and what is added to them.

The corrections come from ``training/tune_encoder.py``. They are small beside the weights, so four bits a
number say them well enough, in the blocks of ``q4.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from journeydraft.nlp.encoder.e5_file import E5File, Sizes
from journeydraft.nlp.encoder.q4 import dequantise
from journeydraft.nlp.weights import arrays, raw

FILE_NAME = "tuned.npz"


class Tuned:
    """The model file's weights with corrections; see ``body.Weights``."""

    def __init__(self, file: E5File, corrections: Mapping[str, NDArray[np.generic]]) -> None:
        """``corrections`` by name: blocks of four bits for a matrix, single precision for a vector."""
        self._file, self._corrections = file, corrections

    @property
    def sizes(self) -> Sizes:
        """See ``Weights.sizes``."""
        return self._file.sizes

    def vector(self, name: str) -> NDArray[np.float32]:
        """See ``Weights.vector``."""
        vector = self._file.vector(name)
        added = self._corrections.get(name)
        return vector if added is None else vector + added.astype(np.float32)

    def matrix(self, name: str, rows: int) -> NDArray[np.float32]:
        """See ``Weights.matrix``."""
        blocks = self._corrections.get(name)
        matrix = self._file.matrix(name, rows)
        return matrix if blocks is None else matrix + dequantise(np.asarray(blocks, np.uint8))


def shipped_corrections() -> tuple[Mapping[str, NDArray[np.generic]], str]:
    """The corrections that come with the program, and the first digits of their SHA-256."""
    return arrays(FILE_NAME), sha256(raw(FILE_NAME)).hexdigest()[:8]
