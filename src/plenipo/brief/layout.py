"""Where to draw actors: friends close, opponents apart; the same input gives the same drawing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

FRIENDS, STRANGERS, OPPONENTS = 0.45, 1.15, 1.9
"""Wanted distances for the strongest agreement, for no tie, and for the strongest conflict."""
ROUNDS = 300


def wanted_distances(
    actors: Sequence[str],
    agreement: Mapping[tuple[str, str], float],
    conflict: Mapping[tuple[str, str], float],
) -> NDArray[np.float64]:
    """Distances, shape (n, n): shorter for agreement, longer for conflict, scaled to the strongest ties."""
    place = {actor: i for i, actor in enumerate(actors)}
    ties = np.zeros((len(actors), len(actors)))
    for weights, sign in ((agreement, 1.0), (conflict, -1.0)):
        strongest = max(weights.values(), default=1.0) or 1.0
        for (a, b), weight in weights.items():
            ties[place[a], place[b]] += sign * weight / strongest
    ties += ties.T
    near, far = np.clip(ties, 0, 1), np.clip(-ties, 0, 1)
    wanted = STRANGERS - (STRANGERS - FRIENDS) * near + (OPPONENTS - STRANGERS) * far
    np.fill_diagonal(wanted, 0.0)
    return wanted


def stress_layout(wanted: NDArray[np.float64]) -> NDArray[np.float64]:
    """Points in the plane, shape (n, 2), whose distances come close to those wanted.

    Stress majorization (Gansner, Koren & North 2004) from a circle; turned so that the widest direction lies
    across the page.
    """
    n = len(wanted)
    if n < 2:
        return np.zeros((n, 2))
    angles = 2 * np.pi * np.arange(n) / n
    points = np.column_stack([np.cos(angles), np.sin(angles) * 0.9])
    weights = np.where(wanted > 0, 1 / np.maximum(wanted, 1e-9) ** 2, 0.0)
    laplacian = np.diag(weights.sum(axis=1)) - weights
    inverse = np.linalg.pinv(laplacian)
    for _ in range(ROUNDS):
        apart = np.linalg.norm(points[:, None] - points[None, :], axis=2)
        pull = np.where(apart > 1e-9, weights * wanted / np.maximum(apart, 1e-9), 0.0)
        points = inverse @ ((np.diag(pull.sum(axis=1)) - pull) @ points)
    return _turned(points)


def _turned(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """The points with their widest direction across, the first point on the left and in the upper half."""
    points = points - points.mean(axis=0)
    axes = np.linalg.svd(points, full_matrices=False)[2]
    turned = points @ axes.T
    turned *= np.where(np.round(turned[0], 9) > 0, -1.0, 1.0)
    rounded: NDArray[np.float64] = np.round(turned, 6)
    return rounded


def spread_out(
    points: NDArray[np.float64], sizes: NDArray[np.float64], width: float, height: float
) -> NDArray[np.float64]:
    """Points scaled into a frame and moved apart until their boxes (``sizes``, shape (n, 2)) are clear."""
    if not len(points):
        return points
    low, high = points.min(axis=0), points.max(axis=0)
    span = np.maximum(high - low, 1e-9)
    margin = sizes.max(axis=0) / 2
    room = np.array([width, height]) - 2 * margin
    placed: NDArray[np.float64] = np.where(high - low > 1e-6, (points - low) / span, 0.5) * room + margin
    for _ in range(400):
        if not _push_apart(placed, sizes):
            break
        placed = np.clip(placed, sizes / 2, np.array([width, height]) - sizes / 2)
    return placed


def _push_apart(points: NDArray[np.float64], sizes: NDArray[np.float64]) -> bool:
    """Move overlapping boxes half their overlap apart, along the shorter way; whether any moved."""
    moved = False
    half = sizes / 2
    for i in range(len(points) - 1):
        gap = points[i + 1 :] - points[i]
        overlap = half[i] + half[i + 1 :] - np.abs(gap)
        for j in np.flatnonzero((overlap > 0.5).all(axis=1)):
            axis = int(np.argmin(overlap[j]))
            step = (1.0 if gap[j, axis] >= 0 else -1.0) * overlap[j, axis] / 2
            points[i, axis] -= step
            points[i + 1 + j, axis] += step
            moved = True
    return moved
