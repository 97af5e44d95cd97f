"""An honest interval: what a model got wrong on decided issues, plus what is not known of its input."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import ceil
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from plenipo.bargaining.residuals import QUANTILES
from plenipo.model import Interval

Array = npt.NDArray[np.float64]

LEVEL = 0.8
NODES = 50
"""Number of quantiles that stand for the distribution of residuals."""
FLOOR = 10.0
"""Points by which a forecast may miss (as a scale) even where all parties agree."""
NORMAL_NODES = 21


def error_scale(values: Array, weights: Array) -> float:
    """How large an error to expect: the weighted spread of the positions, and never less than a floor.

    A bargain among parties who stand close together is easier to foresee than one between two poles. In
    points: sqrt(variance + 10 squared). Shapes (parties,); weights sum to 1.

    >>> error_scale(np.array([40.0, 40.0]), np.array([0.5, 0.5]))
    10.0
    """
    mean = float(weights @ values)
    return float(np.sqrt(weights @ (values - mean) ** 2 + FLOOR**2))


def input_deviation(intervals: Sequence[Interval | None], weights: Array) -> float:
    """Standard deviation, in points, of the forecast that comes from not knowing the positions exactly.

    The errors of all positions are taken to go the same way: what misleads a coder about one party (a slanted
    paper, a hasty wording) misleads about others too. That is the cautious case, and it makes two halves of
    one party as uncertain as the whole.

    >>> round(input_deviation([Interval(0, 100, 0.8), None], np.array([0.5, 0.5])), 2)
    19.51
    """
    return sum(
        float(weight) * (interval.high - interval.low) / (2 * NormalDist().inv_cdf((1 + interval.level) / 2))
        for weight, interval in zip(weights, intervals, strict=True)
        if interval is not None
    )


def predict(
    point: float, scale: float, deviation: float, quantiles: Sequence[float] | Array = QUANTILES
) -> Array:
    """Equally likely outcomes around a point, in points 0 to 100, shape (outcomes,).

    Each is the point, plus or minus a residual quantile times ``scale``, plus a normal error of the input
    with standard deviation ``deviation``, kept within the scale. Both signs are alike, so that mirroring the
    scale mirrors the outcomes; nothing is drawn at random.
    """
    residuals = scale * np.asarray(quantiles, dtype=np.float64)
    missed = np.concatenate([-residuals[::-1], residuals])
    blurred = np.add.outer(missed, deviation * _normal()) if deviation > 0 else missed
    return np.clip(point + blurred.ravel(), 0, 100)


@lru_cache(maxsize=1)
def _normal() -> Array:
    normal = NormalDist()
    return np.array([normal.inv_cdf((k + 0.5) / NORMAL_NODES) for k in range(NORMAL_NODES)])


def central(outcomes: Array) -> tuple[float, float]:
    """The bounds of the middle 80 % of equally likely outcomes; between two outcomes, the outer one.

    >>> central(np.arange(101.0))
    (10.0, 90.0)
    """
    ordered = np.sort(outcomes)
    cut = ceil(len(ordered) * (1 - LEVEL) / 2 - 1e-9) - 1
    return float(ordered[cut]), float(ordered[-1 - cut])


def error_interval(point: float, scale: float, deviation: float) -> Interval:
    """The central 80 % of :func:`predict`.

    >>> narrow, wide = error_interval(50, 10, 0), error_interval(50, 40, 20)
    >>> narrow.low > wide.low and narrow.high < wide.high
    True
    """
    low, high = central(predict(point, scale, deviation))
    return Interval(round(low, 2), round(high, 2), LEVEL)
