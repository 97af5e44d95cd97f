"""Runs: which reader and coder read a document, with which codebook, and what they found.

A run is complete or it failed. The newest complete run of a document is current: its statements, claims and
actors are what the record shows. Older ones stay where they are.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Select, and_, func, insert, or_, select

from plenipo.model import Actor, Claim, Skipped, Statement
from plenipo.store.holding import in_order
from plenipo.store.rows import actor_of, actor_values, claim_of, claim_values, statement_of, statement_values
from plenipo.store.schema import ORDER, actors, claims, documents, runs, statements
from plenipo.version import __version__


@dataclass(frozen=True, slots=True)
class Method:
    """What a document is read with: the names and versions of reader, coder and codebook."""

    reader: str
    coder: str
    codebook_version: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading and coding one document gave."""

    statements: Sequence[Statement] = ()
    claims: Sequence[Claim] = ()
    actors: Iterable[Actor] = ()
    """Actors met that the codebook does not name."""
    failure: str = ""
    """Why the document could not be read; nothing else is kept then."""


def pending(connection: Connection, method: Method, *, failed: bool = False) -> list[str]:
    """Documents whose newest run was not made with exactly ``method``; near-copies are not read.

    ``failed``: also those that were tried with ``method`` and could not be read.
    """
    wanted = or_(runs.c.id.is_(None), ~_made_with(method))
    query = (
        select(documents.c.id)
        .outerjoin(runs, and_(runs.c.document == documents.c.id, runs.c.id.in_(_newest())))
        .where(documents.c.copy_of.is_(None), or_(wanted, ~runs.c.complete) if failed else wanted)
        .order_by(*ORDER)
    )
    return list(connection.execute(query).scalars())


def save(connection: Connection, document: str, method: Method, reading: Reading, time: dt.datetime) -> bool:
    """Keep a run with everything it found; ``False`` if exactly this is what the newest run says already."""
    newest = select(runs.c.complete, runs.c.reason).where(
        runs.c.document == document, runs.c.id.in_(_newest()), _made_with(method)
    )
    complete = not reading.failure
    if connection.execute(newest).first() in [(True, ""), (False, reading.failure)]:
        return False
    values = {
        "document": document,
        "reader": method.reader,
        "coder": method.coder,
        "codebook_version": method.codebook_version,
        "package_version": __version__,
        "complete": complete,
        "reason": reading.failure,
        "time": time,
    }
    run = connection.execute(insert(runs), values).inserted_primary_key[0]  # type: ignore[index]
    if complete:
        _save_findings(connection, run, reading)
    return True


def _save_findings(connection: Connection, run: int, reading: Reading) -> None:
    found = [statement_values(s, run=run, place=place) for place, s in enumerate(reading.statements)]
    proposed = [claim_values(claim, basis="proposed", run=run) for claim in reading.claims]
    met = {actor.id: actor_values(actor, run=run) for actor in reading.actors}
    for table, rows in ((statements, found), (claims, proposed), (actors, list(met.values()))):
        if rows:
            connection.execute(insert(table), rows)


def current_statements(connection: Connection, document: str | None = None) -> list[Statement]:
    """Statements of the current runs, in the record's order and then by their place in the text."""
    query = (
        select(statements)
        .join(documents, documents.c.id == statements.c.document)
        .where(statements.c.run.in_(current()))
        .order_by(*ORDER, statements.c.start, statements.c.end, statements.c.place)
    )
    if document is not None:
        query = query.where(statements.c.document == document)
    return [statement_of(row) for row in connection.execute(query)]


def current_claims(connection: Connection, *, added: bool = True) -> list[Claim]:
    """Claims of the current runs and (``added``) of persons, each id once, in the record's order."""
    wanted = and_(claims.c.basis == "proposed", claims.c.run.in_(current()))
    query = select(claims).where(or_(wanted, claims.c.basis == "added") if added else wanted)
    found: dict[str, Claim] = {}
    for row in connection.execute(query.order_by(claims.c.row)):
        if row.id not in found:
            found[row.id] = claim_of(row)
    return in_order(found)


def current_actors(connection: Connection) -> dict[str, Actor]:
    """Actors met in the current runs, by id; where documents differ, the first in order holds."""
    query = (
        select(actors)
        .join(runs, runs.c.id == actors.c.run)
        .join(documents, documents.c.id == runs.c.document)
        .where(actors.c.run.in_(current()))
        .order_by(actors.c.id, *ORDER)
    )
    met: dict[str, Actor] = {}
    for row in connection.execute(query):
        if row.id not in met:
            met[row.id] = actor_of(row)
    return met


def failures(connection: Connection) -> list[Skipped]:
    """Documents whose newest run failed, with the reason."""
    query = (
        select(documents.c.origin, runs.c.reason)
        .join(documents, documents.c.id == runs.c.document)
        .where(runs.c.id.in_(_newest()), ~runs.c.complete)
        .order_by(*ORDER)
    )
    return [Skipped(row.origin, row.reason) for row in connection.execute(query)]


def current() -> Select[tuple[int]]:
    """Ids of the newest complete run of every document."""
    return select(func.max(runs.c.id)).where(runs.c.complete).group_by(runs.c.document)


def _newest() -> Select[tuple[int]]:
    return select(func.max(runs.c.id)).group_by(runs.c.document)


def _made_with(method: Method) -> ColumnElement[bool]:
    return and_(
        runs.c.reader == method.reader,
        runs.c.coder == method.coder,
        runs.c.codebook_version == method.codebook_version,
    )


def add_claim(connection: Connection, claim: Claim) -> None:
    """Keep a claim a person added, once."""
    there = select(claims.c.row).where(claims.c.id == claim.id, claims.c.basis == "added")
    if connection.execute(there).first() is None:
        connection.execute(insert(claims), claim_values(claim, basis="added"))
