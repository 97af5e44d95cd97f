"""The tagger's network: a small pretrained encoder, features of form, a CRF over words and links.

Only the part from word vectors to emissions and link vectors is exported; the CRF and the links themselves
are computed in numpy at run time (plenipo.reading.learned).
"""

from __future__ import annotations

import re
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - as everybody calls it

from plenipo.reading.learned.links import BUCKETS, LINK_SIZE
from plenipo.reading.learned.words import CASES, PLACES, QUOTES

WIDTH, LAYERS, HEADS, HEAD, INNER, POSITIONS = 384, 6, 12, 32, 1536, 512
LABELS = 7
OUT = 2 * LABELS + 3 + 6 * LINK_SIZE
"""Columns of a row: labels of outer attributions, of those inside contents, signs of cues, link vectors."""


class Dropout(nn.Module):
    """Dropout whose mask is cut from a stock of random numbers: drawing them costs a tenth of the time."""

    stock = torch.empty(0)

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or not self.rate:
            return x
        size = x.numel()
        if Dropout.stock.numel() < 2 * size:
            Dropout.stock = (torch.rand(2 * size + 4096) >= self.rate).to(torch.bfloat16) / (1 - self.rate)
        start = int(torch.randint(0, Dropout.stock.numel() - size, ()))
        return x * Dropout.stock[start : start + size].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self, rate: float, heads: int = HEADS, inner: int = INNER) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(WIDTH, 3 * heads * HEAD)
        self.out = nn.Linear(heads * HEAD, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, inner)
        self.down = nn.Linear(inner, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = Dropout(rate)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = x.shape
        parts = self.qkv(x).view(batch, length, 3, self.heads, HEAD).permute(2, 0, 3, 1, 4)
        q, k, v = parts[0] * HEAD**-0.5, parts[1], parts[2]
        weights = torch.softmax(torch.matmul(q, k.transpose(-1, -2)) + mask.to(q.dtype), -1)
        mixed = torch.matmul(weights.to(v.dtype), v).transpose(1, 2).reshape(batch, length, self.heads * HEAD)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Network(nn.Module):
    """Pieces and forms in; a row of numbers for each piece out. The vectors of pieces stay as they came."""

    def __init__(
        self,
        vectors: Tensor,
        rate: float = 0.1,
        features: bool = True,
        layers: int = LAYERS,
        heads: int = HEADS,
        inner: int = INNER,
    ) -> None:
        super().__init__()
        self.features, self.half = features, True
        self.register_buffer("vectors", vectors, persistent=False)
        self.position = nn.Embedding(POSITIONS, WIDTH)
        self.case = nn.Embedding(CASES, WIDTH)
        self.quote = nn.Embedding(QUOTES, WIDTH)
        self.place = nn.Embedding(PLACES, WIDTH)
        for table in (self.case, self.quote, self.place):
            nn.init.normal_(table.weight, std=0.02)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = Dropout(rate)
        self.layers = nn.ModuleList(Layer(rate, heads, inner) for _ in range(layers))
        self.head = nn.Linear(WIDTH, OUT)

    def forward(self, ids: Tensor, forms: Tensor, mask: Tensor) -> Tensor:
        """``ids`` and ``mask`` (1 or 0) batch x length, ``forms`` batch x length x 3."""
        return self.encode(self.vectors[ids], forms, mask)

    def encode(self, vectors: Tensor, forms: Tensor, mask: Tensor) -> Tensor:
        """What is exported: ``vectors`` batch x length x WIDTH instead of pieces."""
        length = vectors.shape[1]
        x = vectors + self.position.weight[:length]
        if self.features:
            x = x + self.case(forms[..., 0]) + self.quote(forms[..., 1]) + self.place(forms[..., 2])
        x = self.drop(self.norm(x))
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * -30000.0
        for layer in self.layers:
            x = layer(x, bias)
        return self.head(x)


class Crf(nn.Module):
    """A linear-chain CRF over the words of a paragraph."""

    def __init__(self) -> None:
        super().__init__()
        self.steps = nn.Parameter(torch.zeros(LABELS, LABELS))
        self.first = nn.Parameter(torch.zeros(LABELS))
        self.last = nn.Parameter(torch.zeros(LABELS))
        forbidden = torch.zeros(LABELS, LABELS)
        for into in range(2, LABELS, 2):
            for start in range(LABELS):
                if start not in (into, into - 1):
                    forbidden[start, into] = -100.0
        starts = torch.zeros(LABELS)
        starts[2::2] = -100.0
        self.register_buffer("forbidden", forbidden)
        self.register_buffer("starts", starts)

    def transitions(self) -> Tensor:
        return self.steps + self.forbidden

    def loss(self, emissions: Tensor, labels: Tensor, mask: Tensor) -> Tensor:
        """Negative log-likelihood, summed; batch x length x LABELS, batch x length, batch x length."""
        steps, first = self.transitions(), self.first + self.starts
        batch = torch.arange(len(labels))
        gold = first[labels[:, 0]] + emissions[batch, 0, labels[:, 0]]
        forward = first + emissions[:, 0]
        for t in range(1, labels.shape[1]):
            on = mask[:, t]
            move = steps[labels[:, t - 1], labels[:, t]] + emissions[batch, t, labels[:, t]]
            gold = gold + torch.where(on, move, torch.zeros_like(move))
            following = torch.logsumexp(forward[:, :, None] + steps[None], 1) + emissions[:, t]
            forward = torch.where(on[:, None], following, forward)
        ends = labels[batch, mask.sum(1) - 1]
        gold = gold + self.last[ends]
        return (torch.logsumexp(forward + self.last, 1) - gold).sum()


class Tagger(nn.Module):
    """Network, CRFs and link biases."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network
        self.crf = Crf()
        self.inner = Crf()
        self.near = nn.Parameter(torch.zeros(2, BUCKETS))
        """Bias of a link by distance: row 0 from a content to its cue, row 1 from a cue to its source."""
        self.none = nn.Parameter(torch.zeros(2))


KEPT = (0, 2, 3, 5)
"""Layers of a teacher that its student begins with."""


def student_of(teacher: Tagger, rate: float = 0.05) -> Tagger:
    """A tagger of fewer layers that begins as every second or so of the teacher's, with all else of it."""
    network = Network(teacher.network.vectors, rate, teacher.network.features, len(KEPT))
    tagger = Tagger(network)
    layer = re.compile(r"(network\.layers\.)(\d+)(\..*)")
    values = {}
    for name, value in teacher.state_dict().items():
        found = layer.fullmatch(name)
        if found is None:
            values[name] = value
        elif int(found[2]) in KEPT:
            values[f"{found[1]}{KEPT.index(int(found[2]))}{found[3]}"] = value
    tagger.load_state_dict(values)
    return tagger


def of_shape(values: dict[str, Tensor], vectors: Tensor) -> Network:
    """A network as wide and as deep as the one whose values were kept."""
    names = [name for name in values if name.endswith("down.weight")]
    heads = values[names[0].replace("down", "out")].shape[1] // HEAD
    return Network(vectors, layers=len(names), heads=heads, inner=values[names[0]].shape[1])


def pretrained(folder: Path, features: bool = True) -> Network:
    """A network that begins as the BERT in ``folder``."""
    weights = load_file(folder / "model.safetensors")
    weights = {key.removeprefix("bert."): value.float() for key, value in weights.items()}
    table = weights["embeddings.word_embeddings.weight"]
    net = Network(table + weights["embeddings.token_type_embeddings.weight"][0], features=features)
    net.position.weight.data.copy_(weights["embeddings.position_embeddings.weight"])
    net.norm.weight.data.copy_(weights["embeddings.LayerNorm.weight"])
    net.norm.bias.data.copy_(weights["embeddings.LayerNorm.bias"])
    for number, layer in enumerate(net.layers):
        at = f"encoder.layer.{number}."
        for kind in ("weight", "bias"):
            parts = [weights[f"{at}attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
            getattr(layer.qkv, kind).data.copy_(torch.cat(parts))
            getattr(layer.out, kind).data.copy_(weights[f"{at}attention.output.dense.{kind}"])
            getattr(layer.norm1, kind).data.copy_(weights[f"{at}attention.output.LayerNorm.{kind}"])
            getattr(layer.up, kind).data.copy_(weights[f"{at}intermediate.dense.{kind}"])
            getattr(layer.down, kind).data.copy_(weights[f"{at}output.dense.{kind}"])
            getattr(layer.norm2, kind).data.copy_(weights[f"{at}output.LayerNorm.{kind}"])
    return net
