"""Reads the file that holds multilingual-e5-small: sizes, vocabulary, character table and weights.

Little-endian, no padding: magic and sizes; the vocabulary as byte offsets, scores and one run of UTF-8; the
character table, each entry a code point, a count and that many code points; the directory of tensors, each a
name, a type (0 single precision, 1 blocks of four bits), a count, an offset and a size in bytes.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from journeydraft.nlp.encoder.base import EncoderMissing
from journeydraft.nlp.encoder.q4 import BLOCK, BLOCK_BYTES, dequantise

_HEAD = struct.Struct("<4sI7ifi5iQ")
_TENSOR = struct.Struct("<BIQQ")


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
class E5File:
    """An opened file. The weights stay in the file's pages until they are asked for."""

    sizes: Sizes
    vocabulary: Vocabulary
    characters: dict[int, str]
    _bytes: NDArray[np.uint8]
    _tensors: dict[str, tuple[int, int, int]]

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
        kind, count, offset = self._tensors[name]
        size = count * 4 if kind == 0 else count // BLOCK * BLOCK_BYTES
        return self._bytes[offset : offset + size]


def read_e5_file(path: Path) -> E5File:
    """Opens the file at ``path``. Raises EncoderMissing if it does not have the layout described above."""
    raw = np.memmap(path, dtype=np.uint8, mode="r")
    if raw[:4].tobytes() != b"E5S1":
        raise EncoderMissing("this is not an encoder's model file", path=str(path))
    head = _HEAD.unpack_from(raw)
    sizes = Sizes(*head[2:8], epsilon=head[9])
    vocabulary, at = _vocabulary(raw, head[11:], _HEAD.size)
    characters, at = _characters(raw, at)
    return E5File(sizes, vocabulary, characters, raw, _directory(raw, at))


def _vocabulary(raw: NDArray[np.uint8], head: tuple[Any, ...], at: int) -> tuple[Vocabulary, int]:
    count, begin, end, padding, unknown, size = head
    offsets = raw[at : at + 4 * (count + 1)].view("<u4").tolist()
    at += 4 * (count + 1)
    scores = raw[at : at + 4 * count].view("<f4").tolist()
    at += 4 * count
    text = raw[at : at + size].tobytes()
    pieces = [text[first:last].decode() for first, last in zip(offsets, offsets[1:], strict=False)]
    return Vocabulary(pieces, scores, begin, end, padding, unknown), at + size


def _characters(raw: NDArray[np.uint8], at: int) -> tuple[dict[int, str], int]:
    count, size = struct.unpack_from("<iI", raw, at)
    at += 8
    table, position = {}, at
    for _ in range(count):
        character, length = struct.unpack_from("<IB", raw, position)
        table[character] = "".join(map(chr, struct.unpack_from(f"<{length}I", raw, position + 5)))
        position += 5 + 4 * length
    return table, at + size


def _directory(raw: NDArray[np.uint8], at: int) -> dict[str, tuple[int, int, int]]:
    (count,) = struct.unpack_from("<i", raw, at)
    at += 4
    tensors = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", raw, at)
        name = raw[at + 2 : at + 2 + length].tobytes().decode()
        kind, numbers, offset, _size = _TENSOR.unpack_from(raw, at + 2 + length)
        tensors[name] = (kind, numbers, offset)
        at += 2 + length + _TENSOR.size
    return tensors
