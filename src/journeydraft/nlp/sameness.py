"""When two findings say the same: vectors of what they are about, and how near is near enough.

The encoder was tuned to tell pains from wishes, which costs some of its sense of what a sentence is about.
A linear map fitted to its untuned vectors (``training/topics.py``) brings some of that back, and nothing
needs to be read again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from journeydraft.nlp.encoder.base import Vectors, unit_rows
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


@dataclass(frozen=True)
class Sameness:
    """How findings are compared.

    ``projection`` (d, k) takes a finding's meaning to what it is about, ``means`` are what each kind of
    finding has in common there. ``own`` is the mean cosine from which what one person said is one matter,
    ``others`` the cosine from which it is that of somebody else; ``abroad`` is added where the two speak
    different languages.
    """

    own: float = 0.6
    others: float = 0.6
    abroad: float = 0.0
    projection: Vectors | None = None
    means: Mapping[str, Vectors] = field(default_factory=dict)

    def about(self, vectors: Vectors, kinds: Sequence[str]) -> Vectors:
        """``vectors`` (n, d) of findings of ``kinds`` as unit vectors (n, k) of what they are about."""
        if self.projection is None or not len(vectors):
            return vectors
        turned = unit_rows(vectors @ self.projection)
        nothing = np.zeros(turned.shape[1], np.float32)
        return unit_rows(turned - np.stack([self.means.get(kind, nothing) for kind in kinds]))


@cache
def shipped_sameness() -> Sameness:
    """That of the built-in encoder.

    ``bench/quality`` has what the thresholds give; they are all of it that the example studies decided,
    ``own`` together with reading maps of real ones.
    """
    found = {name: array.astype(np.float32) for name, array in arrays(FILE_NAME).items()}
    means = {name.removeprefix("mean."): mean for name, mean in found.items() if name.startswith("mean.")}
    return Sameness(own=0.65, others=0.44, abroad=0.05, projection=found["projection"], means=means)
