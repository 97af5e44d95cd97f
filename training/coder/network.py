"""The coder's network: an encoder that likens what is said to options, and answers for a list of them."""

from __future__ import annotations

from pathlib import Path

import torch
from reader.network import WIDTH, pretrained
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - as everybody calls it

from plenipo.coding.learned.hints import HINTS

ANSWERS = 4
SEEN, HIDDEN = 4, 256
"""Vectors an answer is given by: option, content, their product and difference; and units of its layer."""
SHARPNESS = 20.0
"""What a cosine is multiplied with."""


class Coder(nn.Module):
    """The encoder of all-MiniLM-L6-v2, without features of form, with two heads."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.network = pretrained(folder, features=False)
        self.network.head = nn.Identity()
        for table in (self.network.case, self.network.quote, self.network.place):
            table.weight.requires_grad_(False)
        self.mix = nn.Linear(SEEN * WIDTH + 1 + HINTS, HIDDEN)
        self.answer = nn.Linear(HIDDEN, ANSWERS)
        self.nothing = nn.Parameter(torch.tensor(0.3))
        """How like an option has to be, so that anything is said of any."""

    def states(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Batch x length x WIDTH."""
        with torch.autocast("cpu", torch.bfloat16):
            forms = ids.new_zeros((1, 1, 3)).expand(*ids.shape, 3)
            return self.network(ids, forms, mask).float()

    def likened(self, ids: Tensor, mask: Tensor) -> Tensor:
        """A vector of length one for each row of pieces."""
        states = self.states(ids, mask)
        return F.normalize((states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True), dim=-1)

    def answered(self, option: Tensor, content: Tensor, likeness: Tensor, hints: Tensor) -> Tensor:
        """Logits of the four answers, from the mean states of options and contents in one sequence."""
        seen = [option, content, option * content, (option - content).abs(), likeness[:, None], hints]
        return self.answer(F.gelu(self.mix(torch.cat(seen, 1))))


def means(states: Tensor, rows: Tensor, starts: Tensor, ends: Tensor) -> Tensor:
    """Mean states of stretches of rows."""
    sums = F.pad(states.cumsum(1), (0, 0, 1, 0))
    return (sums[rows, ends] - sums[rows, starts]) / (ends - starts)[:, None]
