"""Meaning without a model: hashed word beginnings (Weinberger et al. 2009, feature hashing).

Words are taken by their first letters, so that inflected forms meet; words of one or two letters say
nothing. It finds the like only within one language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from hashlib import blake2b

import numpy as np

from journeydraft.nlp.encoder.base import Kind, Telling, Vectors, parts_alone, unit_rows

STEM = 5
SHORTEST = 3


class BagEncoder:
    """Stands in where there is no encoder; the same contract."""

    dimensions = 1024
    name = "hashed words"

    def encode(
        self,
        texts: Sequence[str],
        *,
        kind: Kind = "query",  # noqa: ARG002  words are the same on both sides
        progress: Callable[[int], None] | None = None,
    ) -> Vectors:
        """Square roots of counts of word beginnings, rows of length 1; an empty text is a row of zeros."""
        rows = np.zeros((len(texts), self.dimensions), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for stem, count in Counter(_stems(text)).items():
                place = int.from_bytes(
                    blake2b(stem.encode("utf-8", "replace"), digest_size=4).digest(), "big"
                )
                row[place % self.dimensions] += count**0.5
        if progress:
            progress(len(texts))
        return unit_rows(rows)

    def encode_parts(
        self, tellings: Sequence[Telling], *, progress: Callable[[int], None] | None = None
    ) -> Vectors:
        """Each part by itself."""
        return parts_alone(self, tellings, progress)

    def encode_words(self, texts: Sequence[str]) -> Vectors:
        """Its stems are all that a text has here."""
        return self.encode(texts)


def _stems(text: str) -> list[str]:
    return [w[:STEM] for w in re.findall(r"\w+", text.lower()) if len(w) >= SHORTEST]
