"""The coder as ONNX with eight-bit weights."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from reader.export import quantised
from reader.graph import Graph, array, encoder, model_of
from reader.network import WIDTH

from .network import Coder


def export(coder: Coder, path: Path) -> None:
    """From ``vectors`` (1 x length x WIDTH) to ``pooled`` (1 x WIDTH) and ``states`` (1 x length x WIDTH)."""
    graph = Graph()
    states = encoder(graph, coder.network, "vectors")
    pooled = graph.add("ReduceMean", states, axes=[1], keepdims=0)
    outputs = {"pooled": (pooled, [1, WIDTH]), "states": (states, [1, "length", WIDTH])}
    quantised(model_of(graph, "coder", {"vectors": [1, "length", WIDTH]}, outputs), path)


def head(coder: Coder) -> dict[str, np.ndarray]:
    """The head that answers, as arrays."""
    return {
        "mix": array(coder.mix.weight).T.copy(),
        "mix_bias": array(coder.mix.bias),
        "answer": array(coder.answer.weight).T.copy(),
        "answer_bias": array(coder.answer.bias),
    }
