"""The network run over a text: a row of numbers for every word."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from plenipo.reading.learned.weights import Weights
from plenipo.reading.learned.windows import LONGEST, Window, cut
from plenipo.reading.learned.words import MARK, Words

Floats = NDArray[np.float32]


def run(found: Words, weights: Weights) -> tuple[Floats, list[tuple[int, int]]]:
    """What the network says of each word, and the sequences the words form: paragraphs within windows."""
    text, of = found.text, weights.pieces.of
    pieces = [of(text[start:end])[:LONGEST] for start, end in found.spans]
    windows = list(cut(found, [len(p) for p in pieces]))
    rows = [_run(window, found, pieces, weights) for window in windows]
    table = np.concatenate(rows) if rows else np.zeros((0, 1), np.float32)
    return table, sequences(found, windows)


def sequences(found: Words, windows: Sequence[Window]) -> list[tuple[int, int]]:
    """First and end word of each paragraph, or part of one, in each window."""
    cuts = {window.start for window in windows}
    starts = [n for n in range(len(found)) if n in cuts or found.paragraph[n] != found.paragraph[n - 1]]
    return list(zip(starts, [*starts[1:], len(found)], strict=True))


def _run(window: Window, found: Words, pieces: Sequence[tuple[int, ...]], weights: Weights) -> Floats:
    """The rows of the words of a window; windows are run one at a time, so that nothing is filled up."""
    flat: list[int] = [weights.pieces.start]
    firsts: list[int] = []
    shapes = [(MARK, 0, 0)]
    for n in range(window.context, window.end):
        firsts.append(len(flat))
        flat += pieces[n]
        shapes += [(found.case[n], found.quote[n], found.place[n])] * len(pieces[n])
    flat.append(weights.pieces.end)
    shapes.append((MARK, 0, 0))
    given = {
        "vectors": weights.vectors.of(np.array([flat], dtype=np.int64)),
        "forms": np.array([shapes], dtype=np.int64),
        "places": np.array(firsts[window.start - window.context :], dtype=np.int64),
    }
    (out,) = weights.session.run(None, given)
    rows: Floats = out[0]
    return rows
