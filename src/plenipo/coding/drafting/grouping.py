"""Groups of sayings that are alike on average."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def groups(alike: NDArray[np.float32], least: float) -> list[list[int]]:
    """The places of sayings in groups, joined as long as two groups are ``least`` alike on average.

    Average linkage [Sokal1958]_; groups in the order of their first saying.
    """
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    if len(alike) < 2:
        return [[n] for n in range(len(alike))]
    far = float(alike.max()) + 1
    apart = far - np.asarray(alike, dtype=np.float64)
    np.fill_diagonal(apart, 0)
    tree = linkage(squareform((apart + apart.T) / 2, checks=False), "average")
    found: dict[int, list[int]] = {}
    for place, group in enumerate(fcluster(tree, far - least, "distance")):
        found.setdefault(int(group), []).append(place)
    return sorted(found.values())


def central(alike: NDArray[np.float32], group: Sequence[int]) -> list[int]:
    """A group's places, those first that are most like the rest of it."""
    mean = alike[np.ix_(list(group), list(group))].mean(1)
    return [group[n] for n in sorted(range(len(group)), key=lambda n: (-round(float(mean[n]), 6), group[n]))]
