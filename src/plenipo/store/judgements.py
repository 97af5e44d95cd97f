"""Judgements in the record: each decision is a row of its own, and the newest one of a claim holds."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

from sqlalchemy import Column, Connection, Row, and_, insert, select

from plenipo.errors import RecordError
from plenipo.model import Claim, Judgement, Verdict
from plenipo.store.holding import Ruling
from plenipo.store.rows import claim_of, claim_values
from plenipo.store.runs import current
from plenipo.store.schema import claims, judgements


def judge(connection: Connection, judgement: Judgement, as_in: Judgement | None = None) -> None:
    """Keep a judgement, tied to the very row that was judged.

    Raises :class:`RecordError` for a claim that is not in the record, and for an amendment without its text.
    """
    row = _judged_row(connection, judgement.claim, as_in)
    if (judgement.verdict is Verdict.AMEND) is not (judgement.amended is not None):
        raise RecordError(
            f"The judgement of claim {judgement.claim} must bring an amended claim if and only if it amends."
        )
    if judgement.time.tzinfo is None:
        raise RecordError(f"The time {judgement.time.isoformat()} has no time zone.", do="Give it in UTC.")
    values = {
        "claim": judgement.claim,
        "judged": row,
        "verdict": judgement.verdict.value,
        "coder": judgement.coder,
        "time": judgement.time,
        "reason": judgement.reason,
        "amended": _save_amended(connection, judgement.amended),
    }
    connection.execute(insert(judgements), values)


def _judged_row(connection: Connection, claim: str, as_in: Judgement | None = None) -> int:
    proposed = select(claims.c.row).where(claims.c.id == claim, claims.c.basis != "amended")
    if as_in is not None:
        earlier = and_(judgements.c.time == as_in.time, judgements.c.verdict == as_in.verdict.value)
        proposed = proposed.where(claims.c.row.in_(select(judgements.c.judged).where(earlier)))
    row = connection.execute(proposed.order_by(claims.c.row.desc())).scalar()
    if row is None:
        raise RecordError(f"There is no claim {claim} in the record.", do="plenipo show lists them.")
    return int(row)


def one_claim(connection: Connection, claim: str) -> Claim:
    """The claim as it was proposed or added last; raises :class:`RecordError` if it never was."""
    row = _judged_row(connection, claim)
    return claim_of(connection.execute(select(claims).where(claims.c.row == row)).one())


def _save_amended(connection: Connection, claim: Claim | None) -> int | None:
    if claim is None:
        return None
    done = connection.execute(insert(claims), claim_values(claim, basis="amended"))
    return int(done.inserted_primary_key[0])  # type: ignore[index]


def all_judgements(connection: Connection, claim: str | None = None) -> list[Judgement]:
    """Every judgement, or those of one claim, oldest first."""
    texts = _texts(connection, judgements.c.amended)
    return [
        Judgement(
            claim=row.claim,
            verdict=Verdict(row.verdict),
            coder=row.coder,
            time=row.time,
            reason=row.reason,
            amended=texts.get(row.amended),
        )
        for row in _rows(connection, claim)
    ]


def rulings(connection: Connection, judged_by: dt.datetime | None = None) -> dict[str, Ruling]:
    """The judgement that holds for each judged claim, as things stood at the instant ``judged_by``."""
    newest = {row.claim: row for row in _rows(connection) if judged_by is None or row.time <= judged_by}
    judged, amended = _texts(connection, judgements.c.judged), _texts(connection, judgements.c.amended)
    beside = _proposed_beside(connection)
    return {
        row.claim: Ruling(
            claim=row.claim,
            verdict=Verdict(row.verdict),
            judged=judged[row.judged],
            amended=amended.get(row.amended),
            proposed_beside=beside.get(row.judged, frozenset()),
        )
        for row in newest.values()
        if row.verdict != Verdict.WITHDRAW
    }


def _rows(connection: Connection, claim: str | None = None) -> list[Row[Any]]:
    query = select(judgements).order_by(judgements.c.time, judgements.c.id)
    if claim is not None:
        query = query.where(judgements.c.claim == claim)
    return list(connection.execute(query))


def _texts(connection: Connection, column: Column[Any]) -> dict[int | None, Claim]:
    """The claims that judgements point to with ``column``, by row."""
    return {
        row.row: claim_of(row)
        for row in connection.execute(select(claims).where(claims.c.row.in_(select(column))))
    }


def _proposed_beside(connection: Connection) -> dict[int, frozenset[str]]:
    """For judged rows of runs that are no longer current: the ids of everything the same run proposed."""
    of_run: dict[int, set[str]] = defaultdict(set)
    judged = select(claims.c.row, claims.c.run).where(
        claims.c.row.in_(select(judgements.c.judged)), claims.c.run.not_in(current())
    )
    rows = connection.execute(judged).all()
    subquery = judged.subquery()
    for run, id_ in connection.execute(
        select(claims.c.run, claims.c.id).where(claims.c.run.in_(select(subquery.c.run)))
    ):
        of_run[run].add(id_)
    return {row.row: frozenset(of_run[row.run]) for row in rows}
