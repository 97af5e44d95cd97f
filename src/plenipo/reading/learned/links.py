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
_EDGES = np.array((1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144))

Ints = NDArray[np.int64]


def buckets(a: Ints, b: Ints, paragraph: Ints) -> Ints:
    """Buckets of the distance from fragments ``a`` to ``b``: each a start and an end in the last axis.

    ``paragraph`` is the number of the paragraph of each word. The other axes are those of the two broadcast.
    """
    after = b[..., 0] >= a[..., 1]
    size = np.where(after, b[..., 0] - a[..., 1], a[..., 0] - b[..., 1])
    apart = np.minimum(2, np.abs(paragraph[a[..., 0]] - paragraph[b[..., 0]]))
    found: Ints = 2 * SIDE * apart + np.where(after, 0, SIDE) + _EDGES.searchsorted(size + 1, "right")
    return found


def distances(a: Sequence[tuple[int, int]], b: Sequence[tuple[int, int]], paragraph: Sequence[int]) -> Ints:
    """Buckets of the distance from each fragment of ``a`` to each of ``b``; rows are ``a``."""
    left, right = (np.array(each, dtype=np.int64).reshape(-1, 2) for each in (a, b))
    return buckets(left[:, None], right[None], np.asarray(paragraph))
