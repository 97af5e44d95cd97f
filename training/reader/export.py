"""The network as ONNX with eight-bit weights, everything else as numpy arrays."""

from __future__ import annotations

import math
import tempfile
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - as everybody calls it

from .network import HEADS, WIDTH, Layer, Network, Tagger


class ExportLayer(nn.Module):
    """A layer written as the optimizer of onnxruntime knows it, so that it can fuse attention."""

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.layer = layer
        weights, biases = layer.qkv.weight.data.chunk(3), layer.qkv.bias.data.chunk(3)
        self.parts = nn.ModuleList(nn.Linear(WIDTH, WIDTH) for _ in range(3))
        for part, weight, bias in zip(self.parts, weights, biases, strict=True):
            part.weight.data, part.bias.data = weight.clone(), bias.clone()

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        size = WIDTH // HEADS
        q, k, v = (part(x).view(x.size(0), x.size(1), HEADS, size).permute(0, 2, 1, 3) for part in self.parts)
        weights = torch.softmax(torch.matmul(q, k.transpose(-1, -2)) / math.sqrt(size) + mask, -1)
        mixed = torch.matmul(weights, v).permute(0, 2, 1, 3).contiguous().view(x.size(0), x.size(1), WIDTH)
        x = self.layer.norm1(self.layer.out(mixed) + x)
        return self.layer.norm2(self.layer.down(F.gelu(self.layer.up(x))) + x)


class Encoder(nn.Module):
    """The exported part: from word vectors to rows."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        self.layers = nn.ModuleList(ExportLayer(layer) for layer in network.layers)

    def forward(self, vectors: Tensor, forms: Tensor, mask: Tensor) -> Tensor:
        net = self.network
        x = vectors + net.position.weight[: vectors.size(1)]
        if net.features:
            x = x + net.case(forms[..., 0]) + net.quote(forms[..., 1]) + net.place(forms[..., 2])
        else:  # keep the input, so that every export is run alike
            x = x + 0.0 * forms.sum(-1, keepdim=True)
        x = net.norm(x)
        bias = (1.0 - mask[:, None, None, :]) * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        return net.head(x)


def export_network(network: Network, path: Path, eight_bit: bool = True) -> None:
    """Write the network; ``eight_bit`` quantises the weights, row by row."""
    example = (torch.randn(2, 64, WIDTH), torch.zeros(2, 64, 3, dtype=torch.long), torch.ones(2, 64))
    names = ["vectors", "forms", "mask"]
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        raw, fused = Path(folder) / "raw.onnx", Path(folder) / "fused.onnx"
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
        options = FusionOptions("bert")
        options.enable_embed_layer_norm = False
        model = optimizer.optimize_model(
            str(raw), "bert", HEADS, WIDTH, optimization_options=options, opt_level=0
        )
        model.save_model_to_file(str(fused))
        if eight_bit:
            extra = {"DefaultTensorType": onnx.TensorProto.FLOAT}
            quantize_dynamic(
                str(fused), str(path), weight_type=QuantType.QInt8, per_channel=True, extra_options=extra
            )
        else:
            path.write_bytes(fused.read_bytes())


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
