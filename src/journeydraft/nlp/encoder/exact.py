"""Products in single precision: what the eight-bit ones are calibrated on and measured against."""

from __future__ import annotations

from journeydraft.nlp.encoder.body import Weights
from journeydraft.nlp.encoder.graph import Graph


class Exact:
    """Keeps the weights as they are: four times the memory and half the speed of ``Int8``."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights

    def linear(self, graph: Graph, x: str, name: str, rows: int) -> str:
        """See ``Products.linear``."""
        matrix = graph.constant(f"{name}.w", self._weights.matrix(f"{name}.w", rows).T)
        bias = graph.constant(f"{name}.b", self._weights.vector(f"{name}.b"))
        return graph.node("Add", [graph.node("MatMul", [x, matrix], f"{name}.product"), bias], name)
