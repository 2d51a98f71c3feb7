"""Meaning and heads for an encoder: what ships for the built-in one, fitted on the spot for any other."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from journeydraft.nlp.about import shipped_about
from journeydraft.nlp.encoder.base import Encoder, Vectors
from journeydraft.nlp.fit import best_threshold, fit_logistic
from journeydraft.nlp.heads import Heads, features, shipped_heads
from journeydraft.nlp.meaning import ANY, Meaning
from journeydraft.nlp.sameness import shipped_sameness
from journeydraft.nlp.weights import raw as weights_file
from journeydraft.nlp.weights import shipped_centres, shipped_shares, shipped_vectors

BUILT_IN = "multilingual-e5-small"
RIDGE = 3.0
FOLDS = 3
CARE = 0.7
"""β of the F score that thresholds are set by: a false line on a map costs more than a missed one."""


class Example(NamedTuple):
    """One of our own written sentences: language, signs, labels, and a group of its likes."""

    text: str
    language: str
    signs: frozenset[str]
    labels: frozenset[str]
    group: int


def is_built_in(encoder: Encoder) -> bool:
    """Whether the shipped heads were trained on ``encoder``."""
    return encoder.name.startswith(BUILT_IN)


def open_meaning(encoder: Encoder) -> tuple[Meaning, Heads]:
    """What compares texts, and what judges them, for ``encoder``.

    Another encoder than the built-in one reads our written sentences first (some thousand of them), and
    gets centres and heads of its own: its space is not the one that the shipped arrays were made in.
    """
    if is_built_in(encoder):
        meaning = Meaning(
            encoder,
            shipped_centres(),
            shipped_vectors(),
            shipped_centres("alone"),
            shipped_shares(),
            shipped_sameness(),
            shipped_about(),
        )
        return meaning, shipped_heads()
    examples = shipped_examples()
    raw = encoder.encode([example.text for example in examples])
    meaning = Meaning(encoder, centres(raw, [example.language for example in examples]))
    return meaning, _fitted(raw, examples, f"fitted on {len(examples)} sentences")


def centres(raw: Vectors, languages: Sequence[str]) -> Mapping[str, Vectors]:
    """Mean vectors by language, and the mean of those for any other."""
    rows: dict[str, list[int]] = defaultdict(list)
    for row, language in enumerate(languages):
        rows[language].append(row)
    means = {language: np.asarray(raw[of].mean(axis=0), np.float32) for language, of in rows.items()}
    return means | {ANY: np.asarray(np.mean(list(means.values()), axis=0), np.float32)}


def shipped_examples() -> list[Example]:
    """Our own written sentences that ship for this purpose."""
    rows = json.loads(gzip.decompress(weights_file("examples.json.gz")))
    return [
        Example(text, lang, frozenset(s), frozenset(labels), group) for text, lang, s, labels, group in rows
    ]


def _fitted(vectors: Vectors, examples: Sequence[Example], version: str) -> Heads:
    base = shipped_heads()
    matrix = features(vectors, [example.signs for example in examples], base.signs)
    group = np.array([example.group % FOLDS for example in examples])
    fits = [_head(label, matrix, examples, group) for label in base.labels]
    return Heads(
        base.labels,
        base.signs,
        np.stack([weights for weights, _, _ in fits], axis=1),
        np.array([bias for _, bias, _ in fits], np.float32),
        {label: threshold for label, (_, _, threshold) in zip(base.labels, fits, strict=True)},
        base.plain,
        version,
    )


def _head(
    label: str, matrix: NDArray[np.float32], examples: Sequence[Example], group: NDArray[np.int_]
) -> tuple[NDArray[np.float32], float, float]:
    """Coefficients, intercept, and the threshold found on sentences that the fit had not seen."""
    labels = np.array([label in example.labels for example in examples])
    alike = np.ones(len(examples), np.float32)
    unseen = np.zeros(len(examples))
    for fold in range(FOLDS):
        test = group == fold
        weights, bias = fit_logistic(matrix[~test], labels[~test], alike[~test], RIDGE)
        unseen[test] = 1 / (1 + np.exp(-(matrix[test] @ weights + bias)))
    threshold, _ = best_threshold(unseen, labels, beta=CARE)
    weights, bias = fit_logistic(matrix, labels, alike, RIDGE)
    return weights, bias, threshold
