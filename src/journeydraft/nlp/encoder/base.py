"""What the rest of the program knows of an encoder: text in, unit vectors out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from journeydraft.errors import JourneydraftError

Vectors = NDArray[np.float32]
Kind = Literal["query", "passage"]
Progress = Callable[[int], None]


class Telling(NamedTuple):
    """What one person said in one go: its parts in order, and the question that it answers."""

    parts: tuple[str, ...]
    question: str | None = None


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

    def encode_parts(self, tellings: Sequence[Telling], *, progress: Progress | None = None) -> Vectors:
        """Vectors of all parts of ``tellings`` in order: shape (parts, dimensions), each of length 1.

        An encoder that can reads each part beside the others of its telling and behind the question; what a
        telling's parts get does not depend on the other tellings of the call.
        """

    def encode_words(self, texts: Sequence[str]) -> Vectors:
        """Vectors of what ``texts`` say in their own words: shape (len(texts), dimensions), of length 1.

        Each is read by itself. An encoder that can reads single words, the rarer the more: these vectors are
        compared with each other only.
        """


def parts_alone(encoder: Encoder, tellings: Sequence[Telling], progress: Progress | None = None) -> Vectors:
    """``Encoder.encode_parts`` for an encoder that reads each text by itself."""
    return encoder.encode([part for telling in tellings for part in telling.parts], progress=progress)


def unit_rows(rows: Vectors) -> Vectors:
    """``rows`` scaled to length 1 each; a row of zeros stays as it is."""
    lengths = np.sqrt(np.sum(np.square(rows, dtype=np.float64), axis=1, keepdims=True))
    unit: Vectors = (rows / np.maximum(lengths, 1e-12)).astype(np.float32)
    return unit
