"""What follows from a tuned encoder: ``python training/finish.py`` after ``tune_encoder.py``.

Calibrates the eight-bit products, makes the heads' probabilities true and sets their thresholds on
interviews that were not trained on, and writes the centres of the languages, the vectors of the stage
templates, and the examples that heads for another encoder are fitted on. To be run again after a change to
templates or thresholds; the body stays.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from hashlib import sha256

import calibrate
import numpy as np
from arrays import WEIGHTS, write_heads
from feelings import shades, written
from rows import LABELS, ORDINARY, TUNING, Row, further_rows, is_held_back, noted_of, own_rows, own_turns

from journeydraft.engines.embedded.cues import signs_of
from journeydraft.nlp.encoder import open_encoder
from journeydraft.nlp.fit import best_threshold, fit_logistic
from journeydraft.nlp.heads import Heads, in_plain_words, shipped_heads
from journeydraft.nlp.language import SHIPPED, guess
from journeydraft.nlp.meaning import Meaning, digest
from journeydraft.nlp.shades import SHADES
from journeydraft.nlp.shipped import CARE, centres, open_meaning
from journeydraft.stages.choose import Story, choose
from journeydraft.stages.template import TEMPLATES, shipped, texts_of
from journeydraft.staging.placing import meanings_of

CLAIMS, LIKELIER_THAN_NOT = ("pain", "gain", "need"), 0.5
"""What a researcher must be able to trust is listed from this probability; for the rest F-β decides."""

PLAINLY = ("pain", "gain", "need")
"""Labels that the lexicons have plain words for."""

FEWEST = 10
"""Cases of a label that a threshold can be set on."""

TRUE_ENOUGH = 0.01
"""How far a slope and a shift may be from doing nothing before they do something."""

ALONE = 3
"""One part in so many is read alone, to find out where such texts lie."""

SHIPPED_EXAMPLES = 4000
"""Our own sentences that ship, to fit heads to another encoder with."""


def main() -> None:
    """Everything in its order: the encoder must be calibrated before it is used."""
    calibrate.main()
    rows = own_rows()
    meaning = Meaning(open_encoder(), {})
    raw = meaning.raw_parts([row.telling for row in rows])
    langs = np.array([row.lang for row in rows for _ in row.telling.parts])
    group = np.array([row.group for row in rows for _ in row.telling.parts])
    held = np.array([is_held_back(row) for row in rows for _ in row.telling.parts])
    tuning = np.isin(group, list(TUNING))
    known = np.concatenate([row.known for row in rows])
    signs = [signs_of(part, row.lang) for row in rows for part in row.telling.parts]
    noted = np.array([noted_of(part) for turn in own_turns() for part in turn["parts"]])
    features = shipped_heads().features(raw, signs)
    heads = calibrated(shipped_heads(), features[tuning], known[tuning])
    heads = replace(heads, plain=_plain(heads, meaning))
    p = heads.probabilities(raw, signs)
    for i, label in enumerate(LABELS):
        threshold = heads.thresholds[label]
        print(
            f"{label:10} threshold {threshold:.2f}  "
            + _table(p[:, i] >= threshold, known[:, i], langs, tuning, held)
        )
    write_heads(heads)
    write_heads(shades(heads, features[~held & ~tuning], noted[~held & ~tuning]), WEIGHTS / "shades.npz")
    further = further_rows()
    if further:  # else what ships stays
        write_heads(written(heads, meaning, further), WEIGHTS / "written.npz")
    _write_centres(meaning, rows, raw[~held], langs[~held])
    _write_known(meaning)
    _write_shares(rows, raw, langs, held)
    _write_examples([row for row in rows if not is_held_back(row)], heads.signs)


def calibrated(heads: Heads, features: np.ndarray, known: np.ndarray) -> Heads:
    """Log-odds stretched and shifted so that they are right on interviews not trained on (Platt 1999), and
    the thresholds there; a label with too few cases stays as it is."""
    weights, bias, thresholds = heads.weights.copy(), heads.bias.copy(), dict(heads.thresholds)
    for i, label in enumerate(heads.labels):
        there = ~np.isnan(known[:, i])
        truth = known[there, i] > 0
        if truth.sum() < FEWEST:
            continue
        odds = features[there] @ weights[:, i] + bias[i]
        (slope,), shift = fit_logistic(odds[:, None], truth, np.ones(len(truth), np.float32), 1e-6)
        if abs(slope - 1) + abs(shift) < TRUE_ENOUGH:  # by an earlier run
            slope, shift = 1.0, 0.0
        weights[:, i], bias[i] = slope * weights[:, i], slope * bias[i] + shift
        p = 1 / (1 + np.exp(-(slope * odds + shift)))
        best = LIKELIER_THAN_NOT if label in CLAIMS else best_threshold(p, truth, beta=CARE)[0]
        if not np.isclose(best, thresholds[label], rtol=1e-6):  # single precision is no news
            thresholds[label] = best
        print(f"{label:10} slope {slope:.2f} shift {shift:+.2f}")
    return replace(heads, weights=weights, bias=bias, thresholds=thresholds)


def _plain(heads: Heads, meaning: Meaning) -> dict[str, float]:
    """What a plain word adds, by ordinary interviews."""
    rows = own_rows(ORDINARY)
    raw = meaning.raw_parts([row.telling for row in rows])
    signs = [signs_of(part, row.lang) for row in rows for part in row.telling.parts]
    odds = heads.features(raw, signs) @ heads.weights + heads.bias
    known = np.concatenate([row.known for row in rows])
    found = {}
    for label in PLAINLY:
        i = LABELS.index(label)
        both = np.stack([odds[:, i], in_plain_words(label, signs)], axis=1).astype(np.float32)
        (slope, weight), shift = fit_logistic(both, known[:, i] > 0, np.ones(len(both), np.float32), 1e-6)
        print(f"{label:10} slope {slope:.2f} plain {weight:+.2f} shift {shift:+.2f}, of {len(both)} parts")
        found[label] = max(0.0, float(weight))
    _print_naming(odds, known, signs)
    return found


def _print_naming(odds: np.ndarray, known: np.ndarray, signs: list[frozenset[str]]) -> None:
    """What a word for an emotion adds to it, all emotions together: ``NAMED`` of the engine."""
    columns, truths = [], []
    for number, (emotion, shades_of) in enumerate(SHADES.items()):
        i = LABELS.index(emotion)
        there = ~np.isnan(known[:, i])
        words = {f"emotion.{one}" for one in shades_of}
        said = np.array([bool(words & found) for found in signs], np.float32)[there]
        which = np.eye(len(SHADES), dtype=np.float32)[[number] * len(said)]
        columns.append(np.column_stack([odds[there, i], said, which]))
        truths.append(known[there, i] > 0)
    x, truth = np.concatenate(columns).astype(np.float32), np.concatenate(truths)
    weights, _ = fit_logistic(x, truth, np.ones(len(x), np.float32), 0.1)
    print(f"a word for an emotion adds {weights[1]:.1f}")


def _table(
    said: np.ndarray, known: np.ndarray, langs: np.ndarray, tuning: np.ndarray, held: np.ndarray
) -> str:
    """F1 on the tuning interviews and on the situations held back, then of the latter by language."""
    if np.isnan(known).any():
        return ""
    cells = [
        f"tuning {_f1(said[tuning], known[tuning]):.2f}",
        f"held back {_f1(said[held], known[held]):.2f}",
    ]
    by_language = [(n, held & (langs == n)) for n in sorted(set(langs))]
    return "  ".join([*cells, *(f"{n} {_f1(said[of], known[of]):.2f}" for n, of in by_language)])


def _f1(said: np.ndarray, known: np.ndarray) -> float:
    return 2 * float((said & (known > 0)).sum()) / max(1.0, float(said.sum() + known.sum()))


def _write_centres(meaning: Meaning, rows: list[Row], parts: np.ndarray, langs: np.ndarray) -> None:
    """Means of parts in their turns, and of some of them read alone, which lie elsewhere."""
    some = [(part, row.lang) for row in rows if not is_held_back(row) for part in row.telling.parts][::ALONE]
    alone = centres(meaning.raw([part for part, _ in some]), [lang for _, lang in some])
    named = {"parts": centres(parts, langs.tolist()), "alone": alone}
    arrays = {
        f"{of}.{lang}": v.astype(np.float16) for of, means in named.items() for lang, v in means.items()
    }
    np.savez_compressed(WEIGHTS / "centres.npz", **arrays)


def _write_shares(rows: list[Row], raw: np.ndarray, langs: np.ndarray, held: np.ndarray) -> None:
    """What share each template gets of our turns about another, those of all templates counting alike."""
    meaning, _ = open_meaning(open_encoder())
    vectors = meaning.centred(raw, langs.tolist())
    questions = [row.telling.question or "" for row in rows for _ in row.telling.parts]
    asked = meaning.of(questions, langs.tolist())
    asked[[not question for question in questions]] = 0
    about = np.array([(row.stage or "").partition(":")[0] for row in rows for _ in row.telling.parts])
    described = [(t, meanings_of(t, meaning)) for t in map(shipped, TEMPLATES)]
    shares: dict[str, list[float]] = {name: [] for name in TEMPLATES}
    for told in TEMPLATES:
        of = (about == told) & ~held
        if not of.any():
            continue
        for fit in choose(described, [Story(vectors[of], asked[of])]):
            if fit.template.name != told:
                shares[fit.template.name].append(fit.fit or 0)
    usual = {name: round(float(np.mean(of)), 4) for name, of in shares.items()}
    (WEIGHTS / "shares.json").write_text(json.dumps(usual, indent=1) + "\n", encoding="utf-8")
    print(usual)


def _write_known(meaning: Meaning) -> None:
    texts = list(dict.fromkeys(text for name in TEMPLATES for text in texts_of(shipped(name))))
    keys = np.array([digest(text) for text in texts])
    vectors = meaning.raw(texts).astype(np.float16)
    languages = np.array([guess(text, SHIPPED).language for text in texts])
    np.savez_compressed(WEIGHTS / "known.npz", keys=keys, vectors=vectors, languages=languages)


def _write_examples(rows: list[Row], signs: tuple[str, ...]) -> None:
    """Some of our own sentences with their signs and labels, evenly over the languages."""
    parts = [(row, i) for row in rows for i in range(len(row.telling.parts))]
    kept = [
        [
            row.telling.parts[i],
            row.lang,
            sorted(signs_of(row.telling.parts[i], row.lang) & set(signs)),
            [label for label, holds in zip(LABELS, row.known[i], strict=True) if holds == 1],
            int(sha256(row.group.encode()).hexdigest(), 16) % 12,
        ]
        for row, i in parts[:: max(1, len(parts) // SHIPPED_EXAMPLES)]
    ]
    data = json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode()
    (WEIGHTS / "examples.json.gz").write_bytes(gzip.compress(data, mtime=0))


if __name__ == "__main__":
    main()
