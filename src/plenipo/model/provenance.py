"""Where a number comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from plenipo.version import __version__


@dataclass(frozen=True, slots=True)
class Provenance:
    """What it takes to get a result again: method, parameters, seed and package version."""

    method: str
    """Registered name, such as ``compromise.v1``."""
    parameters: Mapping[str, object] = field(default_factory=dict)
    seed: int | None = None
    version: str = __version__
    claims: tuple[str, ...] = ()
    """Ids of all claims the result rests on; finer assignments are on the result's own fields."""
