"""Texts as vectors: what brings together what different people say about the same thing."""

from __future__ import annotations

from pathlib import Path

from journeydraft.nlp.encoder.base import Encoder, EncoderMissing, Kind, Telling, Vectors

__all__ = ["Encoder", "EncoderMissing", "Kind", "Telling", "Vectors", "open_encoder"]


def open_encoder(
    directory: Path | None = None, model_file: Path | None = None, *, threads: int | None = None
) -> Encoder:
    """The encoder to use: the sentence-transformers model in ``directory``, else the program's own.

    ``model_file`` is the path of the program's own where its package is not installed. ``threads`` work
    on one call to ``encode`` (default: one a core, four at most). Raises EncoderMissing with the next step.
    """
    if directory is not None:
        from journeydraft.nlp.encoder.sentence_transformers import SentenceTransformersEncoder

        return SentenceTransformersEncoder(directory, threads)
    from journeydraft.nlp.encoder.e5 import E5Encoder
    from journeydraft.nlp.encoder.locate import locate

    return E5Encoder(locate(model_file), threads)
