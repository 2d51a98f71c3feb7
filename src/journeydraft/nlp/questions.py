"""How likely a question is about the session, not the journey: a regression shipped as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from journeydraft.nlp.encoder.base import Vectors
from journeydraft.nlp.weights import arrays

FILE_NAME = "questions.npz"

LIKELY = 0.7
"""Probability from which a question is taken to be about the session."""


@dataclass(frozen=True)
class SessionQuestions:
    """One logistic regression over centred vectors of questions: ``weights`` (d,) and ``bias``."""

    weights: NDArray[np.float32]
    bias: float

    def likely(self, centred: Vectors) -> NDArray[np.float32]:
        """(n,): the probability for each row, rounded so that a batch's last bits cannot show."""
        logits = np.einsum("nd,d->n", centred, self.weights) + self.bias
        rounded: NDArray[np.float32] = np.round(1 / (1 + np.exp(-logits)), 4)
        return rounded


@cache
def shipped_questions() -> SessionQuestions:
    """The head that comes with the program, for the built-in encoder."""
    found = arrays(FILE_NAME)
    return SessionQuestions(found["weights"].astype(np.float32), float(found["bias"]))
