"""Training of the coder."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - as everybody calls it

from plenipo.coding.learned.units import CLOSES, OPENS, Shower

from .data import NONE, UNSURE, Item
from .network import SHARPNESS, Coder, means

BATCH = 20
"""Units of a batch."""
LISTED = 6
"""Options in a list."""
WEIGHTS = torch.tensor([1.0, 1.2, 1.4, 1.6])
"""What an answer weighs: none, support, oppose, neutral."""
DROP = 0.15
"""Share of right options that are left out of a list, so that none is right."""


def padded(rows: list[list[int]]) -> tuple[Tensor, Tensor]:
    """Rows of pieces as one array, and which of it are pieces."""
    width = max(map(len, rows))
    ids = torch.zeros(len(rows), width, dtype=torch.long)
    mask = torch.zeros(len(rows), width)
    for n, row in enumerate(rows):
        ids[n, : len(row)] = torch.tensor(row)
        mask[n, : len(row)] = 1
    return ids, mask


def batches(items: list[Item], rng: random.Random, silent: float) -> list[list[Item]]:
    """Items of one codebook together; of those that choose no option only a share."""
    groups: dict[int, list[Item]] = {}
    for item in items:
        if any(a not in (NONE,) for a in item.answers.values()) or rng.random() < silent:
            many = len(item.options.names) > 5
            groups.setdefault(id(item.options) if many else 0, []).append(item)
    found = []
    for group in groups.values():
        rng.shuffle(group)
        group.sort(key=lambda item: len(item.shown) // 24 + rng.random())
        found += [group[at : at + BATCH] for at in range(0, len(group), BATCH)]
    rng.shuffle(found)
    return found


def called(item: Item, place: int, rng: random.Random) -> str:
    """How an option is called: mostly by its label alone."""
    ways = item.options.labels[place]
    return rng.choice(ways) if len(ways) > 1 and rng.random() < 0.25 else ways[0]


def chosen(item: Item, rng: random.Random, near: list[int]) -> list[int]:
    """The options of a list: the right ones, those likest, others."""
    right = [p for p, a in item.answers.items() if a != NONE and not (len(near) > 3 and rng.random() < DROP)]
    listed = dict.fromkeys(
        [*right[:LISTED], *[p for p in near if p not in item.answers or p in right]][:LISTED]
    )
    rest = [
        p for p in range(len(item.options.names)) if p not in listed and item.answers.get(p, NONE) == NONE
    ]
    rng.shuffle(rest)
    found = [*listed, *rest][: rng.randint(min(LISTED, 3), LISTED)]
    rng.shuffle(found)
    return found


def step(coder: Coder, batch: list[Item], shower: Shower, rng: random.Random) -> tuple[Tensor, Tensor]:
    """The loss of likening and the loss of answering."""
    names: dict[str, int] = {}
    columns = [
        [names.setdefault(called(item, place, rng), len(names)) for place in range(len(item.options.names))]
        for item in batch
    ]
    options = coder.likened(*padded([shower.alone(name) for name in names]))
    said = coder.likened(*padded([item.gist for item in batch]))
    alike = said @ options.T
    liking = alike.new_zeros(())
    for n, item in enumerate(batch):
        right = torch.tensor(
            [item.answers.get(p, NONE) not in (NONE, UNSURE) for p in range(len(columns[n]))]
        )
        known = torch.tensor([item.answers.get(p, NONE) != UNSURE for p in range(len(columns[n]))])
        scores = SHARPNESS * torch.cat([alike[n, columns[n]], coder.nothing[None]])
        scores = scores.masked_fill(~torch.cat([known, torch.tensor([True])]), -1e4)
        gold = torch.cat([right, torch.tensor([not right.any()])])
        chances = torch.log_softmax(scores, 0)
        liking = liking - torch.logsumexp(chances[gold], 0)
    rows, places, answers, near = [], [], [], []
    for n, item in enumerate(batch):
        order = alike[n, columns[n]].detach().argsort(descending=True).tolist()
        row = list(item.shown)
        first, last = row.index(OPENS), row.index(CLOSES)
        for place in chosen(item, rng, order[:LISTED]):
            label = shower.option(called(item, place, rng))
            places.append((n, len(row), len(row) + len(label), first, last + 1))
            row += label
            answers.append(item.answers.get(place, NONE))
            near.append(alike[n, columns[n][place]].detach())
        rows.append(row)
    states = coder.states(*padded(rows))
    at = torch.tensor(places).T
    hints = torch.from_numpy(np.stack([item.hints for item in batch]))[at[0]]
    option, content = means(states, at[0], at[1], at[2]), means(states, at[0], at[3], at[4])
    logits = coder.answered(option, content, torch.stack(near), hints)
    gold = torch.tensor(answers)
    gold[gold == UNSURE] = -100
    answering = F.cross_entropy(logits, gold, WEIGHTS, ignore_index=-100)
    return liking / len(batch), answering


def fit(
    coder: Coder,
    items: list[Item],
    shower: Shower,
    epochs: int,
    rate: float,
    seed: int,
    after_epoch: Callable[[int], None],
    log: Callable[[str], None],
    silent: float = 0.4,
) -> None:
    """Train in place; after each epoch the moving average of the weights is what is kept."""
    rng = random.Random(seed)
    torch.manual_seed(seed)
    learned = [(n, p) for n, p in coder.named_parameters() if p.requires_grad]
    head = [p for n, p in learned if n.startswith(("answer", "mix", "nothing"))]
    body = [p for n, p in learned if not n.startswith(("answer", "mix", "nothing"))]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": rate}, {"params": head, "lr": rate * 10}], weight_decay=0.01, fused=True
    )
    per_epoch = len(batches(items, random.Random(seed), silent))
    total = per_epoch * epochs
    warm = max(1, total // 12)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, max(0.02, (total - s) / (total - warm)))
    )
    average = {n: p.detach().clone() for n, p in learned}
    done = 0
    for epoch in range(epochs):
        coder.train()
        seen, begun = [0.0, 0.0], time.time()
        for number, batch in enumerate(batches(items, rng, silent)):
            liking, answering = step(coder, batch, shower, rng)
            (0.5 * liking + answering).backward()
            torch.nn.utils.clip_grad_norm_([p for _, p in learned], 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            done += 1
            keep = min(0.995, done / (done + 10))
            with torch.no_grad():
                torch._foreach_lerp_(list(average.values()), [p for _, p in learned], 1 - keep)
            seen = [seen[0] + float(liking.detach()), seen[1] + float(answering.detach())]
            if (number + 1) % 25 == 0:
                per = (time.time() - begun) / (number + 1)
                log(
                    f"epoch {epoch + 1} step {done}/{total}: "
                    f"{seen[0] / (number + 1):.3f} {seen[1] / (number + 1):.3f} {per:.2f} s"
                )
        kept = {n: p.detach().clone() for n, p in learned}
        _load(learned, average)
        coder.eval()
        after_epoch(epoch + 1)
        if epoch + 1 < epochs:
            _load(learned, kept)


def _load(learned: list[tuple[str, Tensor]], values: dict[str, Tensor]) -> None:
    with torch.no_grad():
        for name, parameter in learned:
            parameter.copy_(values[name])
