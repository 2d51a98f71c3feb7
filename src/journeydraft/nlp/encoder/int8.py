"""Products in eight bits: twice the speed of single precision, and no text's result depends on another text.

Weights get one scale a column. Activations that come from a normalisation or from attention stay within
known limits and get fixed scales, found once by ``training/calibrate.py``; where single channels stick out,
they are shrunk and the weights that meet them stretched in return (SmoothQuant, Xiao et al. 2023, arXiv
2211.10438). Behind the GELU a neuron may shoot up on a single rare token, so there each token gets its own
scale.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from journeydraft.nlp.encoder.body import Weights
from journeydraft.nlp.encoder.graph import Graph

_GELU_LEAST = -0.17  # the lowest value that the GELU takes
_GELU_ZERO = 32  # the byte that stands for 0 behind the GELU: room for its few negative values
_GELU_STEPS = 255 - _GELU_ZERO


@dataclass(frozen=True)
class Limits:
    """Of one activation: what each channel is divided by, and the lowest and highest value after that."""

    stretch: NDArray[np.float32] | None
    low: float
    high: float


@dataclass(frozen=True)
class _Bytes:
    """A matrix in eight bits: the names of its values, scale and zero point, and of each token's factor."""

    values: str
    scale: str
    zero: str
    factor: str | None = None


class Int8:
    """Multiplies whole numbers; ``limits`` are by activation name, for all but those behind the GELU."""

    def __init__(self, weights: Weights, limits: Mapping[str, Limits]) -> None:
        self._weights, self._limits = weights, limits
        self._bytes: dict[str, _Bytes] = {}

    def linear(self, graph: Graph, x: str, name: str, rows: int) -> str:
        """See ``Products.linear``."""
        if x not in self._bytes:
            self._bytes[x] = self._fixed(graph, x) if x in self._limits else _token_by_token(graph, x)
        left = self._bytes[x]
        right = self._columns(graph, x, name, rows)
        bias = graph.constant(f"{name}.b", self._weights.vector(f"{name}.b"))
        inputs = [left.values, right.values, left.scale, right.scale, left.zero, right.zero]
        if left.factor is None:
            return graph.contrib("MatMulIntegerToFloat", [*inputs, bias], name)
        product = graph.contrib("MatMulIntegerToFloat", inputs, f"{name}.product")
        return graph.node("Add", [graph.node("Div", [product, left.factor], f"{name}.scaled"), bias], name)

    def _fixed(self, graph: Graph, x: str) -> _Bytes:
        limits = self._limits[x]
        step = (limits.high - limits.low) / 255
        scale = graph.single(step)
        zero = graph.single(round(-limits.low / step), np.uint8)
        even = x
        if limits.stretch is not None:
            even = graph.node("Mul", [x, graph.constant(f"{x}.shrink", 1 / limits.stretch)], f"{x}.even")
        return _Bytes(graph.node("QuantizeLinear", [even, scale, zero], f"{x}.bytes"), scale, zero)

    def _columns(self, graph: Graph, x: str, name: str, rows: int) -> _Bytes:
        matrix = self._weights.matrix(f"{name}.w", rows)
        limits = self._limits.get(x)
        if limits and limits.stretch is not None:
            matrix = matrix * limits.stretch
        whole, scales = quantise_rows(matrix)
        zero = graph.constant(f"int8 zeros {rows}", np.zeros(rows, np.int8))
        return _Bytes(graph.constant(f"{name}.w", whole.T), graph.constant(f"{name}.scales", scales), zero)


def _token_by_token(graph: Graph, x: str) -> _Bytes:
    last = graph.constant("last axis", np.array([-1], np.int64))
    peak = graph.node("ReduceMax", [x, last], f"{x}.peak", keepdims=1)
    floor = graph.single(-_GELU_LEAST * _GELU_STEPS / _GELU_ZERO)
    top = graph.node("Max", [peak, floor], f"{x}.top")
    factor = graph.node("Div", [graph.single(_GELU_STEPS), top], f"{x}.factor")
    one, zero = graph.single(1), graph.single(_GELU_ZERO, np.uint8)
    spread = graph.node("Mul", [x, factor], f"{x}.spread")
    return _Bytes(graph.node("QuantizeLinear", [spread, one, zero], f"{x}.bytes"), one, zero, factor)


def quantise_rows(matrix: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """``matrix`` as whole numbers and one scale a row, so that numbers · scale comes near to it.

    Neighbours add up to 128 at most: processors without VNNI add two products of neighbours in 16 bits, which
    255 · 128 just fits. So every processor gives the same sums.
    """
    pairs = np.abs(matrix[:, 0::2] + matrix[:, 1::2])
    largest = np.maximum(np.abs(matrix).max(axis=1), pairs.max(axis=1))
    scales = np.maximum(largest, 1e-12) / 127
    return np.rint(matrix / scales[:, None]).astype(np.int8), scales.astype(np.float32)
