"""How far a second coder agrees with the writers' labels: ``python training/agreement.py``.

The second coder saw 104 turns of ``second_coding.jsonl`` without labels, from held-back situations and tuning
interviews in eight languages, and coded them by the codebook alone.
"""

from __future__ import annotations

import json

import numpy as np
from rows import HERE, KINDS, own_turns


def main() -> None:
    """Prints, for each kind, how often each of the two coded it, F1, Cohen's κ and Gwet's AC1."""
    lines = (HERE / "second_coding.jsonl").read_text("utf-8").splitlines()
    second = {row["id"]: row["labels"] for row in map(json.loads, lines)}
    both = [(turn["parts"], second[turn["id"]]) for turn in own_turns() if turn["id"] in second]
    pairs = [(a[1], b[0]) for parts, labels in both for a, b in zip(parts, labels, strict=True)]
    print(f"{len(both)} turns, {len(pairs)} parts")
    for kind in KINDS:
        ours = np.array([kind in a for a, _ in pairs])
        theirs = np.array([kind in b for _, b in pairs])
        print(f"{kind:10} {ours.sum():4} {theirs.sum():4}   " + agreement(ours, theirs))


def agreement(a: np.ndarray, b: np.ndarray) -> str:
    """F1, κ (Cohen 1960) and AC1 (Gwet 2008) of two yes-or-no codings."""
    same, p, q = float((a == b).mean()), float(a.mean()), float(b.mean())
    chance = p * q + (1 - p) * (1 - q)
    mean = (p + q) / 2
    luck = 2 * mean * (1 - mean)
    f1 = 2 * float((a & b).sum()) / max(1, int(a.sum() + b.sum()))
    return f"F1 {f1:.2f}  kappa {(same - chance) / (1 - chance):.2f}  AC1 {(same - luck) / (1 - luck):.2f}"


def weighted_kappa(a: np.ndarray, b: np.ndarray) -> float:
    """κ of two codings on a scale 0, 1, 2 …, with linear weights (Cohen 1968)."""
    levels = int(max(a.max(), b.max())) + 1
    seen = np.zeros((levels, levels))
    np.add.at(seen, (a, b), 1)
    apart = np.abs(np.subtract.outer(range(levels), range(levels)))
    chance = np.outer(seen.sum(axis=1), seen.sum(axis=0)) / seen.sum()
    return float(1 - (apart * seen).sum() / (apart * chance).sum())


if __name__ == "__main__":
    main()
