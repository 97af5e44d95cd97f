"""The record as rows for other programs, in the formats of docs/reference/rows.md.

A row is a plain mapping that JSON can hold. Its keys and their order are fixed: people read them in R, pandas
and spreadsheets, and a key that changes breaks a script in somebody's drawer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from plenipo.model import Claim, Condition, Document, Position, RedLine, Span, Statement

Row = dict[str, Any]

COLUMNS = {
    "documents": (
        "document", "origin", "title", "publisher", "date", "date_basis", "language", "kind", "restricted",
        "copy_of", "text",
    ),
    "statements": (
        "document", "origin", "source", "cue", "content", "mode", "speakers", "polarity", "reported_by",
        "confidence", "reader",
    ),
    "claims": (
        "document", "origin", "actor", "on_behalf_of", "issue", "option", "stance", "strength", "mode",
        "date", "conditions", "evidence", "confidence", "coder",
    ),
    "positions": (
        "actor", "issue", "value", "interval_low", "interval_high", "salience", "weights", "opposed",
        "insists_on", "rules_out", "last_said", "claims",
    ),
}  # fmt: skip
"""The keys of each kind of row, in order."""


def document_row(document: Document) -> Row:
    """A document with its text, which all offsets count code points of."""
    return {
        "document": document.id,
        "origin": document.origin,
        "title": document.title,
        "publisher": document.publisher,
        "date": _iso(document.date),
        "date_basis": document.date_basis,
        "language": document.language,
        "kind": str(document.kind),
        "restricted": document.restricted,
        "copy_of": document.copy_of,
        "text": document.text,
    }


def statement_row(statement: Statement, origin: str) -> Row:
    """A statement; ``speakers`` are actor ids, or the name as written where nobody by that name is known."""
    return {
        "document": statement.document,
        "origin": origin,
        "source": _pairs(statement.source),
        "cue": _pairs(statement.cue),
        "content": _pairs(statement.content),
        "mode": str(statement.mode),
        "speakers": [speaker.actor for speaker in statement.speakers],
        "polarity": str(statement.polarity),
        "reported_by": statement.reported_by,
        "confidence": statement.confidence,
        "reader": statement.reader,
    }


def claim_row(claim: Claim) -> Row:
    """A claim with the exact words of its evidence and of its conditions."""
    return {
        "document": claim.document,
        "origin": claim.origin,
        "actor": claim.actor,
        "on_behalf_of": claim.on_behalf_of,
        "issue": claim.issue,
        "option": claim.option,
        "stance": str(claim.stance),
        "strength": claim.strength,
        "mode": str(claim.mode),
        "date": _iso(claim.date),
        "conditions": [_condition_row(condition) for condition in claim.conditions],
        "evidence": [
            {"start": evidence.span.start, "end": evidence.span.end, "text": evidence.text}
            for evidence in claim.evidence
        ],
        "confidence": claim.confidence,
        "coder": claim.coder,
    }


def position_row(position: Position, red_lines: Iterable[RedLine] = ()) -> Row:
    """Where an actor stands on an issue, with the red lines it has there and the claims behind it."""
    lines = [r for r in red_lines if (r.actor, r.issue) == (position.actor, position.issue)]
    interval = position.interval
    return {
        "actor": position.actor,
        "issue": position.issue,
        "value": position.value,
        "interval_low": interval.low if interval else None,
        "interval_high": interval.high if interval else None,
        "salience": position.salience,
        "weights": _plain(position.weights),
        "opposed": _plain(position.opposed),
        "insists_on": [line.option for line in lines if line.insists],
        "rules_out": [line.option for line in lines if not line.insists],
        "last_said": _iso(position.last_said),
        "claims": list(position.claims),
    }


def _condition_row(condition: Condition) -> Row:
    return {
        "kind": str(condition.kind),
        "start": condition.span.start,
        "end": condition.span.end,
        "text": condition.text,
        "issue": condition.issue,
        "option": condition.option,
    }


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _plain(shares: Mapping[str, float]) -> dict[str, float]:
    return {option: round(share, 6) for option, share in shares.items() if share}


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
