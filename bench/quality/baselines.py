"""What ours is measured against: the encoder as published, by descriptions alone and by plain regressions."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from journeydraft.nlp.encoder.base import Telling, Vectors
from journeydraft.nlp.encoder.e5 import E5Encoder
from journeydraft.nlp.encoder.locate import locate
from journeydraft.nlp.heads import Heads, read_heads

HERE = Path(__file__).parent
NONE = {"kinds": "none", "polarity": "neutral", "emotions": "none"}
"""Of each table of descriptions, what holds where nothing else does."""

Scores = np.ndarray


class Baselines:
    """The encoder, its regressions (``training/baseline.py``) and the descriptions' vectors, opened once."""

    def __init__(self) -> None:
        self._encoder = E5Encoder(locate(), tuned=False)
        with np.load(HERE / "plain.npz", allow_pickle=False) as found:
            self.heads: Heads = read_heads(dict(found))
        tables = tomllib.loads((HERE / "descriptions.toml").read_text("utf-8"))
        self.described = {
            table: {label: self._encoder.encode(texts) for label, texts in labels.items()}
            for table, labels in tables.items()
        }

    def read(self, tellings: Sequence[Telling]) -> Plain:
        """All parts of ``tellings``."""
        return Plain(self, self._encoder.encode_parts(tellings))


class Plain:
    """What baselines say of some texts."""

    def __init__(self, of: Baselines, vectors: Vectors) -> None:
        self._of, self._vectors = of, vectors
        self._table = of.heads.probabilities(vectors, [frozenset()] * len(vectors))

    def trained(self, label: str) -> tuple[Scores, float]:
        """Probabilities of the plain regression, and its threshold."""
        heads = self._of.heads
        return self._table[:, heads.labels.index(label)].astype(np.float64), heads.thresholds[label]

    def near(self, label: str) -> Scores | None:
        """How much nearer the texts are to a description of ``label`` than to one of nothing."""
        for table, labels in self._of.described.items():
            if label in labels:
                return self._cosines(table, label) - self._cosines(table, NONE[table])
        return None

    def nearest(self, table: str, among: Sequence[str]) -> list[str]:
        """The label with the nearest description, of those in ``among``."""
        cosines = np.stack([self._cosines(table, label) for label in among], axis=1)
        return [among[i] for i in cosines.argmax(axis=1)]

    def _cosines(self, table: str, label: str) -> Scores:
        """Centred on these texts and descriptions, without which all would lie alike; the nearest counts."""
        described = self._of.described[table]
        mean = np.concatenate(list(described.values())).mean(axis=0)
        texts = self._vectors - self._vectors.mean(axis=0)
        near = described[label] - mean
        lengths = np.linalg.norm(texts, axis=1)[:, None] * np.linalg.norm(near, axis=1) + 1e-9
        best: Scores = (texts @ near.T / lengths).max(axis=1).astype(np.float64)
        return best
