"""The model's values as rows of the tables, and rows as values again; what goes in comes out equal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from plenipo.model import (
    Actor,
    ActorKind,
    Claim,
    Condition,
    ConditionKind,
    Document,
    DocumentKind,
    Evidence,
    Mode,
    Office,
    Span,
    Stance,
    Statement,
    hull,
)

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sighting:
    """Another place where a text that is already in the record was found."""

    document: str
    origin: str
    title: str = ""
    publisher: str = ""
    date: dt.date | None = None
    restricted: bool = False


def document_values(document: Document) -> Values:
    """The row of a document, without the time it was added."""
    return {
        "id": document.id,
        "origin": document.origin,
        "title": document.title,
        "publisher": document.publisher,
        "date": document.date,
        "date_basis": document.date_basis,
        "language": document.language,
        "kind": document.kind.value,
        "restricted": document.restricted,
        "copy_of": document.copy_of,
        "text": document.text,
    }


def document_of(row: Row[Any]) -> Document:
    """The document of a row."""
    return Document(
        text=row.text,
        origin=row.origin,
        title=row.title,
        publisher=row.publisher,
        date=row.date,
        date_basis=row.date_basis,
        language=row.language,
        kind=DocumentKind(row.kind),
        restricted=row.is_restricted,
        copy_of=row.copy_of,
    )


def sighting_of(row: Row[Any]) -> Sighting:
    """The sighting of a row."""
    return Sighting(row.document, row.origin, row.title, row.publisher, row.date, row.restricted)


def statement_values(statement: Statement, *, run: int, place: int) -> Values:
    """The row of a statement: the ``place``-th of a run."""
    start, end = _hull((*statement.source, *statement.cue, *statement.content))
    return {
        "run": run,
        "place": place,
        "id": statement.id,
        "document": statement.document,
        "start": start,
        "end": end,
        "source": statement.source,
        "cue": statement.cue,
        "content": statement.content,
        "mode": statement.mode.value,
        "polarity": statement.polarity.value,
        "speakers": statement.speakers,
        "reported_by": statement.reported_by,
        "confidence": statement.confidence,
        "reader": statement.reader,
    }


def statement_of(row: Row[Any]) -> Statement:
    """The statement of a row."""
    return Statement(
        document=row.document,
        source=row.source,
        cue=row.cue,
        content=row.content,
        mode=Mode(row.mode),
        speakers=row.speakers,
        polarity=Stance(row.polarity),
        confidence=row.confidence,
        reader=row.reader,
        reported_by=row.reported_by,
    )


def claim_values(claim: Claim, *, basis: str, run: int | None = None) -> Values:
    """The row of a claim: ``proposed`` in a run, ``added`` by a person, or ``amended`` by a judgement."""
    start, end = _hull(e.span for e in claim.evidence)
    return {
        "id": claim.id,
        "basis": basis,
        "run": run,
        "document": claim.document,
        "origin": claim.origin,
        "statement": claim.statement,
        "actor": claim.actor,
        "actor_name": claim.actor_name,
        "on_behalf_of": claim.on_behalf_of,
        "issue": claim.issue,
        "option": claim.option,
        "stance": claim.stance.value,
        "strength": claim.strength,
        "red_line": claim.red_line,
        "mode": claim.mode.value,
        "date": claim.date,
        "start": start,
        "end": end,
        "evidence": [[*e.span, e.text] for e in claim.evidence],
        "conditions": [[c.kind.value, *c.span, c.text, c.issue, c.option] for c in claim.conditions],
        "confidence": claim.confidence,
        "coder": claim.coder,
        "reason": claim.reason,
    }


def claim_of(row: Row[Any]) -> Claim:
    """The claim of a row."""
    return Claim(
        document=row.document,
        origin=row.origin,
        statement=row.statement,
        actor=row.actor,
        on_behalf_of=row.on_behalf_of,
        issue=row.issue,
        option=row.option,
        stance=Stance(row.stance),
        strength=row.strength,
        mode=Mode(row.mode),
        date=row.date,
        evidence=tuple(Evidence(Span(start, end), text) for start, end, text in row.evidence),
        conditions=tuple(
            Condition(ConditionKind(kind), Span(start, end), text, issue, option)
            for kind, start, end, text, issue, option in row.conditions
        ),
        confidence=row.confidence,
        coder=row.coder,
        reason=row.reason,
        red_line=row.red_line,
        actor_name=row.actor_name,
    )


def actor_values(actor: Actor, *, run: int) -> Values:
    """The row of an actor met in a run."""
    return {
        "run": run,
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind.value,
        "aliases": actor.aliases,
        "speaks_for": actor.speaks_for,
        "member_of": actor.member_of,
        "offices": [[o.title, o.of, _iso(o.start), _iso(o.end)] for o in actor.offices],
        "capability": actor.capability,
    }


def actor_of(row: Row[Any]) -> Actor:
    """The actor of a row."""
    return Actor(
        id=row.id,
        name=row.name,
        kind=ActorKind(row.kind),
        aliases=tuple(row.aliases),
        speaks_for=row.speaks_for,
        member_of=tuple(row.member_of),
        offices=tuple(Office(title, of, _day(start), _day(end)) for title, of, start, end in row.offices),
        capability=row.capability,
    )


def _hull(spans: Iterable[Span]) -> Span:
    spans = list(spans)
    return hull(spans) if spans else Span(0, 0)


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
