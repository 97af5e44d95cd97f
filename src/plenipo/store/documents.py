"""Documents in the record: each text once, where else it was found, and what could not be taken in."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, Select, func, insert, or_, select, union_all

from plenipo.errors import RecordError
from plenipo.model import Document, Skipped
from plenipo.store.rows import Sighting, document_of, document_values, sighting_of
from plenipo.store.runs import failures
from plenipo.store.schema import ORDER, codebooks, documents, sightings, skipped


def add_document(connection: Connection, document: Document, time: dt.datetime) -> bool:
    """Keep a document; ``False`` if its text is there, in which case a new origin is kept as a sighting.

    That the text is restricted now and was not before is kept as a sighting too.
    """
    known = connection.execute(_documents().where(documents.c.id == document.id)).first()
    if known is None:
        connection.execute(insert(documents), {**document_values(document), "time": time})
        return True
    new_place = known.origin != document.origin and not _seen(connection, document)
    if new_place or (document.restricted and not known.is_restricted):
        values = {
            "document": document.id,
            "origin": document.origin,
            "title": document.title,
            "publisher": document.publisher,
            "date": document.date,
            "restricted": document.restricted,
            "time": time,
        }
        connection.execute(insert(sightings), values)
    return False


def _seen(connection: Connection, document: Document) -> bool:
    found = select(sightings.c.id).where(
        sightings.c.document == document.id, sightings.c.origin == document.origin
    )
    return connection.execute(found).first() is not None


def _documents() -> Select[Any]:
    """Documents, and whether any place where the text was found makes it a restricted one."""
    places = select(sightings.c.id).where(sightings.c.document == documents.c.id, sightings.c.restricted)
    return select(documents, or_(documents.c.restricted, places.exists()).label("is_restricted"))


def all_documents(connection: Connection) -> list[Document]:
    """Every document, in the record's order."""
    return [document_of(row) for row in connection.execute(_documents().order_by(*ORDER))]


def one_document(connection: Connection, document: str) -> Document:
    """The document with this id; raises :class:`RecordError` if there is none."""
    row = connection.execute(_documents().where(documents.c.id == document)).first()
    if row is None:
        raise RecordError(f"There is no document {document} in the record.", do="plenipo show lists them.")
    return document_of(row)


def count(connection: Connection) -> tuple[int, int]:
    """How many documents there are, and how many of those are near-copies."""
    row = connection.execute(
        select(func.count(), func.count(documents.c.copy_of)).select_from(documents)
    ).one()
    return row[0], row[1]


def sizes(connection: Connection) -> dict[str, int]:
    """Characters of each document's text, by id."""
    return {
        row.id: row.size
        for row in connection.execute(select(documents.c.id, func.length(documents.c.text).label("size")))
    }


def all_sightings(connection: Connection) -> list[Sighting]:
    """Other places where texts were found, in the order of their documents, then by origin."""
    query = select(sightings).join(documents).where(sightings.c.origin != documents.c.origin)
    query = query.order_by(*ORDER, sightings.c.origin, sightings.c.id)
    found = {(row.document, row.origin): sighting_of(row) for row in connection.execute(query)}
    return list(found.values())


def add_skipped(connection: Connection, item: Skipped, time: dt.datetime) -> None:
    """Keep an input that was left out, unless exactly that is what the record says already."""
    if item not in _inputs_skipped(connection):
        connection.execute(insert(skipped), {"origin": item.origin, "reason": item.reason, "time": time})


def all_skipped(connection: Connection) -> list[Skipped]:
    """What is left out as things stand: inputs that gave no document, and documents that could not be read.

    An input that was skipped and later gave a document is no longer listed; the history keeps it.
    """
    items = {*_inputs_skipped(connection), *failures(connection)}
    return sorted(items, key=lambda item: (item.origin, item.reason))


def _inputs_skipped(connection: Connection) -> list[Skipped]:
    """Inputs of which the newest thing known is that they gave no document."""
    found = union_all(
        select(documents.c.origin, documents.c.time), select(sightings.c.origin, sightings.c.time)
    ).subquery()
    came_good = (
        select(found.c.origin, func.max(found.c.time).label("time")).group_by(found.c.origin).subquery()
    )
    query = (
        select(skipped.c.origin, skipped.c.reason)
        .outerjoin(came_good, came_good.c.origin == skipped.c.origin)
        .where(came_good.c.time.is_(None) | (came_good.c.time <= skipped.c.time))
        .distinct()
    )
    return [Skipped(row.origin, row.reason) for row in connection.execute(query)]


def keep_codebook(connection: Connection, version: str, text: str, time: dt.datetime) -> None:
    """Keep the text of a codebook under its version, once."""
    if connection.execute(select(codebooks.c.version).where(codebooks.c.version == version)).first() is None:
        connection.execute(insert(codebooks), {"version": version, "text": text, "time": time})


def codebook(connection: Connection, version: str) -> str | None:
    """The text of the codebook with this version, if the record has it."""
    return connection.execute(select(codebooks.c.text).where(codebooks.c.version == version)).scalar()
