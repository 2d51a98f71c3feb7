"""A small hand for writing ONNX graphs: nodes and constants by name, serialised at the end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx import NodeProto, TensorProto, helper, numpy_helper

_CONTRIB = "com.microsoft"  # operators that onnxruntime adds to the standard's


class Graph:
    """Collects the nodes and constants of one graph, each under the name of what it gives."""

    def __init__(self) -> None:
        self._nodes: list[NodeProto] = []
        self._constants: dict[str, TensorProto] = {}

    def constant(self, name: str, values: NDArray[np.generic]) -> str:
        """Adds ``values`` under ``name``, once; gives back the name."""
        if name not in self._constants:
            self._constants[name] = numpy_helper.from_array(np.ascontiguousarray(values), name)
        return name

    def single(self, value: float, kind: type[np.generic] = np.float32) -> str:
        """Adds one number, named after itself."""
        return self.constant(f"{np.dtype(kind).name} {value}", np.array(value, kind))

    def node(self, operator: str, inputs: Sequence[str], output: str, **attributes: Any) -> str:
        """Adds an operator of the standard; gives back ``output``."""
        self._nodes.append(helper.make_node(operator, inputs, [output], **attributes))
        return output

    def contrib(self, operator: str, inputs: Sequence[str], output: str, **attributes: Any) -> str:
        """Adds an operator of onnxruntime's own; gives back ``output``."""
        self._nodes.append(helper.make_node(operator, inputs, [output], domain=_CONTRIB, **attributes))
        return output

    def serialised(self, source: str, results: Sequence[str], width: int) -> bytes:
        """The model that turns ``source`` into ``results``; source is float32 (texts, tokens, width)."""
        graph = helper.make_graph(
            self._nodes,
            "encoder",
            [helper.make_tensor_value_info(source, TensorProto.FLOAT, [None, None, width])],
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in results],
            list(self._constants.values()),
        )
        opsets = [helper.make_opsetid("", 18), helper.make_opsetid(_CONTRIB, 1)]
        model: bytes = helper.make_model(graph, opset_imports=opsets, ir_version=10).SerializeToString()
        return model
