"""What a sentence says in its own words: what it is about, and what kind of thing goes wrong in it.

``training/own_words.py`` fits both on what ``Encoder.encode_words`` gives.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from journeydraft.nlp.encoder.base import Vectors, unit_rows
from journeydraft.nlp.weights import arrays

FILE_NAME = "own_words.npz"


@dataclass(frozen=True)
class OwnWords:
    """``projection`` (d, d) takes vectors of own words to where those of one matter lie near each other;
    ``faults`` (d, k) and ``bias`` (k,) are regressions, one a kind of fault. All are of vectors less the mean
    of their language in ``centres``."""

    projection: Vectors
    faults: Vectors
    bias: NDArray[np.float32]
    centres: Mapping[str, Vectors]

    def about(self, alone: Vectors) -> Vectors:
        """``alone`` (n, d) as unit vectors of what they are about."""
        return unit_rows(alone @ self.projection)

    def faults_of(self, alone: Vectors) -> Vectors:
        """(n, k) unit rows whose product says how surely two have the same fault: square roots of the
        probabilities of each kind (Bhattacharyya 1943)."""
        odds = np.exp(np.clip(alone @ self.faults + self.bias, -30, 30))
        return np.asarray(np.sqrt(odds / odds.sum(axis=1, keepdims=True)), np.float32)


@cache
def shipped_own_words() -> OwnWords:
    """That of the built-in encoder."""
    found = {name: array.astype(np.float32) for name, array in arrays(FILE_NAME).items()}
    means = {name.removeprefix("mean."): mean for name, mean in found.items() if name.startswith("mean.")}
    return OwnWords(found["projection"], found["faults"], found["bias"], means)
