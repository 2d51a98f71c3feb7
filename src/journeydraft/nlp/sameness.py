"""When two findings say the same: vectors of what they are about, and how near is near enough.

The encoder was tuned to tell pains from wishes, which costs some of its sense of what a sentence is about.
A linear map fitted to its untuned vectors (``training/topics.py``) brings some of that back, and nothing
needs to be read again. What a sentence says by itself (``own_words``) tells it from its neighbours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from journeydraft.nlp.encoder.base import Vectors, unit_rows
from journeydraft.nlp.own_words import OwnWords, shipped_own_words
from journeydraft.nlp.weights import arrays

FILE_NAME = "topics.npz"

KIND_OF: Mapping[str, str] = {
    "pain": "pain",
    "gain": "gain",
    "need": "need",
    "question": "question",
    "thought": "thought",
    "action": "action",
    "milestone": "milestone",
    "suggestion": "opportunity",
}
"""The kinds of findings by the labels of our turns."""

ACROSS = (0.4, 0.52, 0.08)
"""What counts between two stretches of talk: what each is about in its turn, what it is about by itself, the
kind of fault; squares of their weights in the vectors compared."""

WITHIN = 0.3
"""Share of the kind of fault in one stretch of talk, where all is about the same in its turn."""


@dataclass(frozen=True)
class Sameness:
    """How findings are compared.

    ``projection`` (d, k) takes a finding's meaning to what it is about, ``means`` are what each kind of
    finding has in common there; ``own_words`` says what it is about by itself, where that is known. ``own``
    is the mean cosine from which what one person said in one go is one matter, ``others`` the likeness from
    which two such stretches are: a cosine, to which ``abroad`` is added where the two speak different
    languages, and ``words`` for each rare word of both, as rare as it is.
    """

    own: float = 0.6
    others: float = 0.7
    abroad: float = 0.1
    words: float = 0.2
    projection: Vectors | None = None
    means: Mapping[str, Vectors] = field(default_factory=dict)
    own_words: OwnWords | None = None

    def about(self, vectors: Vectors, kinds: Sequence[str]) -> Vectors:
        """``vectors`` (n, d) of findings of ``kinds`` as unit vectors (n, k) of what they are about."""
        if self.projection is None or not len(vectors):
            return vectors
        turned = unit_rows(vectors @ self.projection)
        nothing = np.zeros(turned.shape[1], np.float32)
        return unit_rows(turned - np.stack([self.means.get(kind, nothing) for kind in kinds]))

    def compared(self, about: Vectors, alone: Vectors | None) -> tuple[Vectors, Vectors]:
        """Unit rows to compare within a stretch of talk and between two, of what findings are ``about`` and
        what they say ``alone``."""
        if alone is None or self.own_words is None:
            return about, about
        faults = self.own_words.faults_of(alone)
        within = np.hstack([(1 - WITHIN) ** 0.5 * about, WITHIN**0.5 * faults])
        parts = zip(ACROSS, (about, self.own_words.about(alone), faults), strict=True)
        return within, np.hstack([share**0.5 * part for share, part in parts])


@cache
def shipped_sameness() -> Sameness:
    """That of the built-in encoder.

    ``bench/quality`` has what the thresholds give; ``docs/decisions`` says what they were set on.
    """
    found = {name: array.astype(np.float32) for name, array in arrays(FILE_NAME).items()}
    means = {name.removeprefix("mean."): mean for name, mean in found.items() if name.startswith("mean.")}
    return Sameness(
        own=0.75,
        others=0.66,
        abroad=0.15,
        words=0.4,
        projection=found["projection"],
        means=means,
        own_words=shipped_own_words(),
    )
