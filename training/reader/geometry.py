"""Training of what the lie of a content to a cue is worth: a softmax over the cues near a content."""

from __future__ import annotations

import numpy as np
import torch
from torch import nn

from plenipo.reading.learned.decoding import around
from plenipo.reading.learned.geometry import SIZES, Geometry, Worth

from .data import Example

HIDDEN = 32


def questions(example: Example) -> list[tuple[np.ndarray, int]]:
    """For each content of the annotation, the features of the cues near it, and which is its own."""
    chosen = {}
    for attribution in example.attributions:
        for content in attribution["content"]:
            chosen[content] = attribution["cue"][0]
    contents = sorted(chosen)
    cues = sorted({attribution["cue"][0] for attribution in example.attributions})
    if not contents:
        return []
    geometry = Geometry(example.words, cues, contents)
    found = []
    for number, (content, first, on) in enumerate(zip(contents, *around(cues, contents), strict=True)):
        near = np.arange(first, first + on.sum())
        own = cues.index(chosen[content])
        if own in near and len(near) > 1:
            found.append((geometry.features(np.full(len(near), number), near), own - int(first)))
    return found


def fit_worth(examples: list[Example], seed: int, epochs: int = 6) -> Worth:
    """Learn from annotated fragments."""
    torch.manual_seed(seed)
    every = [question for example in examples for question in questions(example)]
    rows = nn.EmbeddingBag(sum(SIZES), HIDDEN, mode="sum")
    nn.init.normal_(rows.weight, std=0.1)
    bias, out = nn.Parameter(torch.zeros(HIDDEN)), nn.Linear(HIDDEN, 1, bias=False)
    optimizer = torch.optim.Adam([*rows.parameters(), bias, *out.parameters()], lr=3e-3, weight_decay=1e-5)
    generator = np.random.default_rng(seed)
    for _ in range(epochs):
        order = generator.permutation(len(every))
        for at in range(0, len(order), 64):
            chosen = [every[n] for n in order[at : at + 64]]
            width = max(len(features) for features, _ in chosen)
            scores = torch.full((len(chosen), width), -1e4)
            flat = torch.from_numpy(np.concatenate([features for features, _ in chosen]))
            worth = out(torch.relu(rows(flat) + bias))[:, 0]
            mask = torch.tensor([[n < len(f) for n in range(width)] for f, _ in chosen])
            scores = scores.masked_scatter(mask, worth)
            loss = nn.functional.cross_entropy(scores, torch.tensor([gold for _, gold in chosen]))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return Worth(rows.weight.detach().numpy(), bias.detach().numpy(), out.weight.detach().numpy()[0])
