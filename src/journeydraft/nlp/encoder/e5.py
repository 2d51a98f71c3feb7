"""multilingual-e5-small (Wang et al. 2024, arXiv 2402.05672), the encoder that comes with the program."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from journeydraft.nlp.encoder.base import Kind, Progress, Telling, Vectors
from journeydraft.nlp.encoder.batches import in_batches, usual_threads
from journeydraft.nlp.encoder.body import EMBEDDED, build_body
from journeydraft.nlp.encoder.e5_file import E5File, read_e5_file
from journeydraft.nlp.encoder.int8 import Int8
from journeydraft.nlp.encoder.limits import read_limits
from journeydraft.nlp.encoder.locate import SHA256, check
from journeydraft.nlp.encoder.piece_means import PieceMeans
from journeydraft.nlp.encoder.q4 import dequantise
from journeydraft.nlp.encoder.session import open_session
from journeydraft.nlp.encoder.tokenizer import E5Tokenizer
from journeydraft.nlp.encoder.tuned import Tuned, shipped_corrections
from journeydraft.nlp.encoder.windows import Framer, whole


class Embedding:
    """The body's input: word, position and type vectors, the words straight from the file's four bits."""

    def __init__(self, file: E5File) -> None:
        self._words = file.blocks("emb.word", file.sizes.words)
        positions = file.vector("emb.pos").reshape(file.sizes.positions, -1)
        self._places = positions + file.vector("emb.type")[: file.sizes.width]

    def __call__(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        """Ids of shape (texts, tokens) to vectors of shape (texts, tokens, width)."""
        return dequantise(self._words[ids]) + self._places[: ids.shape[1]]


class E5Encoder:
    """The model with its upper layers tuned on talk and its body in eight bits.

    Of a text by itself, tokens beyond the 512th are not read; tellings are read in windows of 256.
    """

    def __init__(self, model_file: Path, threads: int | None = None, *, tuned: bool = True) -> None:
        """Opens the file found by ``locate``; raises EncoderMissing if it is another file.

        ``threads`` work on a call to ``encode``; by default one a core, four at most. Not ``tuned``, it is
        the model as it was published: what ours is measured against.
        """
        check(model_file)
        file = read_e5_file(model_file)
        corrections, version = shipped_corrections() if tuned else ({}, "not")
        self._weights = Tuned(file, corrections)
        self.name = f"multilingual-e5-small int8 {SHA256[:12]} tuned {version}"
        self.dimensions = file.sizes.width
        self._tokenizer = E5Tokenizer(file.vocabulary, file.characters, file.sizes.positions)
        self._framer = Framer(self._tokenizer.encode, file.vocabulary.unknown, "query:")
        self._embedding = Embedding(file)
        self._means = PieceMeans(file.blocks("emb.word", file.sizes.words), file.vocabulary.scores)
        self._session = open_session(build_body(self._weights, Int8(self._weights, read_limits())))
        self._threads = threads or usual_threads()

    def encode(
        self, texts: Sequence[str], *, kind: Kind = "query", progress: Progress | None = None
    ) -> Vectors:
        """See ``Encoder.encode``. The same texts give the same bytes, whatever stands beside them."""
        windows = [whole(self._tokenizer.encode(f"{kind}: {text}")) for text in texts]
        return in_batches(windows, self._read, self.dimensions, self._threads, progress)

    def encode_parts(self, tellings: Sequence[Telling], *, progress: Progress | None = None) -> Vectors:
        """See ``Encoder.encode_parts``."""
        windows = [window for telling in tellings for window in self._framer.windows(telling)]
        return in_batches(windows, self._read, self.dimensions, self._threads, progress)

    def encode_words(self, texts: Sequence[str]) -> Vectors:
        """See ``Encoder.encode_words``: of pieces as they come, before any layer."""
        return self._means.of([self._tokenizer.encode(text)[1:-1] for text in texts])

    def _read(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        (tokens,) = self._session.run(None, {EMBEDDED: self._embedding(ids)})
        return np.asarray(tokens, np.float32)
