"""The tables of the record, as they are now; how they came to be so is in ``migrations/``.

History is append-only. A row of documents, sightings, skipped inputs, codebooks, runs, statements, claims,
actors or judgements is never changed and never deleted, and triggers hold every program to that, not only
this one. What is current follows from what is newest: the newest complete run of a document, the newest
judgement of a claim.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    DDL,
    Boolean,
    CheckConstraint,
    Column,
    ColumnElement,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    event,
)

from plenipo.store.columns import Json, Spans, Speakers, Time, Words

REVISIONS = ("0001",)
"""Migrations this version knows, oldest first; the last one is the shape of the tables below."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

documents = Table(
    "documents",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("origin", Words, nullable=False),
    Column("title", Words, nullable=False),
    Column("publisher", Words, nullable=False),
    Column("date", Date),
    Column("date_basis", Words, nullable=False),
    Column("language", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("restricted", Boolean, nullable=False),
    # Deferred: within one transaction a copy may be written before the document it is a copy of.
    Column("copy_of", ForeignKey("documents.id", deferrable=True, initially="DEFERRED")),
    Column("time", Time, nullable=False),
    Column("text", Words, nullable=False),
)

ORDER: tuple[ColumnElement[Any], ...] = (
    documents.c.date.is_(None),
    documents.c.date,
    documents.c.origin,
    documents.c.id,
)
"""By date, undated documents last, then by origin: the order of everything the record lists."""

sightings = Table(
    "sightings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("origin", Words, nullable=False),
    Column("title", Words, nullable=False),
    Column("publisher", Words, nullable=False),
    Column("date", Date),
    Column("restricted", Boolean, nullable=False),
    Column("time", Time, nullable=False),
    Index(None, "document"),
)

skipped = Table(
    "skipped",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("origin", Words, nullable=False),
    Column("reason", Words, nullable=False),
    Column("time", Time, nullable=False),
)

codebooks = Table(
    "codebooks",
    metadata,
    Column("version", Words, primary_key=True),
    Column("text", Words, nullable=False),
    Column("time", Time, nullable=False),
)

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("reader", Words, nullable=False),
    Column("coder", Words, nullable=False),
    Column("codebook_version", Words, nullable=False),
    Column("package_version", Words, nullable=False),
    Column("complete", Boolean, nullable=False),
    Column("reason", Words, nullable=False),
    Column("time", Time, nullable=False),
    Index(None, "document"),
)

statements = Table(
    "statements",
    metadata,
    Column("run", ForeignKey("runs.id"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("id", String(16), nullable=False),
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("source", Spans, nullable=False),
    Column("cue", Spans, nullable=False),
    Column("content", Spans, nullable=False),
    Column("mode", Words, nullable=False),
    Column("polarity", Words, nullable=False),
    Column("speakers", Speakers, nullable=False),
    Column("reported_by", Words),
    Column("confidence", Float, nullable=False),
    Column("reader", Words, nullable=False),
)

actors = Table(
    "actors",
    metadata,
    Column("run", ForeignKey("runs.id"), primary_key=True),
    Column("id", Words, primary_key=True),
    Column("name", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("aliases", Json, nullable=False),
    Column("speaks_for", Words),
    Column("member_of", Json, nullable=False),
    Column("offices", Json, nullable=False),
    Column("capability", Float),
)

claims = Table(
    "claims",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", String(12), nullable=False),
    Column(
        "basis",
        String(8),
        CheckConstraint("basis in ('proposed', 'added', 'amended')", name="basis"),
        nullable=False,
    ),
    Column("run", ForeignKey("runs.id")),
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("origin", Words, nullable=False),
    Column("statement", Words),
    Column("actor", Words, nullable=False),
    Column("actor_name", Words, nullable=False),
    Column("on_behalf_of", Words),
    Column("issue", Words, nullable=False),
    Column("option", Words, nullable=False),
    Column("stance", Words, nullable=False),
    Column("strength", Integer, nullable=False),
    Column("red_line", Boolean, nullable=False),
    Column("mode", Words, nullable=False),
    Column("date", Date),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("evidence", Json, nullable=False),
    Column("conditions", Json, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("coder", Words, nullable=False),
    Column("reason", Words, nullable=False),
    Index(None, "id"),
    Index(None, "run"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("claim", String(12), nullable=False),
    Column("judged", ForeignKey("claims.row"), nullable=False),
    Column("verdict", Words, nullable=False),
    Column("coder", Words, nullable=False),
    Column("time", Time, nullable=False),
    Column("reason", Words, nullable=False),
    Column("amended", ForeignKey("claims.row")),
    Index(None, "claim"),
)


def append_only(table: str) -> list[str]:
    """The SQLite triggers that refuse to change or delete a row of ``table``."""
    return [
        f"CREATE TRIGGER {table}_keep_{verb} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'the record only grows: a row of {table} is never {past}'); END"
        for verb, past in (("UPDATE", "changed"), ("DELETE", "deleted"))
    ]


for _table in metadata.sorted_tables:
    for _statement in append_only(_table.name):
        _trigger = DDL(_statement)  # type: ignore[no-untyped-call]
        event.listen(_table, "after_create", _trigger.execute_if(dialect="sqlite"))
