"""Where on an issue a party may stand, given what it is on record for: a posterior over places."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from plenipo.model import Interval, Issue, Scale

Array = npt.NDArray[np.float64]

LEVEL = 0.8
"""Probability that an interval is meant to cover."""
SPREAD = 0.3125
"""Standard deviation of where a party stands that supports an option, as a share of the mean distance between
options: 80 % of such parties are then within 0.4 of that distance, as if they were spread evenly over the
stretch of the scale that is nearest to the option."""
WIDEST = 12.5
"""The same in points, at most: options that lie more than 40 points apart are taken at their word."""
STEP = 0.5
"""Distance between neighbouring places on an ordinal scale, in points."""


@dataclass(frozen=True, slots=True, eq=False)
class Lattice:
    """The places a party may stand on an issue, and what a right claim about each option says of them."""

    options: tuple[str, ...]
    places: Array | None
    """Scale points, shape (places,), reaching beyond 0 and 100; ``None`` on a nominal issue, where the places
    are the options themselves."""
    support: Array
    """Likelihood of each place given support, relative to knowing nothing; shape (options, places), mean
    1."""
    oppose: Array
    """How far opposition rules each place out, 0 to 1; shape (options, places)."""

    def likelihood(self, support: Array, oppose: Array) -> Array:
        """What the evidence says of each place, relative to knowing nothing.

        ``support`` and ``oppose`` are the chances, shape (..., options), that the party is rightly on record
        for or against each option: with chance r a claim for an option speaks for the places about it, with
        chance 1 - r it says nothing.
        """
        shape = (*support.shape[:-1], self.support.shape[1])
        product = np.ones(shape)
        for k in range(len(self.options)):
            product *= 1 + support[..., k, None] * (self.support[k] - 1)
            product *= 1 - oppose[..., k, None] * self.oppose[k]
        return product


def lattice(issue: Issue) -> Lattice:
    """The lattice of an issue; ordinal issues with fewer than two placed options count as nominal."""
    values = tuple(option.value for option in issue.options.values())
    if issue.scale is not Scale.ORDINAL or len({v for v in values if v is not None}) < 2:
        values = (None,) * len(values)
    return _lattice(tuple(issue.options), values)


@lru_cache(maxsize=512)
def _lattice(options: tuple[str, ...], values: tuple[float | None, ...]) -> Lattice:
    placed = sorted({v for v in values if v is not None})
    if not placed:
        size = max(1, len(options))
        return Lattice(options, None, np.eye(size) * size, np.eye(size))
    gap = (placed[-1] - placed[0]) / (len(placed) - 1)
    spread = min(WIDEST, max(STEP, SPREAD * gap))
    beyond = np.ceil(2 * spread / STEP) * STEP
    places = np.arange(-beyond, 100 + beyond + STEP / 2, STEP)
    support = np.ones((len(options), len(places)))
    oppose = np.zeros_like(support)
    for k, value in enumerate(values):
        if value is not None:
            near = np.exp(-0.5 * ((places - value) / spread) ** 2)
            support[k] = near / near.mean()
            oppose[k] = np.exp(-0.5 * ((np.clip(places, 0, 100) - value) / max(STEP, gap / 2)) ** 2)
    return Lattice(options, places, support, oppose)


def place(lattice: Lattice, support: Array, oppose: Array) -> tuple[tuple[float, Interval] | None, ...]:
    """Scale value (posterior median) and central 80 % interval for each row of evidence, in points 0 to 100.

    Before any claim every place of the scale is equally likely; each claim multiplies in what it says
    (:meth:`Lattice.likelihood`). Agreement of independent claims narrows the interval down to the stretch
    that belongs to the option, never further; one tentative claim leaves it wide; claims that disagree leave
    two likely places, and the interval spans both. Opposition pushes away from the option. ``None`` on
    nominal issues and for rows with no evidence about a placed option. Shapes: (rows, options).

    >>> from plenipo.record.sample import make_issue
    >>> troops = lattice(make_issue("troops", "no", "yes", values={"no": 0, "yes": 100}))
    >>> [(value, interval)] = place(troops, np.array([[0.0, 0.3]]), np.zeros((1, 2)))  # one tentative yes
    >>> 60 < value < 80, interval.high - interval.low > 80
    (True, True)
    """
    if lattice.places is None:
        return (None,) * len(support)
    density = lattice.likelihood(support, oppose)
    cumulative = np.cumsum(density, axis=1)
    cumulative = (cumulative - density / 2) / cumulative[:, -1:]
    informed = ((support > 0) | (oppose > 0)) @ (np.abs(lattice.support - 1).max(axis=1) > 0)
    tail = (1 - LEVEL) / 2
    found: list[tuple[float, Interval] | None] = []
    for row, knows in zip(cumulative, informed, strict=True):
        low, middle, high = np.clip(np.interp((tail, 0.5, 1 - tail), row, lattice.places), 0, 100).round(2)
        found.append((float(middle), Interval(float(low), float(high), LEVEL)) if knows else None)
    return tuple(found)
