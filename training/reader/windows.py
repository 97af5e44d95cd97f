"""Windows for training: stretches of a document that fit the encoder, cut anew in every epoch."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from plenipo.reading.learned.links import distances
from plenipo.reading.learned.pieces import Pieces

from .data import Example, Fragment

SIZE = 256
Window = tuple[Example, int, int]
"""An example with its first and end word."""


def cut(example: Example, rng: random.Random | None, size: int = SIZE) -> list[Window]:
    """Cut a document into windows, by preference before a paragraph; with ``rng`` the first is shorter."""
    lengths = [len(p) for p in example.pieces]
    found: list[Window] = []
    start, total = 0, len(lengths)
    room = size - 2
    if rng is not None:
        room = rng.randint(room // 3, room)
    while start < total:
        end, used, best, best_rank = start, 0, 0, 0
        while end < total and used + lengths[end] <= room:
            used += lengths[end]
            end += 1
            if end < total and example.words.place[end] and used > room * 0.6:
                rank = example.words.place[end]
                if rank >= best_rank:
                    best, best_rank = end, rank
        end = max(end, start + 1)
        if end < total and best:
            end = best
        found.append((example, start, end))
        start = end
        room = size - 2
    return found


@dataclass
class Batch:
    """Windows as tensors; words of each paragraph are a row of ``rows``."""

    ids: Tensor
    forms: Tensor
    mask: Tensor
    rows: Tensor
    """Flat piece number of the first piece of each word."""
    labels: Tensor
    row_mask: Tensor
    inner: Tensor
    """Labels of attributions inside contents."""
    inner_rows: Tensor
    """Which rows have them."""
    sign_at: list[int]
    """Flat pieces of cues whose sign is known."""
    signs: Tensor
    links: list[Any]
    """For each question: kind, flat pieces (first, last) of asking and asked, buckets, gold."""
    words: int
    tokens: int


def batch(windows: list[Window], pieces: Pieces) -> Batch:
    """The windows as one batch."""
    start_piece, end_piece = pieces.start, pieces.end
    width = max(sum(len(e.pieces[w]) for w in range(a, b)) + 2 for e, a, b in windows)
    ids = torch.zeros(len(windows), width, dtype=torch.long)
    forms = torch.zeros(len(windows), width, 3, dtype=torch.long)
    mask = torch.zeros(len(windows), width)
    sequences: list[tuple[list[int], list[int], list[int]]] = []
    annotated: list[bool] = []
    links: list[Any] = []
    signs: list[tuple[int, int]] = []
    for row, (example, a, b) in enumerate(windows):
        numbers, shape, flat = [start_piece], [(4, 0, 0)], {}
        previous = -1
        for w in range(a, b):
            flat[w] = row * width + len(numbers)
            numbers += example.pieces[w]
            shape += [(example.words.case[w], example.words.quote[w], example.words.place[w])] * len(
                example.pieces[w]
            )
            if example.words.paragraph[w] != previous:
                sequences.append(([], [], []))
                annotated.append(bool(example.inner))
                previous = example.words.paragraph[w]
            sequences[-1][0].append(flat[w])
            sequences[-1][1].append(example.labels[w])
            sequences[-1][2].append(example.inner[w] if example.inner else 0)
        numbers.append(end_piece)
        shape.append((4, 0, 0))
        ids[row, : len(numbers)] = torch.tensor(numbers)
        forms[row, : len(numbers)] = torch.tensor(shape)
        mask[row, : len(numbers)] = 1
        for attributions in (example.attributions, example.inside):
            links += _questions(attributions, example.words.paragraph, a, b, flat)
        signs += [(flat[cue], sign) for cue, sign in example.signs if a <= cue < b]
    longest = max(len(s[0]) for s in sequences)
    rows = torch.zeros(len(sequences), longest, dtype=torch.long)
    labels = torch.zeros(len(sequences), longest, dtype=torch.long)
    inner = torch.zeros(len(sequences), longest, dtype=torch.long)
    row_mask = torch.zeros(len(sequences), longest, dtype=torch.bool)
    for n, (places, gold, inside) in enumerate(sequences):
        inner[n, : len(inside)] = torch.tensor(inside)
        rows[n, : len(places)] = torch.tensor(places)
        labels[n, : len(gold)] = torch.tensor(gold)
        row_mask[n, : len(gold)] = True
    return Batch(
        ids,
        forms,
        mask,
        rows,
        labels,
        row_mask,
        inner,
        torch.tensor(annotated),
        [at for at, _ in signs],
        torch.tensor([sign for _, sign in signs], dtype=torch.long),
        links,
        int(row_mask.sum()),
        int(mask.sum()),
    )


def _questions(
    attributions: list[dict[str, list[Fragment]]],
    paragraph: list[int],
    a: int,
    b: int,
    flat: dict[int, int],
) -> list[Any]:
    """Which cue has each content, which sources has each cue, among the fragments inside the window."""

    def inside(fragment: Fragment) -> bool:
        return a <= fragment[0] and fragment[1] <= b

    here = [x for x in attributions if any(inside(f) for role in x.values() for f in role)]
    cues = sorted({x["cue"][0] for x in here if x["cue"] and inside(x["cue"][0])})
    contents = sorted({f for x in here for f in x["content"] if inside(f)})
    sources = sorted({f for x in here for f in x["source"] if inside(f)})
    found: list[Any] = []
    if contents and cues:
        gold = torch.zeros(len(contents), len(cues) + 1)
        for x in here:
            column = cues.index(x["cue"][0]) if x["cue"] and x["cue"][0] in cues else len(cues)
            for f in x["content"]:
                if inside(f):
                    gold[contents.index(f), column] = 1
        found.append(_question(0, contents, cues, paragraph, gold, flat))
    if cues:
        gold = torch.zeros(len(cues), len(sources) + 1)
        for x in here:
            if x["cue"] and x["cue"][0] in cues:
                row = cues.index(x["cue"][0])
                named = [sources.index(f) for f in x["source"] if f in sources]
                for column in named or [len(sources)]:
                    gold[row, column] = 1
        found.append(_question(1, cues, sources, paragraph, gold, flat))
    return found


def _question(
    kind: int,
    asking: list[Fragment],
    asked: list[Fragment],
    paragraph: list[int],
    gold: Tensor,
    flat: dict[int, int],
) -> Any:
    def ends(fragments: list[Fragment]) -> tuple[list[int], list[int]]:
        return [flat[f[0]] for f in fragments], [flat[f[1] - 1] for f in fragments]

    return kind, ends(asking), ends(asked), torch.from_numpy(distances(asking, asked, paragraph)), gold
