"""The network as ONNX with eight-bit weights, everything else as numpy arrays."""

from __future__ import annotations

import tempfile
import warnings
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import nn

from .network import WIDTH, Network, Tagger


class Encoder(nn.Module):
    """The exported part, as ONNX wants it: one forward."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, vectors: torch.Tensor, forms: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        return self.network.encode(vectors, forms, mask)


def export_network(network: Network, path: Path, eight_bit: bool = True) -> None:
    """Write the network; ``eight_bit`` quantises the weights, row by row."""
    example = (torch.randn(2, 64, WIDTH), torch.zeros(2, 64, 3, dtype=torch.long), torch.ones(2, 64))
    names = ["vectors", "forms", "mask"]
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        raw, clean = Path(folder) / "raw.onnx", Path(folder) / "clean.onnx"
        torch.onnx.export(
            Encoder(network).eval(),
            example,
            str(raw),
            input_names=names,
            output_names=["rows"],
            dynamic_axes={name: {0: "batch", 1: "length"} for name in (*names, "rows")},
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(str(raw), str(clean), skip_symbolic_shape=True)
        if eight_bit:
            quantize_dynamic(str(clean), str(path), weight_type=QuantType.QInt8, per_channel=True)
        else:
            path.write_bytes(clean.read_bytes())


def arrays(tagger: Tagger) -> dict[str, np.ndarray]:
    """The CRFs and link biases."""

    def array(tensor: torch.Tensor) -> np.ndarray:
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
