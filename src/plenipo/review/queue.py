"""What is still to be decided, the most doubtful first."""

from __future__ import annotations

from plenipo.model import Claim
from plenipo.store import Record


def undecided(record: Record) -> list[Claim]:
    """Proposals nobody has judged, the least confident first, then in the record's order."""
    return sorted(record.undecided_claims(), key=lambda claim: claim.confidence)
