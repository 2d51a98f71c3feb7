"""Fits the head for the severity of pains on our own interviews: ``python training/severity.py``.

To be run after ``finish.py``: the centres of the languages must be the encoder's. Writes ``severity.npz``.
"""

from __future__ import annotations

from io import BytesIO
from typing import NamedTuple

import numpy as np
from agreement import weighted_kappa
from arrays import WEIGHTS
from numpy.typing import NDArray
from rows import HELD_BACK, ORDINARY, TUNING, WRITTEN, own_turns

from journeydraft.engines.embedded.severity import LIKELY_HIGH, LIKELY_LOW
from journeydraft.nlp.encoder import open_encoder
from journeydraft.nlp.encoder.base import Telling
from journeydraft.nlp.fit import fit_logistic
from journeydraft.nlp.gravity import FILE_NAME, Gravity
from journeydraft.nlp.shipped import open_meaning

LEVELS = ("low", "medium", "high")
RIDGE = 1.0
"""Penalty on weights over unit vectors; chosen on the tuning interviews."""


class Pains(NamedTuple):
    """Centred vectors of the parts coded as pains, their levels 0…2, and the groups that they are from."""

    vectors: NDArray[np.float32]
    levels: NDArray[np.int_]
    groups: NDArray[np.str_]


def main() -> None:
    """Fits on what is trained on, and prints how it does on what is not."""
    own, ordinary = pains(WRITTEN), pains(ORDINARY)
    held, tuning = np.isin(own.groups, list(HELD_BACK)), np.isin(own.groups, list(TUNING))
    gravity = fitted(own.vectors[~held & ~tuning], own.levels[~held & ~tuning])
    for name, vectors, levels in (
        ("tuning", own.vectors[tuning], own.levels[tuning]),
        ("held back", own.vectors[held], own.levels[held]),
        ("ordinary", ordinary.vectors, ordinary.levels),
    ):
        said = likeliest(gravity.levels(vectors))
        print(f"{name:10} {len(levels):5}  kappa {weighted_kappa(levels, said):.2f}  {shares(levels, said)}")
    buffer = BytesIO()
    np.savez_compressed(buffer, weights=gravity.weights, bias=gravity.bias)
    (WEIGHTS / FILE_NAME).write_bytes(buffer.getvalue())


def pains(folders: tuple) -> Pains:
    """Our own pains, read in their turns."""
    turns = list(own_turns(folders))
    meaning, _ = open_meaning(open_encoder())
    tellings = [Telling(tuple(part[0] for part in t["parts"]), t.get("question")) for t in turns]
    parts = [(t, [*part, None, None, None]) for t in turns for part in t["parts"]]
    centred = meaning.centred(meaning.raw_parts(tellings), [t["lang"] for t, _ in parts])
    kept = [i for i, (_, part) in enumerate(parts) if "pain" in part[1] and part[3] in LEVELS]
    return Pains(
        centred[kept],
        np.array([LEVELS.index(parts[i][1][3]) for i in kept]),
        np.array([parts[i][0].get("interview") or parts[i][0]["situation"] for i in kept]),
    )


def fitted(vectors: NDArray[np.float32], levels: NDArray[np.int_]) -> Gravity:
    """Two regressions, each with all rows alike."""
    alike = np.ones(len(levels), np.float32)
    fits = [fit_logistic(vectors, levels >= level, alike, RIDGE) for level in (1, 2)]
    return Gravity(np.stack([w for w, _ in fits], axis=1), np.array([b for _, b in fits], np.float32))


def likeliest(levels: NDArray[np.float32]) -> NDArray[np.int_]:
    """What the engine says where no word tells."""
    low, high = levels[:, 0] < LIKELY_LOW, levels[:, 1] >= LIKELY_HIGH
    return np.where(low, 0, np.where(high, 2, 1))


def shares(a: NDArray[np.int_], b: NDArray[np.int_]) -> str:
    """How often each level was coded, and is said."""
    pairs = zip(LEVELS, np.bincount(a, minlength=3), np.bincount(b, minlength=3), strict=True)
    return "  ".join(f"{name} {x / len(a):.2f} {y / len(b):.2f}" for name, x, y in pairs)


if __name__ == "__main__":
    main()
