"""When two findings say the same: how near what they are about (``about.py``) is near enough."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from journeydraft.nlp.about import ALONE
from journeydraft.nlp.encoder.base import Vectors, unit_rows
from journeydraft.nlp.weights import arrays


@dataclass(frozen=True)
class Sameness:
    """``own`` is the mean cosine from which what one person said in one go is one matter. ``others`` says the
    same of two such stretches, in spreads: how far, by root mean square, cosines between the people of a
    study lie from nought, at ``least`` so much. To their cosine ``abroad`` is added where the two speak
    different languages, and ``words`` for each rare word of both, as rare as it is. ``kinds`` are what
    findings of one kind have in common, whatever they are about: "I would like", "that is great".
    """

    own: float = 0.6
    others: float = 5.0
    least: float = 0.7
    abroad: float = 0.1
    words: float = 0.2
    kinds: Mapping[str, Vectors] = field(default_factory=dict)

    def apart(self, about: Vectors, kinds: Sequence[str]) -> Vectors:
        """``about`` (n, k) of findings of ``kinds`` less what their kind has in common; unit rows."""
        if not self.kinds or not len(about):
            return about
        nothing = np.zeros(about.shape[1], np.float32)
        return unit_rows(about - np.stack([self.kinds.get(kind, nothing) for kind in kinds]))


@cache
def shipped_sameness() -> Sameness:
    """That of the built-in encoder.

    ``bench/quality`` has what the thresholds give; ``docs/decisions`` says what they were set on.
    """
    means = {name: mean.astype(np.float32) for name, mean in arrays(ALONE).items()}
    kinds = {name.removeprefix("kind."): mean for name, mean in means.items() if name.startswith("kind.")}
    return Sameness(own=0.52, others=4.6, least=0.5, abroad=0.14, words=0.4, kinds=kinds)
