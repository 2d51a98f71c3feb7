"""Finds the limits that the encoder's eight-bit products need: ``python training/calibrate.py``.

Runs the exact encoder over ``calibration.txt`` (written for this, in many languages) and notes how far each
channel of each activation goes. To be run again only when the weights change; ``finish.py`` does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from journeydraft.nlp import encoder
from journeydraft.nlp.encoder.body import EMBEDDED, Weights, build_body
from journeydraft.nlp.encoder.e5 import Embedding
from journeydraft.nlp.encoder.e5_file import E5File, read_e5_file
from journeydraft.nlp.encoder.exact import Exact
from journeydraft.nlp.encoder.int8 import Limits
from journeydraft.nlp.encoder.limits import FILE_NAME
from journeydraft.nlp.encoder.locate import check, locate
from journeydraft.nlp.encoder.session import open_session
from journeydraft.nlp.encoder.tokenizer import E5Tokenizer
from journeydraft.nlp.encoder.tuned import Tuned, shipped_corrections

SHIPPED = Path(encoder.__file__).with_name(FILE_NAME)

MIGRATION = 0.7  # how much of a channel's excess goes over to the weights: 0 none, 1 all
HEADROOM = 1.15  # for texts unlike the calibration's, behind a normalisation
HEADROOM_MIXED = 1.5  # and behind attention, which is less bounded

Range = tuple[NDArray[np.float32], NDArray[np.float32]]


def main() -> None:
    """Calibrates on the installed model file and writes the limits that ship."""
    path = locate()
    check(path)
    file = read_e5_file(path)
    texts = Path(__file__).with_name("calibration.txt").read_text("utf-8").splitlines()
    write_limits(calibrate(file, Tuned(file, shipped_corrections()[0]), texts), SHIPPED)


def calibrate(file: E5File, weights: Weights, texts: list[str]) -> dict[str, Limits]:
    """The limits of all activations but those behind the GELU, over ``texts``."""
    readers = dict(_readers(weights))
    ranges = _ranges(file, weights, list(readers), texts)
    return {name: _limits(ranges[name], readers[name]) for name in readers}


def write_limits(limits: Mapping[str, Limits], path: Path) -> None:
    """Writes what ``read_limits`` reads."""
    arrays = {f"{name}.span": np.array([each.low, each.high], np.float32) for name, each in limits.items()}
    arrays |= {f"{name}.stretch": each.stretch for name, each in limits.items() if each.stretch is not None}
    np.savez_compressed(path, allow_pickle=False, **arrays)


def _readers(weights: Weights) -> Iterator[tuple[str, NDArray[np.float32] | None]]:
    """Each activation with the matrices that read it, or none where its channels are left as they are."""
    width, inner = weights.sizes.width, weights.sizes.inner
    for number in range(weights.sizes.layers):
        layer = f"l{number}."
        before = "emb.ln" if number == 0 else f"l{number - 1}.oln"
        yield before, np.concatenate([weights.matrix(f"{layer}{part}.w", width) for part in "qkv"])
        yield f"{layer}mixed", None
        yield f"{layer}aln", weights.matrix(f"{layer}fi.w", inner)


def _ranges(file: E5File, weights: Weights, names: list[str], texts: list[str]) -> dict[str, Range]:
    """The lowest and the highest value of each channel of each activation."""
    tokenizer = E5Tokenizer(file.vocabulary, file.characters, file.sizes.positions)
    embedding = Embedding(file)
    session = open_session(build_body(weights, Exact(weights), names))
    ranges: dict[str, Range] = {}
    for text in _variants(texts):
        embedded = embedding(np.array([tokenizer.encode(text)]))
        for name, values in zip(names, session.run(names, {EMBEDDED: embedded}), strict=True):
            low, high = values.min(axis=(0, 1)), values.max(axis=(0, 1))
            known_low, known_high = ranges.get(name, (low, high))
            ranges[name] = np.minimum(low, known_low), np.maximum(high, known_high)
    return ranges


def _variants(texts: list[str]) -> Iterator[str]:
    """The texts one by one, some as passages, and ten at a time."""
    yield from (f"query: {text}" for text in texts)
    yield from (f"passage: {text}" for text in texts[::5])
    yield from (f"query: {' '.join(texts[first : first + 10])}" for first in range(0, len(texts), 10))


def _limits(channels: Range, matrix: NDArray[np.float32] | None) -> Limits:
    low, high = channels
    if matrix is None:
        return Limits(None, float(low.min()) * HEADROOM_MIXED, float(high.max()) * HEADROOM_MIXED)
    stretch = _stretch(np.maximum(np.abs(low), np.abs(high)), np.abs(matrix).max(axis=0))
    return Limits(stretch, float((low / stretch).min()) * HEADROOM, float((high / stretch).max()) * HEADROOM)


def _stretch(activation: NDArray[np.float32], weight: NDArray[np.float32]) -> NDArray[np.float32]:
    """SmoothQuant's factor of each channel, scaled to a geometric mean of 1."""
    factor = activation**MIGRATION / weight ** (1 - MIGRATION)
    even: NDArray[np.float32] = factor / np.exp(np.log(factor).mean())
    return even.astype(np.float32)


if __name__ == "__main__":
    main()
