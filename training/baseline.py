"""What the encoder as it was published reaches on the same rows: ``python training/baseline.py``.

Logistic regressions over its vectors alone, without tuning and without cues, made true and given thresholds
as ours are. Writes ``bench/quality/plain.npz``, which ``make quality`` reads; nothing of it ships.
"""

from __future__ import annotations

import numpy as np
from arrays import write_heads
from finish import calibrated
from rows import HERE, LABELS, TUNING, is_held_back, own_rows, set_rows

from journeydraft.nlp.encoder.e5 import E5Encoder
from journeydraft.nlp.encoder.locate import locate
from journeydraft.nlp.fit import fit_logistic
from journeydraft.nlp.heads import Heads

RIDGE = 1000.0
"""On standardised vectors."""


def main() -> None:
    """Encodes all that ours were trained on; ten minutes on two cores."""
    own = [row for row in own_rows() if not is_held_back(row)]
    rows = own + set_rows()
    vectors = E5Encoder(locate(), tuned=False).encode_parts([row.telling for row in rows])
    known = np.concatenate([row.known for row in rows])
    tuning = np.array([row.group in TUNING for row in rows for _ in row.telling.parts])
    weight = np.array([row.weight for row in rows for _ in row.telling.parts], np.float32)
    mean, deviation = vectors.mean(axis=0), vectors.std(axis=0)
    standard = (vectors - mean) / deviation
    weights, bias = np.zeros((vectors.shape[1], len(LABELS)), np.float32), np.zeros(len(LABELS), np.float32)
    for i in range(len(LABELS)):
        use = ~np.isnan(known[:, i]) & ~tuning
        found, more = fit_logistic(standard[use], known[use, i] > 0, weight[use], RIDGE)
        weights[:, i] = found / deviation
        bias[i] = more - float(weights[:, i] @ mean)
    heads = Heads(LABELS, (), weights, bias, dict.fromkeys(LABELS, 0.5), {}, "")
    heads = calibrated(heads, vectors[tuning], known[tuning])
    write_heads(heads, HERE.parent / "bench" / "quality" / "plain.npz")


if __name__ == "__main__":
    main()
