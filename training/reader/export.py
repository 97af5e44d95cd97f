"""The network as ONNX with eight-bit weights, everything else as numpy arrays."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import onnx
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor

from .graph import build
from .network import Network, Tagger


def export_network(network: Network, path: Path, eight_bit: bool = True) -> None:
    """Write the network; ``eight_bit`` quantises the weights, row by row."""
    model = build(network)
    if eight_bit:
        quantised(model, path)
    else:
        onnx.save(model, str(path))


def quantised(model: onnx.ModelProto, path: Path) -> None:
    """Write a model with its matrices in eight bits, row by row."""
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        onnx.save(model, str(full))
        quantize_dynamic(
            str(full),
            str(path),
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul"],
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )


def arrays(tagger: Tagger) -> dict[str, np.ndarray]:
    """The CRFs and link biases."""

    def array(tensor: Tensor) -> np.ndarray:
        return tensor.detach().float().numpy()

    found = {"near": array(tagger.near), "none": array(tagger.none)}
    for name, crf in (("outer", tagger.crf), ("inner", tagger.inner)):
        found[f"{name}_steps"] = array(crf.transitions())
        found[f"{name}_first"] = array(crf.first + crf.starts)
        found[f"{name}_last"] = array(crf.last)
    return found


def export_vectors(network: Network, vocabulary: Path, folder: Path) -> None:
    """The frozen word vectors, one byte a number, and the vocabulary."""
    table = network.vectors.numpy()
    scales = np.abs(table).max(1, keepdims=True) / 127
    numbers = np.round(table / scales).astype(np.int8)
    np.savez_compressed(folder / "vectors.npz", numbers=numbers, scales=scales[:, 0].astype(np.float32))
    (folder / "vocabulary.txt").write_text(vocabulary.read_text(encoding="utf-8"), encoding="utf-8")
