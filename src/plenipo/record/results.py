"""What the record room hands out besides the Table."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from plenipo.model import Stance


@dataclass(frozen=True, slots=True)
class Shift:
    """An actor moved on an issue: from what, to what, when, and the claims on both sides of the move."""

    actor: str
    issue: str
    day: dt.date
    """Day of the first claim that shows the new position."""
    before: str
    """Leading option before the move (see ``stance_before``)."""
    after: str
    """Leading option after it (see ``stance_after``)."""
    value_before: float | None
    """Scale value before the move on an ordinal issue, 0 to 100."""
    value_after: float | None
    claims_before: tuple[str, ...]
    """Ids of the claims that show the position before the move, oldest first."""
    claims_after: tuple[str, ...]
    """Ids of the claims that show the new position, oldest first."""
    origins: tuple[str, ...] = ()
    """Where the new position was said."""
    stance_before: Stance = Stance.SUPPORT
    """``oppose`` when the actor was known only for rejecting ``before``."""
    stance_after: Stance = Stance.SUPPORT
    """``oppose`` when the actor is now known only for rejecting ``after``."""
