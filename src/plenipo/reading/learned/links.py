"""Links: which cue a content belongs to, which source a cue has."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

LINK_SIZE = 48
"""Numbers in a link vector.

Each piece has six: cue asked by contents, content by its first and last word, cue asking for its source,
source by its first and last word."""
SIDE = 12
BUCKETS = 6 * SIDE
"""Distances: before or after, twelve steps each; in one paragraph, in neighbours, farther apart."""
_EDGES = (1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144)

Floats = NDArray[np.float32]


def bucket(gap_before: int, gap_after: int) -> int:
    """The bucket of a distance in words between fragments.

    ``gap_after`` is the start of the other minus the end of this one, ``gap_before`` the end of the other
    minus the start of this one (0 or less when the other stands before).
    """
    after = gap_after >= 0
    size = gap_after if after else -gap_before
    return (0 if after else SIDE) + sum(size + 1 >= edge for edge in _EDGES)


def distances(
    a: list[tuple[int, int]], b: list[tuple[int, int]], paragraph: Sequence[int]
) -> NDArray[np.int64]:
    """Buckets of the distance from each fragment of ``a`` to each of ``b``; rows are ``a``.

    ``paragraph`` is the number of the paragraph of each word.
    """
    table = np.zeros((len(a), len(b)), dtype=np.int64)
    for i, (start, end) in enumerate(a):
        for j, (first, last) in enumerate(b):
            apart = min(2, abs(paragraph[start] - paragraph[first]))
            table[i, j] = 2 * SIDE * apart + bucket(last - start, first - end)
    return table
