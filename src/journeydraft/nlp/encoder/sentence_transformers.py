"""Any sentence-transformers model (Reimers and Gurevych 2019, arXiv 1908.10084) exported to ONNX."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession
from tokenizers import Tokenizer

from journeydraft.nlp.encoder.base import EncoderMissing, Kind, Progress, Telling, Vectors, parts_alone
from journeydraft.nlp.encoder.batches import in_batches, usual_threads
from journeydraft.nlp.encoder.session import open_session
from journeydraft.nlp.encoder.st_folder import fingerprint, read_folder
from journeydraft.nlp.encoder.wellformed import wellformed
from journeydraft.nlp.encoder.windows import Window

_POOLED: dict[str, Callable[[NDArray[np.float32]], Vectors]] = {
    "cls": lambda tokens: tokens[:, 0],
    "mean": lambda tokens: tokens.mean(axis=1),
    "max": lambda tokens: tokens.max(axis=1),
}
T = TypeVar("T")
_INPUTS = {"input_ids", "attention_mask", "token_type_ids"}
_TOKEN_OUTPUTS = ("last_hidden_state", "token_embeddings")


class SentenceTransformersEncoder:
    """A model from a folder of the user's.

    Texts of equal length run together without padding, so none sees another; only a model that was quantised
    *dynamically* when it was exported still takes its scales from all texts of a run.
    """

    def __init__(self, directory: Path, threads: int | None = None) -> None:
        """Opens the folder; raises EncoderMissing naming what is missing or does not fit."""
        folder = read_folder(directory)
        self.name = f"{directory.resolve().name} {fingerprint(folder.model)[:12]}"
        self._tokenizer = _tokenizer(folder.tokenizer, folder.longest)
        self._session = _session(folder.model)
        self._threads = threads or usual_threads()
        self._prompts, self._pooled = folder.prompts, _POOLED[folder.pooling]
        self._output = _token_output(self._session, folder.model)
        self.dimensions = int(self._vectors(np.array([self._ids("a")])).shape[1])

    def encode(
        self, texts: Sequence[str], *, kind: Kind = "query", progress: Progress | None = None
    ) -> Vectors:
        """See ``Encoder.encode``; ``kind`` chooses among the model's prompts, if it has any."""
        ids = [self._ids(self._prompts[kind] + wellformed(text)) for text in texts]
        windows = [Window(each, ((0, 1),)) for each in ids]  # one part: the model pools all tokens itself
        return in_batches(
            windows, lambda each: self._vectors(each)[:, None], self.dimensions, self._threads, progress
        )

    def encode_parts(self, tellings: Sequence[Telling], *, progress: Progress | None = None) -> Vectors:
        """See ``Encoder.encode_parts``; each part is read by itself, as the model was trained."""
        return parts_alone(self, tellings, progress)

    def encode_words(self, texts: Sequence[str]) -> Vectors:
        """See ``Encoder.encode_words``; all layers, as nothing is known of them."""
        return self.encode(texts)

    def _ids(self, text: str) -> tuple[int, ...]:
        return tuple(self._tokenizer.encode(text).ids)

    def _vectors(self, ids: NDArray[np.int64]) -> Vectors:
        known = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        inputs = {each.name: known[each.name] for each in self._session.get_inputs()}
        (tokens,) = self._session.run([self._output], inputs)
        return self._pooled(np.asarray(tokens, np.float32))


def _tokenizer(path: Path, longest: int) -> Tokenizer:
    tokenizer = _opened(lambda: Tokenizer.from_file(str(path)), path)
    tokenizer.no_padding()
    tokenizer.enable_truncation(longest)
    return tokenizer


def _session(path: Path) -> InferenceSession:
    session = _opened(lambda: open_session(path), path)
    strange = sorted({each.name for each in session.get_inputs()} - _INPUTS)
    if strange:
        raise EncoderMissing(f"the model wants an input that is not known here: {strange[0]}", path=str(path))
    return session


def _token_output(session: InferenceSession, path: Path) -> str:
    """The output with one vector a token: by its usual names, else the first with three dimensions."""
    outputs = {each.name: each for each in session.get_outputs()}
    deep = [name for name, each in outputs.items() if len(each.shape) == 3]
    for name in (*_TOKEN_OUTPUTS, *deep):
        if name in outputs:
            return str(name)
    raise EncoderMissing(
        "the model gives no vectors of tokens", path=str(path), hint=f"export it with {_TOKEN_OUTPUTS[0]}"
    )


def _opened(load: Callable[[], T], path: Path) -> T:
    try:
        return load()
    except Exception as error:  # neither library raises anything narrower
        raise EncoderMissing(f"this file cannot be read: {error}", path=str(path)) from error
