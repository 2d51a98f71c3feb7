"""Trained heads: logistic regressions over a unit's vector and its signs, shipped as arrays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from journeydraft.nlp.encoder.base import Vectors
from journeydraft.nlp.weights import arrays

CERTAIN = 30.0
"""Log-odds beyond which nothing changes."""

DENSER = 1.0
"""Log-odds that a review adds to a pain or a gain: about twice as many of its sentences tell one as of talk,
on which probabilities were made true (Saerens et al. 2002)."""


@dataclass(frozen=True)
class Heads:
    """``weights`` (d + number of signs, labels) and ``bias`` (labels,) of one regression a label.

    ``thresholds`` say from where a label holds: a half for what a researcher must be able to trust, else
    where its F score was best on talk that the head had not seen. ``plain`` are the log-odds that a plain
    word for it adds to a label in talk: a sign of the lexicons' table of that name.
    The talk that heads are trained on was written to do without such words, so they trust them too little;
    the reviews were not, and get ``DENSER`` instead.

    ``written`` judge some of the labels anew for what was written for others to read: reviews, comments.
    ``shades`` say in which shade an emotion is felt, where it is. Heads for another encoder have neither.
    """

    labels: tuple[str, ...]
    signs: tuple[str, ...]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    thresholds: Mapping[str, float]
    plain: Mapping[str, float]
    version: str
    written: Heads | None = None
    shades: Heads | None = None

    def features(self, vectors: Vectors, signs: Sequence[frozenset[str]]) -> NDArray[np.float32]:
        """(n, d + number of signs): the vectors, beside them 1 for each sign that a unit has."""
        return features(vectors, signs, self.signs)

    def probabilities(
        self, vectors: Vectors, signs: Sequence[frozenset[str]], talk: NDArray[np.bool_] | None = None
    ) -> NDArray[np.float32]:
        """(n, labels), rounded so that the last bits of an encoder's batch cannot show.

        ``talk`` says of each unit whether it is from an interview or notes; by default all are.
        """
        # einsum, not matmul: a row's result must not depend on how many rows there are.
        logits = np.einsum("nd,dl->nl", self.features(vectors, signs), self.weights) + self.bias
        for label, weight in self.plain.items():
            told = weight * in_plain_words(label, signs)
            added = told if talk is None else np.where(talk, told, DENSER)
            logits[:, self.labels.index(label)] += added
        logits = np.clip(logits, -CERTAIN, CERTAIN)
        rounded: NDArray[np.float32] = np.round(1 / (1 + np.exp(-logits)), 4)
        if self.written is not None and talk is not None and not talk.all():
            theirs = [found for found, spoken in zip(signs, talk, strict=True) if not spoken]
            columns = np.array([self.labels.index(label) for label in self.written.labels])
            rounded[np.ix_(~talk, columns)] = self.written.probabilities(vectors[~talk], theirs)
        return rounded

    def thresholds_of(self, talk: bool) -> Mapping[str, float]:
        """From where each label holds, in talk or in what was written for others to read."""
        return (
            self.thresholds
            if talk or self.written is None
            else {**self.thresholds, **self.written.thresholds}
        )


def features(vectors: Vectors, signs: Sequence[frozenset[str]], names: Sequence[str]) -> NDArray[np.float32]:
    """The matrix that heads are trained on and applied to."""
    column = {name: i for i, name in enumerate(names)}
    marks = np.zeros((len(signs), len(names)), np.float32)
    for row, found in enumerate(signs):
        for name in found:
            if name in column:
                marks[row, column[name]] = 1.0
    return np.concatenate([vectors, marks], axis=1)


def in_plain_words(label: str, signs: Sequence[frozenset[str]]) -> NDArray[np.float32]:
    """1 for each unit with a sign of the lexicons' table ``label``, else 0."""
    return np.array([any(sign.startswith(f"{label}.") for sign in found) for found in signs], np.float32)


@cache
def shipped_heads() -> Heads:
    """The heads that come with the program."""
    heads, written, shades = (read_heads(arrays(f"{name}.npz")) for name in ("heads", "written", "shades"))
    version = f"{heads.version} {written.version[:4]} {shades.version[:4]}"
    return replace(heads, version=version, written=written, shades=shades)


def read_heads(found: Mapping[str, NDArray[np.generic]]) -> Heads:
    """Heads from the arrays of a file, as training wrote them."""
    labels = tuple(map(str, found["labels"]))
    return Heads(
        labels,
        tuple(map(str, found["signs"])),
        found["weights"].astype(np.float32),
        found["bias"].astype(np.float32),
        dict(zip(labels, map(float, found["thresholds"]), strict=True)),
        {label: float(w) for label, w in zip(labels, found["plain"], strict=True) if w},
        str(found["version"]),
    )
