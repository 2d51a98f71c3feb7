"""Where trained arrays go, and the heads among them, with a version that changes with them."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from pathlib import Path

import numpy as np
from rows import HERE

from journeydraft.nlp.heads import Heads

WEIGHTS = HERE.parent / "src" / "journeydraft" / "nlp" / "weights"


def write_heads(heads: Heads, path: Path = WEIGHTS / "heads.npz") -> None:
    """A file that ``read_heads`` reads; ``heads.version`` does not matter."""
    arrays = {
        "labels": np.array(heads.labels),
        "signs": np.array(heads.signs, str),
        "weights": heads.weights.astype(np.float32),
        "bias": heads.bias.astype(np.float32),
        "thresholds": np.array([heads.thresholds[label] for label in heads.labels], np.float32),
        "plain": np.array([heads.plain.get(label, 0.0) for label in heads.labels], np.float32),
    }
    buffer = BytesIO()
    np.savez(buffer, **arrays)
    version = sha256(buffer.getvalue()).hexdigest()[:12]
    np.savez_compressed(path, version=np.array(version), **arrays)
