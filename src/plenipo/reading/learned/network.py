"""The network run over a text: a row of numbers for every word."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from plenipo.reading.learned.weights import Weights
from plenipo.reading.learned.windows import LONGEST, Window, cut
from plenipo.reading.learned.words import MARK, Words

BATCH = 1
"""Windows that are run together; memory, not speed, asks for few."""

Floats = NDArray[np.float32]


def run(found: Words, weights: Weights) -> tuple[Floats, list[tuple[int, int]]]:
    """What the network says of each word, and the sequences the words form: paragraphs within windows."""
    text, of = found.text, weights.pieces.of
    pieces = [of(text[start:end])[:LONGEST] for start, end in found.spans]
    windows = list(cut(found, [len(p) for p in pieces]))
    rows: list[Floats | None] = [None] * len(windows)
    order = sorted(range(len(windows)), key=lambda n: windows[n].end - windows[n].context)
    for at in range(0, len(order), BATCH):
        chosen = order[at : at + BATCH]
        for number, row in zip(
            chosen, _run([windows[n] for n in chosen], found, pieces, weights), strict=True
        ):
            rows[number] = row
    table = np.concatenate([row for row in rows if row is not None]) if rows else np.zeros((0, 1), np.float32)
    return table, sequences(found, windows)


def sequences(found: Words, windows: Sequence[Window]) -> list[tuple[int, int]]:
    """First and end word of each paragraph, or part of one, in each window."""
    cuts = {window.start for window in windows}
    starts = [n for n in range(len(found)) if n in cuts or found.paragraph[n] != found.paragraph[n - 1]]
    return list(zip(starts, [*starts[1:], len(found)], strict=True))


def _run(
    windows: Sequence[Window], found: Words, pieces: Sequence[tuple[int, ...]], weights: Weights
) -> list[Floats]:
    """The rows of the words of each window."""
    width = max(sum(map(len, pieces[w.context : w.end])) for w in windows) + 2
    numbers = np.zeros((len(windows), width), dtype=np.int64)
    forms = np.zeros((len(windows), width, 3), dtype=np.int64)
    mask = np.zeros((len(windows), width), dtype=np.float32)
    firsts = []
    for row, window in enumerate(windows):
        flat: list[int] = [weights.pieces.start]
        first: list[int] = []
        shapes = [(MARK, 0, 0)]
        for n in range(window.context, window.end):
            first.append(len(flat))
            flat += pieces[n]
            shapes += [(found.case[n], found.quote[n], found.place[n])] * len(pieces[n])
        flat.append(weights.pieces.end)
        shapes.append((MARK, 0, 0))
        numbers[row, : len(flat)] = flat
        forms[row, : len(flat)] = shapes
        mask[row, : len(flat)] = 1
        firsts.append(first[window.start - window.context :])
    (out,) = weights.session.run(None, {"vectors": weights.vectors.of(numbers), "forms": forms, "mask": mask})
    return [out[row, first] for row, first in enumerate(firsts)]
