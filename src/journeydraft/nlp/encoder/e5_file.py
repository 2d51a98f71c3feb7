"""Reads the file that holds multilingual-e5-small: sizes, vocabulary, character table and weights.

Little-endian, no padding: magic and sizes; the vocabulary as byte offsets, scores and one run of UTF-8; the
character table, each entry a code point, a count and that many code points; the directory of tensors, each a
name, a type (0 single precision, 1 blocks of four bits), a count, an offset and a size in bytes.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from journeydraft.nlp.encoder.base import EncoderMissing
from journeydraft.nlp.encoder.q4 import BLOCK, BLOCK_BYTES, dequantise


@dataclass(frozen=True)
class Sizes:
    """What the encoder is made of; ``positions`` is the longest window, in tokens."""

    width: int
    layers: int
    heads: int
    inner: int
    words: int
    positions: int
    epsilon: float


@dataclass(frozen=True)
class Vocabulary:
    """SentencePiece unigram pieces with their log probabilities; the index of a piece is its id."""

    pieces: list[str]
    scores: list[float]
    begin: int
    end: int
    padding: int
    unknown: int

    @property
    def mask(self) -> int:
        """The piece that stands for a hidden word in training: the last one."""
        return len(self.pieces) - 1


@dataclass(frozen=True)
class _Place:
    offset: int
    size: int


@dataclass(frozen=True)
class E5File:
    """An opened file. The weights stay in the file's pages until they are asked for."""

    sizes: Sizes
    vocabulary: Vocabulary
    characters: dict[int, str]
    _bytes: NDArray[np.uint8]
    _tensors: dict[str, _Place]

    def vector(self, name: str) -> NDArray[np.float32]:
        """A tensor kept in single precision, flat."""
        return self._span(name).view("<f4")

    def blocks(self, name: str, rows: int) -> NDArray[np.uint8]:
        """A tensor kept in four bits, as it is: shape (rows, blocks in a row, 18)."""
        return self._span(name).reshape(rows, -1, BLOCK_BYTES)

    def matrix(self, name: str, rows: int) -> NDArray[np.float32]:
        """A tensor kept in four bits, as numbers: shape (rows, columns)."""
        return dequantise(self.blocks(name, rows))

    def _span(self, name: str) -> NDArray[np.uint8]:
        place = self._tensors[name]
        return self._bytes[place.offset : place.offset + place.size]


def read_e5_file(path: Path) -> E5File:
    """Opens the file at ``path``. Raises EncoderMissing if it does not have the layout described above."""
    raw = np.memmap(path, dtype=np.uint8, mode="r")
    cursor = _Cursor(raw)
    magic, _version, width, layers, heads, inner, words, positions, _types, epsilon, block = cursor.numbers(
        "4sI7ifi"
    )
    if magic != b"E5S1" or block != BLOCK:
        raise EncoderMissing("this is not an encoder's model file", path=str(path))
    sizes = Sizes(width, layers, heads, inner, words, positions, epsilon)
    return E5File(sizes, _vocabulary(cursor), _characters(cursor), raw, _directory(cursor))


class _Cursor:
    """Reads one thing after the other."""

    def __init__(self, raw: NDArray[np.uint8]) -> None:
        self._raw, self._at = raw, 0

    def numbers(self, layout: str) -> tuple[Any, ...]:
        return struct.unpack(f"<{layout}", self.bytes(struct.calcsize(f"<{layout}")))

    def array(self, kind: str, count: int) -> NDArray[Any]:
        return np.frombuffer(self.bytes(np.dtype(kind).itemsize * count), kind)

    def bytes(self, size: int) -> bytes:
        self._at += size
        return self._raw[self._at - size : self._at].tobytes()


def _vocabulary(cursor: _Cursor) -> Vocabulary:
    count, begin, end, padding, unknown, size = cursor.numbers("5iQ")
    offsets = cursor.array("<u4", count + 1).tolist()
    scores = cursor.array("<f4", count).tolist()
    text = cursor.bytes(size)
    pieces = [text[first:last].decode() for first, last in pairwise(offsets)]
    return Vocabulary(pieces, scores, begin, end, padding, unknown)


def _characters(cursor: _Cursor) -> dict[int, str]:
    count, _size = cursor.numbers("iI")
    table = {}
    for _ in range(count):
        character, length = cursor.numbers("IB")
        table[character] = "".join(map(chr, cursor.numbers(f"{length}I")))
    return table


def _directory(cursor: _Cursor) -> dict[str, _Place]:
    (count,) = cursor.numbers("i")
    tensors = {}
    for _ in range(count):
        (length,) = cursor.numbers("H")
        name = cursor.bytes(length).decode()
        kind, numbers, offset, _size = cursor.numbers("BIQQ")
        tensors[name] = _Place(offset, numbers * 4 if kind == 0 else numbers // BLOCK * BLOCK_BYTES)
    return tensors
