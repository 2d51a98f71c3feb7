"""What engines say of texts: probabilities by label, and which labels hold at the shipped thresholds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench.quality.baselines import Baselines
from journeydraft.engines.embedded.cues import WEIGHTS, log_odds, signs_of
from journeydraft.nlp.encoder import open_encoder
from journeydraft.nlp.encoder.base import Telling
from journeydraft.nlp.shipped import open_meaning

Scores = NDArray[np.float64]


class Said(NamedTuple):
    """Of one label and some texts: scores of the embedded engine, of cues alone, and the threshold.

    ``near`` are those of the nearest description, ``plain`` those of a regression on the encoder as
    published, with its threshold.
    """

    ours: Scores
    cues: Scores | None
    threshold: float
    near: Scores | None = None
    plain: tuple[Scores, float] | None = None

    def only(self, of: NDArray[np.bool_]) -> Said:
        """The same of the texts ``of`` which it is true."""
        cues, near = (scores if scores is None else scores[of] for scores in (self.cues, self.near))
        plain = self.plain and (self.plain[0][of], self.plain[1])
        return Said(self.ours[of], cues, self.threshold, near, plain)


class Judged:
    """The probabilities of all labels for parts of tellings; the encoder runs once."""

    def __init__(
        self, judge: Judge, tellings: Sequence[Telling], langs: Sequence[str], *, talk: bool
    ) -> None:
        """``langs`` has one entry a telling; ``talk`` says whether they are talk or reviews and the like."""
        parts = [
            (part, lang) for telling, lang in zip(tellings, langs, strict=True) for part in telling.parts
        ]
        self._signs = [signs_of(part, lang) for part, lang in parts]
        self._heads = judge.heads
        told = np.full(len(parts), talk)
        self._table = judge.heads.probabilities(judge.meaning.raw_parts(tellings), self._signs, told)
        self._thresholds = judge.heads.thresholds_of(talk)
        self.plain = judge.baselines.read(tellings)

    def of(self, label: str) -> Said:
        """Scores for ``label``."""
        column = self._heads.labels.index(label)
        cues = np.array([log_odds(found, label) for found in self._signs]) if label in WEIGHTS else None
        return Said(
            self._table[:, column].astype(np.float64),
            cues,
            self._thresholds[label],
            self.plain.near(label),
            self.plain.trained(label),
        )


class Judge:
    """The engine's encoder and heads, and what they are measured against, opened once."""

    def __init__(self) -> None:
        self.meaning, self.heads = open_meaning(open_encoder())
        self.baselines = Baselines()

    def texts(self, texts: Sequence[str], langs: Sequence[str]) -> Judged:
        """Each text by itself."""
        return Judged(self, [Telling((text,)) for text in texts], langs, talk=False)

    def tellings(self, tellings: Sequence[Telling], langs: Sequence[str]) -> Judged:
        """Parts in their tellings."""
        return Judged(self, tellings, langs, talk=True)
