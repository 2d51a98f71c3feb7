"""Trains the heads that ship, and writes them to src/journeydraft/nlp/weights.

    JOURNEYDRAFT_DATA=… python training/train_heads.py

Every head is a logistic regression over the centred vector of a text and the signs that the cue lexicons
find in it. Thresholds are those of the best F1 on our own turns, each judged by heads that never saw its situation.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from hashlib import sha256
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))

from rows import HERE, Row, labelled_rows, own_rows

from journeydraft.engines.embedded.cues import signs_of
from journeydraft.nlp.encoder import open_encoder
from journeydraft.nlp.fit import best_threshold, fit_logistic
from journeydraft.nlp.heads import features
from journeydraft.nlp.meaning import ANY, Meaning

WEIGHTS = HERE.parent / "src" / "journeydraft" / "nlp" / "weights"
LABELS = (
    "pain", "gain", "need", "question", "thought", "action", "milestone", "suggestion", "negative", "positive",
)  # fmt: skip
RIDGE = 3.0
FOLDS = 4
CARE = 0.6
"""β of the F score that thresholds are set by: a false line on a map costs more than a missed one."""
CACHE = HERE / ".vectors.npz"


def main() -> None:
    """Encodes, fits, cross-validates, writes."""
    rows = [*own_rows(), *labelled_rows()]
    raw = encoded([row.text for row in rows])
    centres = means(rows, raw)
    meaning = Meaning(None, centres)  # type: ignore[arg-type]
    vectors = meaning.centred(raw, [row.lang for row in rows])
    found = [signs_of(row.text, row.lang) for row in rows]
    names = sorted({name for row in found for name in row if not name.startswith("speech.")} | {"speech.question_start"})
    matrix = features(vectors, found, names)
    heads = [head(label, rows, matrix) for label in LABELS]
    write(heads, names, centres, rows)


def encoded(texts: list[str]) -> np.ndarray:
    """Vectors, kept in a file beside this script from run to run."""
    keys = np.array([sha256(text.encode()).hexdigest()[:24] for text in texts])
    known: dict[str, np.ndarray] = {}
    if CACHE.exists():
        with np.load(CACHE) as kept:
            known = dict(zip(kept["keys"], kept["vectors"], strict=True))
    new = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
    if new:
        print(f"encoding {len(new)} texts", file=sys.stderr)
        known.update(zip(new, open_encoder().encode(list(new.values())), strict=True))
        np.savez(CACHE, keys=np.array(list(known)), vectors=np.stack(list(known.values())))
    return np.stack([known[key] for key in keys])


def means(rows: list[Row], raw: np.ndarray) -> dict[str, np.ndarray]:
    """The mean vector of each language, and the mean of those for any other."""
    by_language = defaultdict(list)
    for row, vector in zip(rows, raw, strict=True):
        if not row.held_back:
            by_language[row.lang].append(vector)
    centres = {lang: np.mean(vectors, axis=0) for lang, vectors in by_language.items() if len(vectors) > 100}
    centres[ANY] = np.mean(list(centres.values()), axis=0)
    return centres


def head(label: str, rows: list[Row], matrix: np.ndarray) -> tuple[np.ndarray, float, float]:
    """Coefficients, intercept and threshold of one label, with a line about each language's F1."""
    use = np.array([label in row.labels and not row.held_back for row in rows])
    y = np.array([row.labels.get(label, False) for row in rows])
    w = np.array([row.weight for row in rows], np.float32)
    own = np.array([row.weight == 1.0 for row in rows])
    fold = np.array([int(sha256(row.group.encode()).hexdigest(), 16) % FOLDS for row in rows])
    unseen = np.zeros(len(rows))
    for number in range(FOLDS):
        test = use & own & (fold == number)
        if test.any():
            beta, bias = fit_logistic(matrix[use & ~test], y[use & ~test], w[use & ~test], RIDGE)
            unseen[test] = 1 / (1 + np.exp(-(matrix[test] @ beta + bias)))
    tuned = use & own
    threshold, _ = best_threshold(unseen[tuned], y[tuned], beta=CARE)
    beta, bias = fit_logistic(matrix[use], y[use], w[use], RIDGE)
    held = np.array([row.held_back for row in rows])
    unseen[held] = 1 / (1 + np.exp(-(matrix[held] @ beta + bias)))
    print(f"{label:10} threshold {threshold:.2f}  " + "  ".join(_scores(rows, y, unseen, threshold, tuned, held)))
    return beta, bias, threshold


def _scores(rows: list[Row], y: np.ndarray, p: np.ndarray, threshold: float, tuned: np.ndarray, held: np.ndarray) -> list[str]:
    languages = sorted({row.lang for row, own in zip(rows, tuned, strict=True) if own})
    out = []
    for lang in ["all", *languages]:
        of = np.array([lang in ("all", row.lang) for row in rows])
        out.append(f"{lang} {_f1(y[tuned & of], p[tuned & of] >= threshold):.2f}/{_f1(y[held & of], p[held & of] >= threshold):.2f}")
    return out


def _f1(y: np.ndarray, said: np.ndarray) -> float:
    both = float((y & said).sum())
    return 2 * both / max(1.0, float(y.sum() + said.sum()))


def write(heads: list, names: list[str], centres: dict[str, np.ndarray], rows: list[Row]) -> None:
    """The arrays, with a version that changes with them."""
    WEIGHTS.mkdir(exist_ok=True)
    weights = np.stack([beta for beta, _, _ in heads], axis=1).astype(np.float16)
    bias = np.array([b for _, b, _ in heads], np.float32)
    np.savez(
        WEIGHTS / "heads.npz",
        labels=np.array(LABELS),
        signs=np.array(names),
        weights=weights,
        bias=bias,
        thresholds=np.array([t for _, _, t in heads], np.float32),
        version=np.array(sha256(weights.tobytes() + bias.tobytes()).hexdigest()[:12]),
    )
    np.savez(WEIGHTS / "centres.npz", **{lang: mean.astype(np.float16) for lang, mean in centres.items()})
    print(f"{len(rows)} rows; written to {WEIGHTS.name}/")


if __name__ == "__main__":
    main()
