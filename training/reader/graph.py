"""The encoder as an ONNX graph, written node by node for speed on one core.

Against what an exporter and its optimizer give: layer norms in elementary operations (the fused ones
are not vectorised), attention without a mask (windows are run one at a time, so there is nothing to mask),
weights that the quantiser finds as plain matrix products, and a last layer that is worked out for those
pieces alone that somebody asks for.
"""

from __future__ import annotations

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from .network import WIDTH, Layer, Network

OPSETS = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]


class Graph:
    """Nodes and constants, collected in order."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, np.ndarray] = {}

    def constant(self, name: str, value: np.ndarray) -> str:
        """Keep an array under a name."""
        self.constants[name] = value
        return name

    def add(self, kind: str, *given: str, outputs: int = 1, domain: str = "", **attributes: object) -> str:
        """A node; returns the name of its (first) output, the others end in ``.1``, ``.2``."""
        name = f"{kind.lower()}{len(self.nodes)}"
        names = [name, *(f"{name}.{n}" for n in range(1, outputs))]
        self.nodes.append(helper.make_node(kind, given, names, name=name, domain=domain, **attributes))
        return name

    def linear(self, name: str, x: str, weight: np.ndarray, bias: np.ndarray) -> str:
        """Product with a weight, and a bias added."""
        product = self.add("MatMul", x, self.constant(f"{name}.weight", weight.T.copy()))
        return self.add("Add", product, self.constant(f"{name}.bias", bias))

    def norm(self, name: str, x: str, weight: np.ndarray, bias: np.ndarray) -> str:
        """Layer norm over the last axis."""
        centred = self.add("Sub", x, self.add("ReduceMean", x, axes=[-1], keepdims=1))
        spread = self.add("ReduceMean", self.add("Mul", centred, centred), axes=[-1], keepdims=1)
        root = self.add("Sqrt", self.add("Add", spread, "tiny"))
        scaled = self.add("Mul", self.add("Div", centred, root), self.constant(f"{name}.weight", weight))
        return self.add("Add", scaled, self.constant(f"{name}.bias", bias))

    def layer(self, name: str, x: str, layer: Layer, rows: str = "") -> str:
        """A layer of BERT; with ``rows`` its states at these places only."""
        weights = np.split(array(layer.qkv.weight), 3)
        biases = np.split(array(layer.qkv.bias), 3)
        here = self.add("Gather", x, rows, axis=1) if rows else x
        parts = [
            self.linear(f"{name}.{part}", here if part == "query" else x, weight, bias)
            for part, weight, bias in zip(("query", "key", "value"), weights, biases, strict=True)
        ]
        mixed = self.add("MultiHeadAttention", *parts, domain="com.microsoft", num_heads=layer.heads)
        out = self.linear(f"{name}.out", mixed, array(layer.out.weight), array(layer.out.bias))
        x = self.norm(
            f"{name}.norm1", self.add("Add", out, here), array(layer.norm1.weight), array(layer.norm1.bias)
        )
        up = self.linear(f"{name}.up", x, array(layer.up.weight), array(layer.up.bias))
        wide = self.add("Gelu", up, domain="com.microsoft")
        down = self.linear(f"{name}.down", wide, array(layer.down.weight), array(layer.down.bias))
        return self.norm(
            f"{name}.norm2", self.add("Add", down, x), array(layer.norm2.weight), array(layer.norm2.bias)
        )


def array(tensor: object) -> np.ndarray:
    """A parameter as float32."""
    return tensor.detach().float().numpy()  # type: ignore[attr-defined]


def encoder(graph: Graph, network: Network, vectors: str, forms: str = "", rows: str = "") -> str:
    """The encoder from the vectors of pieces (and their forms, if it sees them) to its last states.

    With ``rows`` only the states at these places are worked out.
    """
    graph.constant("tiny", np.array(1e-12, np.float32))
    for name, value in (("zero", [0]), ("one", [1])):
        graph.constant(name, np.array(value))
    length = graph.add("Gather", graph.add("Shape", vectors), "one")
    places = graph.add(
        "Slice", graph.constant("positions", array(network.position.weight)), "zero", length, "zero"
    )
    x = graph.add("Add", vectors, places)
    for column, table in enumerate((network.case, network.quote, network.place) if forms else ()):
        weight = array(table.weight) * float(network.features)
        index = graph.constant(f"column{column}", np.array(column))
        chosen = graph.add("Gather", forms, index, axis=2)
        x = graph.add("Add", x, graph.add("Gather", graph.constant(f"form{column}", weight), chosen))
    x = graph.norm("norm", x, array(network.norm.weight), array(network.norm.bias))
    for number, layer in enumerate(network.layers):
        x = graph.layer(f"layer{number}", x, layer, rows if layer is network.layers[-1] else "")
    return x


Shapes = dict[str, list[int | str]]


def model_of(
    graph: Graph, name: str, inputs: Shapes, outputs: dict[str, tuple[str, list[int | str]]]
) -> onnx.ModelProto:
    """The graph as a model; outputs by name with what gives them."""
    for output, (given, _) in outputs.items():
        graph.nodes.append(helper.make_node("Identity", [given], [output]))
    kinds = {"forms": TensorProto.INT64, "places": TensorProto.INT64}
    taken = [
        helper.make_tensor_value_info(one, kinds.get(one, TensorProto.FLOAT), shape)
        for one, shape in inputs.items()
    ]
    made = [
        helper.make_tensor_value_info(one, TensorProto.FLOAT, shape) for one, (_, shape) in outputs.items()
    ]
    constants = [numpy_helper.from_array(value, one) for one, value in graph.constants.items()]
    model = helper.make_model(
        helper.make_graph(graph.nodes, name, taken, made, constants), opset_imports=OPSETS
    )
    model.ir_version = 8
    onnx.checker.check_model(model)
    return model


def build(network: Network) -> onnx.ModelProto:
    """The reader: from ``vectors`` (1 x length x WIDTH) and ``forms`` (1 x length x 3) to ``rows``.

    ``rows`` has one for each of the ``places``, the pieces that begin a word.
    """
    graph = Graph()
    states = encoder(graph, network, "vectors", "forms", "places")
    rows = graph.linear("head", states, array(network.head.weight), array(network.head.bias))
    inputs: Shapes = {"vectors": [1, "length", WIDTH], "forms": [1, "length", 3], "places": ["words"]}
    return model_of(graph, "reader", inputs, {"rows": (rows, [1, "words", len(network.head.bias)])})
