"""What sentences say in their own words: ``JOURNEYDRAFT_DATA=… python training/own_words.py``, after
``topics.py``.

In its turn a sentence is read with its neighbours, which helps to know what "it" is and makes all of a turn
alike. To join what several told, its words are taken by themselves as well, rare ones first; two things are
learnt of such vectors:

- ``projection``: the directions in which messages of one intent differ are shortened (within-class covariance
  normalisation, Hatch et al. 2006), on BANKING77 (Casanueva et al. 2020, CC BY 4.0);
- ``faults``: what kind of thing goes wrong, on ``faults/`` (ours, eight languages), one regression a kind.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from arrays import WEIGHTS
from rows import HERE

from journeydraft.nlp.encoder import open_encoder
from journeydraft.nlp.encoder.base import unit_rows
from journeydraft.nlp.fit import fit_logistic
from journeydraft.nlp.own_words import FILE_NAME, OwnWords
from journeydraft.nlp.shipped import centres

SHRINKAGE = 1.0
"""Of the mean variance within an intent, added to every direction."""

RIDGE = 0.3
"""Of the regressions on the kinds of fault."""

Array = np.ndarray


def main() -> None:
    """Fits both, writes them, and prints how well a language's faults are known from the others'."""
    encoder = open_encoder()
    texts, intents = _messages()
    lines = list(fault_lines())
    faults = np.array([fault for fault, _, _ in lines])
    langs = np.array([lang for _, lang, _ in lines])
    read = encoder.encode_words([text for *_, text in lines])
    means = centres(read, list(langs))
    messages = unit_rows(encoder.encode_words(texts) - means["en"])
    projection = normalised(messages.astype(np.float64), intents)
    vectors = _centred(read, langs)
    for lang in sorted(set(langs)):
        weights, bias = fitted(vectors[langs != lang], faults[langs != lang])
        said = OwnWords(projection, weights, bias, means).faults_of(vectors[langs == lang]).argmax(axis=1)
        right = (np.unique(faults)[said] == faults[langs == lang]).mean()
        print(f"{lang}: {right:.2f} of {int((langs == lang).sum())} by the other languages")
    weights, bias = fitted(vectors, faults)
    np.savez_compressed(
        WEIGHTS / FILE_NAME,
        allow_pickle=False,
        projection=projection.astype(np.float16),
        faults=weights.astype(np.float16),
        bias=bias,
        **{f"mean.{lang}": mean.astype(np.float16) for lang, mean in means.items()},
    )


def normalised(vectors: Array, names: Sequence[str]) -> Array:
    """(d, d): ``vectors`` (n, d) to where those of one name differ as much in all directions."""
    apart = vectors.copy()
    for name in sorted(set(names)):
        of = np.array([other == name for other in names])
        apart[of] -= apart[of].mean(axis=0)
    within = apart.T @ apart / len(apart)
    within += SHRINKAGE * np.trace(within) / len(within) * np.eye(len(within))
    values, directions = np.linalg.eigh(within)
    return np.asarray((directions / np.sqrt(values)) @ directions.T)


def fitted(vectors: Array, names: Array) -> tuple[Array, Array]:
    """Weights (d, k) and bias (k,) of one regression a name, in the order of the alphabet."""
    alike = np.ones(len(vectors), np.float32)
    found = [fit_logistic(vectors, names == name, alike, RIDGE) for name in np.unique(names)]
    return np.stack([weights for weights, _ in found], axis=1), np.array([b for _, b in found], np.float32)


def fault_lines() -> list[tuple[str, str, str]]:
    """Fault, language and text of each of our lines."""
    return [
        (fault, path.stem, text)
        for path in sorted((HERE / "faults").glob("*.toml"))
        for fault, texts in tomllib.loads(path.read_text(encoding="utf-8")).items()
        for text in texts
    ]


def _messages() -> tuple[list[str], list[str]]:
    path = Path(os.environ["JOURNEYDRAFT_DATA"]) / "labelled" / "banking77-en" / "data.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [row["text"] for row in rows], [row["labels"][0] for row in rows]


def _centred(vectors: Array, langs: Array) -> Array:
    """Less the mean of each language: troubles share what is the matter with all of them."""
    out = vectors.copy()
    for lang in set(langs):
        out[langs == lang] -= out[langs == lang].mean(axis=0)
    return unit_rows(out)


if __name__ == "__main__":
    main()
