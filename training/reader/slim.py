"""A slimmer tagger: the heads and inner units of each layer that the loss hangs on least are left out."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from .fit import loss_of, rows_of
from .network import HEAD, WIDTH, Layer, Network, Tagger
from .windows import Batch

KEPT_HEADS, KEPT_INNER = 8, 1024
"""What is kept of each layer."""


def slimmed(tagger: Tagger, sample: Sequence[Batch], rate: float = 0.05) -> Tagger:
    """A tagger that begins as ``tagger`` without the units that count least on a sample.

    What a unit counts is the first-order change of the loss were it 0, squared and summed over batches
    ([Molchanov2017] in docs/references.bib).
    """
    old = tagger.network
    network = Network(old.vectors, rate, old.features, len(old.layers), KEPT_HEADS, KEPT_INNER)
    made = Tagger(network)
    worth = _worth(tagger, sample)
    own = {name: value for name, value in tagger.state_dict().items() if ".layers." not in name}
    made.load_state_dict(own, strict=False)
    for layer, given, (mixed, wide) in zip(network.layers, old.layers, worth, strict=True):
        _copy(layer, given, _best(mixed.view(-1, HEAD).sum(1), KEPT_HEADS), _best(wide, KEPT_INNER))
    return made


def _worth(tagger: Tagger, sample: Sequence[Batch]) -> list[tuple[Tensor, Tensor]]:
    """For each layer what the units of its heads and its inner units count."""
    tagger.eval()
    layers = list(tagger.network.layers)
    counts = [(torch.zeros(layer.out.in_features), torch.zeros(layer.down.in_features)) for layer in layers]
    seen: dict[nn.Module, Tensor] = {}

    def keep(module: nn.Module, given: tuple[Tensor, ...]) -> None:
        given[0].retain_grad()
        seen[module] = given[0]

    hooks = [linear.register_forward_pre_hook(keep) for layer in layers for linear in (layer.out, layer.down)]
    for one in sample:
        chain, link = loss_of(tagger, one, rows_of(tagger, one))
        (chain + 0.3 * link).backward()
        for layer, pair in zip(layers, counts, strict=True):
            for linear, count in zip((layer.out, layer.down), pair, strict=True):
                units = seen[linear]
                assert units.grad is not None
                count += (units.float() * units.grad.float()).flatten(0, -2).sum(0).square()
        tagger.zero_grad()
    for hook in hooks:
        hook.remove()
    return counts


def _best(worth: Tensor, count: int) -> Tensor:
    """The places of the highest, in order."""
    return worth.topk(count).indices.sort().values


def _copy(layer: Layer, given: Layer, heads: Tensor, inner: Tensor) -> None:
    """Fill a layer with the heads and inner units of another."""
    units = (heads[:, None] * HEAD + torch.arange(HEAD)).flatten()
    thrice = torch.cat([units + part * WIDTH for part in range(3)])
    with torch.no_grad():
        layer.qkv.weight.copy_(given.qkv.weight[thrice])
        layer.qkv.bias.copy_(given.qkv.bias[thrice])
        layer.out.weight.copy_(given.out.weight[:, units])
        layer.out.bias.copy_(given.out.bias)
        layer.up.weight.copy_(given.up.weight[inner])
        layer.up.bias.copy_(given.up.bias[inner])
        layer.down.weight.copy_(given.down.weight[:, inner])
        layer.down.bias.copy_(given.down.bias)
    layer.norm1.load_state_dict(given.norm1.state_dict())
    layer.norm2.load_state_dict(given.norm2.state_dict())
