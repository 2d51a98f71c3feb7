"""Trains the heads that ship, and writes them to src/journeydraft/nlp/weights.

    JOURNEYDRAFT_DATA=… python training/train_heads.py

Every head is a logistic regression over the centred vector of a text and the signs that the cue lexicons
find in it. Thresholds are set on our own turns, each judged by heads that never saw its situation.
"""

from __future__ import annotations

import gzip
import json
import sys
from hashlib import sha256
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))

from rows import HERE, Row, labelled_rows, own_rows

from journeydraft.engines.embedded.cues import signs_of
from journeydraft.nlp.encoder import open_encoder
from journeydraft.nlp.fit import best_threshold, fit_logistic
from journeydraft.nlp.heads import features
from journeydraft.nlp.meaning import Meaning
from journeydraft.nlp.shipped import CARE, RIDGE, centres

WEIGHTS = HERE.parent / "src" / "journeydraft" / "nlp" / "weights"
LABELS = (
    "pain", "gain", "need", "question", "thought", "action", "milestone", "suggestion",
    "negative", "positive",
)  # fmt: skip
FOLDS = 4
CACHE = HERE / ".vectors.npz"
SHIPPED_EXAMPLES = 4000
"""Our own sentences that ship, to fit heads to another encoder with."""


def main() -> None:
    """Encodes, fits, cross-validates, writes."""
    rows = [*own_rows(), *labelled_rows()]
    raw = encoded([row.text for row in rows])
    seen = [i for i, row in enumerate(rows) if not row.held_back]
    means = centres(raw[seen], [rows[i].lang for i in seen])
    meaning = Meaning(None, means)  # type: ignore[arg-type]
    vectors = meaning.centred(raw, [row.lang for row in rows])
    found = [signs_of(row.text, row.lang) for row in rows]
    names = sorted({name for signs in found for name in signs if telling(name)})
    matrix = features(vectors, found, names)
    heads = [head(label, rows, matrix) for label in LABELS]
    write_heads(heads, names)
    write_examples(rows, found, names)
    np.savez_compressed(WEIGHTS / "centres.npz", **{k: v.astype(np.float16) for k, v in means.items()})
    print(f"{len(rows)} rows; written to {WEIGHTS.name}/")


def telling(name: str) -> bool:
    """Signs of how speech is cut say nothing of what it means."""
    return not name.startswith("speech.") or name == "speech.question_start"


def encoded(texts: list[str]) -> np.ndarray:
    """Vectors, kept in a file beside this script from run to run."""
    keys = [sha256(text.encode()).hexdigest()[:24] for text in texts]
    known: dict[str, np.ndarray] = {}
    if CACHE.exists():
        with np.load(CACHE) as kept:
            known = dict(zip(map(str, kept["keys"]), kept["vectors"], strict=True))
    new = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
    if new:
        print(f"encoding {len(new)} texts", file=sys.stderr)
        known.update(zip(new, open_encoder().encode(list(new.values())), strict=True))
        np.savez(CACHE, keys=np.array(list(known)), vectors=np.stack(list(known.values())))
    return np.stack([known[key] for key in keys])


def head(label: str, rows: list[Row], matrix: np.ndarray) -> tuple[np.ndarray, float, float]:
    """Coefficients, intercept and threshold of one label; prints each language's F1.

    Two figures a language: cross-validated by situation, and on the situations held back.
    """
    use = np.array([label in row.labels and not row.held_back for row in rows])
    y = np.array([row.labels.get(label, False) for row in rows])
    w = np.array([row.weight for row in rows], np.float32)
    tuned = use & np.array([row.own for row in rows])
    held = np.array([row.held_back for row in rows])
    fold = np.array([int(sha256(row.group.encode()).hexdigest(), 16) % FOLDS for row in rows])
    unseen = np.zeros(len(rows))
    for number in range(FOLDS):
        test = tuned & (fold == number)
        beta, bias = fit_logistic(matrix[use & ~test], y[use & ~test], w[use & ~test], RIDGE)
        unseen[test] = sigmoid(matrix[test] @ beta + bias)
    threshold, _ = best_threshold(unseen[tuned], y[tuned], beta=CARE)
    beta, bias = fit_logistic(matrix[use], y[use], w[use], RIDGE)
    unseen[held] = sigmoid(matrix[held] @ beta + bias)
    said = unseen >= threshold
    scores = [
        f"{lang} {f1(y[tuned & of], said[tuned & of]):.2f}/{f1(y[held & of], said[held & of]):.2f}"
        for lang, of in by_language(rows, held)
    ]
    print(f"{label:10} threshold {threshold:.2f}  " + "  ".join(scores))
    return beta, bias, threshold


def by_language(rows: list[Row], held: np.ndarray) -> list[tuple[str, np.ndarray]]:
    """All rows, then the rows of each language that has held-back ones."""
    langs = np.array([row.lang for row in rows])
    return [("all", langs != ""), *((lang, langs == lang) for lang in sorted(set(langs[held])))]


def sigmoid(x: np.ndarray) -> np.ndarray:
    """The logistic function."""
    return np.asarray(1 / (1 + np.exp(-x)))


def f1(y: np.ndarray, said: np.ndarray) -> float:
    """F1 of ``said`` against ``y``."""
    both = float((y & said).sum())
    return 2 * both / max(1.0, float(y.sum() + said.sum()))


def write_heads(heads: list[tuple[np.ndarray, float, float]], names: list[str]) -> None:
    """The arrays, with a version that changes with them."""
    weights = np.stack([beta for beta, _, _ in heads], axis=1).astype(np.float16)
    bias = np.array([b for _, b, _ in heads], np.float32)
    np.savez_compressed(
        WEIGHTS / "heads.npz",
        labels=np.array(LABELS),
        signs=np.array(names),
        weights=weights,
        bias=bias,
        thresholds=np.array([t for _, _, t in heads], np.float32),
        version=np.array(sha256(weights.tobytes() + bias.tobytes()).hexdigest()[:12]),
    )


def write_examples(rows: list[Row], found: list[frozenset[str]], names: list[str]) -> None:
    """Some of our own sentences with their signs and labels, evenly over the languages."""
    own = [i for i, row in enumerate(rows) if row.own and not row.held_back]
    chosen = own[:: max(1, len(own) // SHIPPED_EXAMPLES)]
    kept = [
        [
            rows[i].text,
            rows[i].lang,
            sorted(found[i] & set(names)),
            sorted(label for label, holds in rows[i].labels.items() if holds),
            int(sha256(rows[i].group.encode()).hexdigest(), 16) % 12,
        ]
        for i in chosen
    ]
    data = json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode()
    (WEIGHTS / "examples.json.gz").write_bytes(gzip.compress(data, mtime=0))


if __name__ == "__main__":
    main()
