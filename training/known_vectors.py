"""Encodes the shipped stage templates once, so that no draft has to: ``python training/known_vectors.py``."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from journeydraft.nlp.encoder import open_encoder
from journeydraft.nlp.meaning import digest
from journeydraft.stages.template import TEMPLATES, shipped, texts_of

WEIGHTS = Path(__file__).parent.parent / "src" / "journeydraft" / "nlp" / "weights"


def main() -> None:
    """Writes ``known.npz``: digests of texts and their vectors, in half precision."""
    texts = list(dict.fromkeys(text for name in TEMPLATES for text in texts_of(shipped(name))))
    vectors = open_encoder().encode(texts).astype(np.float16)
    np.savez_compressed(
        WEIGHTS / "known.npz", keys=np.array([digest(text) for text in texts]), vectors=vectors
    )
    print(f"{len(texts)} texts")


if __name__ == "__main__":
    main()
