"""Training of the tagger."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - as everybody calls it

from plenipo.reading.learned.links import LINK_SIZE
from plenipo.reading.learned.pieces import Pieces

from .data import Example
from .network import LABELS, Tagger
from .windows import Batch, Window, batch, cut

TOKENS = 2560
"""Word pieces of a batch, about."""


def batches(
    examples: list[Example], pieces: Pieces, rng: random.Random, repeat: dict[str, int]
) -> list[Batch]:
    """The windows of one epoch in batches of about equal length, in random order."""
    windows: list[tuple[int, float, Window]] = []
    for example in examples:
        for _ in range(repeat.get(example.id.split(":")[0], 1)):
            for window in cut(example, rng):
                size = sum(map(len, example.pieces[window[1] : window[2]]))
                windows.append((size // 16, rng.random(), window))
    windows.sort(key=lambda w: w[:2])
    groups: list[list[Window]] = [[]]
    used = 0
    for size, _, window in windows:
        cost = size * 16 + 16
        if used + cost > TOKENS and groups[-1]:
            groups.append([])
            used = 0
        groups[-1].append(window)
        used += cost
    rng.shuffle(groups)
    return [batch(group, pieces) for group in groups]


def vectors_of(link: Tensor, kind: int, first: list[int], last: list[int], asking: bool) -> Tensor:
    """Link vectors of fragments: of the asking cue its first word, of others the first plus the last."""
    at = {(0, True): (1, 2), (0, False): (0, None), (1, True): (3, None), (1, False): (4, 5)}[kind, asking]
    found = link[first, at[0]]
    return found if at[1] is None else found + link[last, at[1]]


def rows_of(tagger: Tagger, one: Batch) -> Tensor:
    """What the network says of each piece of a batch: batch x length x OUT."""
    with torch.autocast("cpu", torch.bfloat16, enabled=tagger.network.half):
        return tagger.network(one.ids, one.forms, one.mask).float()


class Teacher:
    """What another tagger says of each piece, to be said alike."""

    def __init__(self, tagger: Tagger) -> None:
        self.tagger = tagger.eval()
        self.scale: Tensor | None = None

    def loss(self, out: Tensor, one: Batch) -> Tensor:
        """Mean squared difference to scale, labels and signs one half, link vectors the other."""
        with torch.no_grad():
            said = rows_of(self.tagger, one)
        on = one.mask.bool()
        wanted, given = said[on], out[on]
        if self.scale is None:
            self.scale = wanted.std(0).clamp_min(1e-3)
        off = ((given - wanted) / self.scale).square().mean(0)
        return (off[: 2 * LABELS + 3].mean() + off[2 * LABELS + 3 :].mean()) / 2


def loss_of(tagger: Tagger, one: Batch, out: Tensor) -> tuple[Tensor, Tensor]:
    """The loss of labels and signs per word, and of links per question, of what the network said."""
    flat = out.reshape(-1, out.shape[-1])
    by_word = flat[one.rows]
    labels = tagger.crf.loss(by_word[..., :LABELS], one.labels, one.row_mask) / one.words
    if one.inner_rows.any():
        inner = tagger.inner.loss(
            by_word[one.inner_rows][..., LABELS : 2 * LABELS],
            one.inner[one.inner_rows],
            one.row_mask[one.inner_rows],
        )
        labels = labels + inner / one.words
    if one.sign_at:
        signs = F.cross_entropy(flat[one.sign_at, 2 * LABELS : 2 * LABELS + 3], one.signs, reduction="sum")
        labels = labels + 0.1 * signs / one.words
    return labels, _link_loss(tagger, flat[:, 2 * LABELS + 3 :].view(-1, 6, LINK_SIZE), one)


def _link_loss(tagger: Tagger, link: Tensor, one: Batch) -> Tensor:
    total, count = link.new_zeros(()), 0
    for kind, asking, asked, buckets, gold in one.links:
        a = vectors_of(link, kind, *asking, asking=True)
        scores = tagger.none[kind].expand(len(a), 1)
        if asked[0]:
            b = vectors_of(link, kind, *asked, asking=False)
            scores = torch.cat([a @ b.T / LINK_SIZE**0.5 + tagger.near[kind][buckets], scores], 1)
        chances = torch.log_softmax(scores, 1)
        total = total - torch.logsumexp(chances.masked_fill(gold == 0, -1e4), 1).sum()
        count += len(a)
    return total / max(1, count)


def fit(
    tagger: Tagger,
    examples: list[Example],
    pieces: Pieces,
    epochs: int,
    rate: float,
    head_rate: float,
    seed: int,
    repeat: dict[str, int],
    after_epoch: Callable[[int], None],
    log: Callable[[str], None] = print,
    links: float = 0.05,
    teacher: Teacher | None = None,
) -> None:
    """Train in place; ``links`` weighs the link loss, a ``teacher``'s word as much as the data.

    AdamW, linear warm-up and decay; after each epoch the moving average of the weights is what is kept.
    """
    rng = random.Random(seed)
    torch.manual_seed(seed)
    head = [p for n, p in tagger.named_parameters() if not n.startswith("network.layers")]
    body = [p for n, p in tagger.named_parameters() if n.startswith("network.layers")]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": rate}, {"params": head, "lr": rate * head_rate}],
        weight_decay=0.01,
        fused=True,
    )
    per_epoch = len(batches(examples, pieces, random.Random(seed), repeat))
    total, warm = per_epoch * epochs, max(1, per_epoch * epochs // 16)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, max(0.02, (total - s) / (total - warm)))
    )
    average = {n: p.detach().clone() for n, p in tagger.named_parameters()}
    step, begun = 0, time.time()
    for epoch in range(epochs):
        tagger.train()
        seen = [0.0, 0.0, 0]
        for one in batches(examples, pieces, rng, repeat):
            out = rows_of(tagger, one)
            chain, link = loss_of(tagger, one, out)
            loss = chain + links * link
            if teacher is not None:
                loss = loss + teacher.loss(out, one)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            step += 1
            keep = min(0.998, step / (step + 10))
            with torch.no_grad():
                torch._foreach_lerp_(list(average.values()), list(tagger.parameters()), 1 - keep)
            seen = [seen[0] + float(chain.detach()), seen[1] + float(link.detach()), seen[2] + one.tokens]
            if step % 50 == 0:
                since, speed = step - epoch * per_epoch, seen[2] / (time.time() - begun)
                losses = f"{seen[0] / since:.4f} {seen[1] / since:.4f}"
                log(f"epoch {epoch + 1} step {step}/{total}: {losses} {speed:.0f} pieces/s")
        begun = time.time()
        kept = {n: p.detach().clone() for n, p in tagger.named_parameters()}
        _load(tagger, average)
        tagger.eval()
        after_epoch(epoch + 1)
        if epoch + 1 < epochs:
            _load(tagger, kept)


def _load(tagger: Tagger, values: dict[str, Tensor]) -> None:
    with torch.no_grad():
        for name, parameter in tagger.named_parameters():
            parameter.copy_(values[name])
