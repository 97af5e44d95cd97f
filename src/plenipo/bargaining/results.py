"""Forecasts as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plenipo.model import Interval, Provenance


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a model expects on one ordinal issue."""

    issue: str
    point: float
    """0 to 100."""
    interval: Interval
    nearest_option: str
    """Id of the option whose value is nearest to the point."""
    weights: Mapping[str, float]
    """Each actor's share of the weight (capability x salience), summing to 1."""
    known_error: str
    """The method's measured error on decided issues, in one sentence."""
    warnings: tuple[str, ...]
    claims: tuple[str, ...]
    provenance: Provenance
