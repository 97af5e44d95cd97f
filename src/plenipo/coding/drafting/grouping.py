"""Groups of sayings that are alike on average."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def groups(alike: NDArray[np.float32], least: float) -> list[list[int]]:
    """The places of sayings in groups, joined as long as two groups are ``least`` alike on average.

    Average linkage [Sokal1958]_; groups in the order of their first saying.
    """
    found = {n: [n] for n in range(len(alike))}
    table = np.asarray(alike, dtype=np.float64)
    table = (table + table.T) / 2
    np.fill_diagonal(table, -np.inf)
    if not len(table):
        return []
    nearest = table.argmax(1)
    closest = table[np.arange(len(table)), nearest]
    while float(closest.max()) >= least:
        one = int(closest.argmax())
        other = int(nearest[one])
        share = len(found[one]) / (len(found[one]) + len(found[other]))
        found[one] += found.pop(other)
        joined = share * table[one] + (1 - share) * table[other]
        joined[[one, other]] = -np.inf
        table[one], table[:, one] = joined, joined
        table[other], table[:, other] = -np.inf, -np.inf
        closest[other] = -np.inf
        changed = np.flatnonzero(((nearest == one) | (nearest == other)) & (closest > -np.inf))
        for row in {one, *changed.tolist()}:
            nearest[row] = table[row].argmax()
            closest[row] = table[row, nearest[row]]
        nearer = table[:, one] > closest
        nearest[nearer], closest[nearer] = one, table[nearer, one]
    return sorted(sorted(group) for group in found.values())


def central(alike: NDArray[np.float32], group: Sequence[int]) -> list[int]:
    """A group's places, those first that are most like the rest of it."""
    mean = alike[np.ix_(list(group), list(group))].mean(1)
    return [group[n] for n in sorted(range(len(group)), key=lambda n: (-round(float(mean[n]), 6), group[n]))]
