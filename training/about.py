"""What parts of tellings are about by themselves: ``JOURNEYDRAFT_DATA=… python training/about.py``, after
``topics.py``.

Two linear maps, one after the other, shipped as one:

- from what is known of a part in its turn (its vector, its turn's, its words) to the vector that it gets when
  it is read alone: ridge regression on our own turns and on their parts alone, no labels;
- from there to where messages of one intent differ as much in all directions (within-class covariance
  normalisation, Hatch et al. 2006), on BANKING77 (Casanueva et al. 2020, CC BY 4.0), and of that the
  directions in which our parts differ most.

Beside them the means of words by language, and what our findings of one kind have in common.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from arrays import WEIGHTS
from rows import LABELS, is_held_back, own_rows

from journeydraft.engines.embedded.decide import UNITS_OF_LABELS
from journeydraft.nlp.about import ALONE, About, in_turns, shipped_topics
from journeydraft.nlp.encoder import open_encoder
from journeydraft.nlp.encoder.base import unit_rows
from journeydraft.nlp.meaning import Meaning, less
from journeydraft.nlp.shipped import centres
from journeydraft.nlp.weights import shipped_centres

RIDGE = 0.1
"""Of the mean variance of a direction."""

SHRINKAGE = 3.0
"""Of the mean variance within an intent, added to every direction."""

DIRECTIONS = 128

Array = np.ndarray


def main() -> None:
    """Encodes our turns and their parts, fits both maps, writes their product and the means of words."""
    rows = [row for row in own_rows() if not is_held_back(row)]
    texts = [text for row in rows for text in row.telling.parts]
    langs = [row.lang for row in rows for _ in row.telling.parts]
    encoder = open_encoder()
    meaning = Meaning(encoder, shipped_centres(), alone=shipped_centres("alone"))
    parts = meaning.centred(meaning.raw_parts([row.telling for row in rows]), langs)
    read_in = in_turns(parts, [len(row.telling.parts) for row in rows])
    alone = meaning.of(texts, langs)
    words = encoder.encode_words(texts)
    means = centres(words, langs)
    words = less(words, langs, means)
    known = np.vstack([np.hstack([parts, read_in.turns, words]), np.hstack([alone, alone, words])])
    read = ridge(known.astype(np.float64), np.vstack([alone, alone]).astype(np.float64))
    messages, intents = _messages()
    intended = normalised(meaning.of(messages, "en").astype(np.float64), intents)
    _, _, directions = np.linalg.svd(unit_rows(known[: len(parts)] @ (read @ intended)), full_matrices=False)
    projection = (read @ intended @ directions[:DIRECTIONS].T).astype(np.float32)
    about = About(shipped_topics(), projection, means).of(read_in, words)
    labels = np.concatenate([row.known for row in rows])
    arrays = {"projection": projection}
    arrays |= {f"words.{lang}": mean for lang, mean in means.items()}
    for label, kind in UNITS_OF_LABELS.items():
        arrays[f"kind.{kind}"] = about[labels[:, LABELS.index(label)] == 1].mean(axis=0)
    np.savez_compressed(
        WEIGHTS / ALONE, allow_pickle=False, **{name: one.astype(np.float16) for name, one in arrays.items()}
    )
    left = 1 - np.square(alone - known[: len(parts)] @ read).sum() / np.square(alone).sum()
    print(f"{len(parts)} parts; of their vectors alone the map explains {left:.2f}")


def ridge(known: Array, wanted: Array) -> Array:
    """(d, e): the linear map from ``known`` (n, d) to ``wanted`` (n, e)."""
    square = known.T @ known
    square += RIDGE * np.trace(square) / len(square) * np.eye(len(square))
    return np.asarray(np.linalg.solve(square, known.T @ wanted))


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


def _messages() -> tuple[list[str], list[str]]:
    path = Path(os.environ["JOURNEYDRAFT_DATA"]) / "labelled" / "banking77-en" / "data.jsonl"
    rows = [json.loads(line) for line in path.open(encoding="utf-8")]
    return [row["text"] for row in rows], [row["labels"][0] for row in rows]


if __name__ == "__main__":
    main()
