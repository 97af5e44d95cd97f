"""What the record room hands out besides the Table."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shift:
    """An actor moved on an issue: from what, to what, when, and the claims on both sides of the move."""

    actor: str
    issue: str
    day: dt.date
    """Day of the first claim that shows the new position."""
    before: str
    """Leading option before the move."""
    after: str
    """Leading option after it."""
    value_before: float | None
    """Scale value before the move on an ordinal issue, 0 to 100."""
    value_after: float | None
    claims_before: tuple[str, ...]
    claims_after: tuple[str, ...]
    origins: tuple[str, ...] = ()
    """Where the new position was said."""
