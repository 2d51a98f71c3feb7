"""What the rest of the program knows of an encoder: text in, unit vectors out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from journeydraft.errors import JourneydraftError

Vectors = NDArray[np.float32]
Kind = Literal["query", "passage"]
Progress = Callable[[int], None]


class EncoderMissing(JourneydraftError):
    """There is no encoder to open: its files are absent, incomplete, or not the ones expected."""


class Encoder(Protocol):
    """Turns texts into vectors whose dot product says how near two texts are in meaning.

    Cosines of unrelated texts lie far above zero: compare them with each other, never with a fixed number.
    """

    @property
    def dimensions(self) -> int:
        """Length of a vector."""

    @property
    def name(self) -> str:
        """The model and the first digits of its file's SHA-256, for a map's provenance."""

    def encode(
        self, texts: Sequence[str], *, kind: Kind = "query", progress: Progress | None = None
    ) -> Vectors:
        """Vectors of ``texts``, in their order: shape (len(texts), dimensions), each of length 1.

        ``kind`` says what the texts are to a model that tells questions from answers; comparing texts of one
        sort with each other wants the same kind on both sides. ``progress`` hears how many texts are done.
        A text's vector does not depend on the other texts of the call. Any string is accepted.
        """


def unit_rows(rows: Vectors) -> Vectors:
    """``rows`` scaled to length 1 each; a row of zeros stays as it is."""
    lengths = np.sqrt(np.sum(np.square(rows, dtype=np.float64), axis=1, keepdims=True))
    unit: Vectors = (rows / np.maximum(lengths, 1e-12)).astype(np.float32)
    return unit
