"""How grave a trouble is, from its vector: an ordinal regression, shipped as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from journeydraft.nlp.encoder.base import Vectors
from journeydraft.nlp.weights import arrays

FILE_NAME = "severity.npz"


@dataclass(frozen=True)
class Gravity:
    """Two logistic regressions over centred vectors: of medium severity or more, and of high severity.

    An ordinal scale as cumulative binary ones (Frank and Hall 2001). ``weights`` are (d, 2), ``bias`` (2,).
    """

    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    def levels(self, centred: Vectors) -> NDArray[np.float32]:
        """(n, 2): the probabilities for each row, rounded so that a batch's last bits cannot show."""
        logits = np.einsum("nd,dl->nl", centred, self.weights) + self.bias
        rounded: NDArray[np.float32] = np.round(1 / (1 + np.exp(-logits)), 4)
        return rounded


@cache
def shipped_gravity() -> Gravity:
    """The head that comes with the program, for the built-in encoder."""
    found = arrays(FILE_NAME)
    return Gravity(found["weights"].astype(np.float32), found["bias"].astype(np.float32))
