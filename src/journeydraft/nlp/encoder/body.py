"""The encoder's body, a BERT (Devlin et al. 2019, arXiv 1810.04805), written down as an ONNX graph."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from journeydraft.nlp.encoder.e5_file import Sizes
from journeydraft.nlp.encoder.graph import Graph

EMBEDDED = "embedded"


class Weights(Protocol):
    """Where the body's numbers come from. Matrices are (outputs, inputs); names are those of the E5 file."""

    @property
    def sizes(self) -> Sizes:
        """What the body is made of."""

    def vector(self, name: str) -> NDArray[np.float32]:
        """A bias or a scale."""

    def matrix(self, name: str, rows: int) -> NDArray[np.float32]:
        """A matrix with so many rows."""


class Products(Protocol):
    """A way to multiply activations by weights: exactly (``exact.py``) or in eight bits (``int8.py``)."""

    def linear(self, graph: Graph, x: str, name: str, rows: int) -> str:
        """Adds x · matrixᵀ + bias of the layer ``name``; gives back the name of the result."""


def build_body(weights: Weights, products: Products, results: Sequence[str] = ()) -> bytes:
    """The serialised model: float32 (texts, tokens, width) in and out.

    All texts of one run have the same number of tokens, so there is neither padding nor a mask. ``results``
    are the activations to give back, by name; by default the last layer's.
    """
    body = _Body(weights, products)
    return body.graph.serialised(EMBEDDED, results or [body.last], weights.sizes.width)


class _Body:
    def __init__(self, weights: Weights, products: Products) -> None:
        self.graph = Graph()
        self._weights, self._products, self._sizes = weights, products, weights.sizes
        x = self._normalised(EMBEDDED, "emb.ln")
        for number in range(weights.sizes.layers):
            x = self._attention(x, f"l{number}.")
            x = self._feed_forward(x, f"l{number}.")
        self.last = x

    def _attention(self, x: str, layer: str) -> str:
        query, key, value = (self._linear(x, layer + part, self._sizes.width) for part in "qkv")
        mixed = self.graph.contrib(
            "MultiHeadAttention", [query, key, value], f"{layer}mixed", num_heads=self._sizes.heads
        )
        return self._added(x, self._linear(mixed, f"{layer}ao", self._sizes.width), f"{layer}aln")

    def _feed_forward(self, x: str, layer: str) -> str:
        inner = self._linear(x, f"{layer}fi", self._sizes.inner)
        bent = self.graph.contrib("Gelu", [inner], f"{layer}gelu")
        return self._added(x, self._linear(bent, f"{layer}fo", self._sizes.width), f"{layer}oln")

    def _linear(self, x: str, name: str, rows: int) -> str:
        return self._products.linear(self.graph, x, name, rows)

    def _added(self, x: str, y: str, name: str) -> str:
        return self._normalised(self.graph.node("Add", [x, y], f"{name}.sum"), name)

    def _normalised(self, x: str, name: str) -> str:
        scale = self.graph.constant(f"{name}.w", self._weights.vector(f"{name}.w"))
        shift = self.graph.constant(f"{name}.b", self._weights.vector(f"{name}.b"))
        return self.graph.node("LayerNormalization", [x, scale, shift], name, epsilon=self._sizes.epsilon)
