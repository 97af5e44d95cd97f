"""A shipped, invented negotiation that the demo, the documentation and the tests all use.

The folder holds seventeen dispatches about the talks over the Torvel valley, a codebook, and the claims a
careful reader codes in them; its README says who is who and what is hidden in it.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

from plenipo.model import Claim, Condition, ConditionKind, Evidence, Mode, Span, Stance

__all__ = ["claims", "codebook", "dispatches", "path"]


def path() -> Path:
    """The folder of the example: ``dispatches/``, ``codebook.yaml`` and ``gold-claims.jsonl``.

    >>> path().name
    'torvel'
    """
    return Path(__file__).parent / "torvel"


def dispatches() -> tuple[Path, ...]:
    """The source files, in the order they appeared.

    >>> len(dispatches())
    17
    """
    return tuple(sorted((path() / "dispatches").iterdir()))


def codebook() -> Path:
    """The codebook written for the example.

    >>> codebook().name
    'codebook.yaml'
    """
    return path() / "codebook.yaml"


def claims() -> tuple[Claim, ...]:
    """What a careful reader codes in the dispatches, as ``gold-claims.jsonl`` has it.

    The rows do not say which claims are red lines; what is said categorically (strength 3) is taken for one.

    >>> [claim.option for claim in claims() if claim.party == "kelmar" and claim.red_line][:2]
    ['stay', 'ossiria-control']
    """
    lines = (path() / "gold-claims.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(_claim(json.loads(line)) for line in lines)


def _claim(row: dict[str, Any]) -> Claim:
    return Claim(
        document=row["document"],
        origin=row["origin"],
        statement=None,
        actor=row["actor"],
        on_behalf_of=row["on_behalf_of"],
        issue=row["issue"],
        option=row["option"],
        stance=Stance(row["stance"]),
        strength=row["strength"],
        mode=Mode(row["mode"]),
        date=dt.date.fromisoformat(row["date"]),
        evidence=tuple(Evidence(Span(e["start"], e["end"]), e["text"]) for e in row["evidence"]),
        conditions=tuple(_condition(condition) for condition in row["conditions"]),
        confidence=row["confidence"],
        coder=row["coder"],
        red_line=row["strength"] == 3,
    )


def _condition(row: dict[str, Any]) -> Condition:
    span = Span(row["start"], row["end"])
    return Condition(ConditionKind(row["kind"]), span, row["text"], row["issue"], row["option"])
