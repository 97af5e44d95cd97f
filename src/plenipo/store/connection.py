"""The connection to a record's SQLite file: opened only if it is there, its troubles told in one sentence."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.engine import ExceptionContext

from plenipo.errors import DossierError, PlenipoError

PATIENCE_SECONDS = 30.0
"""How long a transaction waits for another process's transaction, which takes milliseconds."""


def open_engine(path: Path) -> Engine:
    """An engine for the SQLite file at ``path``, which must exist; nothing is created.

    The driver's own transaction handling is switched off, so that a transaction covers everything between
    its ``BEGIN`` and ``COMMIT``, table definitions included. A transaction that will write says so at its
    ``BEGIN`` (``IMMEDIATE``): it then waits for its turn instead of failing half way.
    """
    address = f"{path.absolute().as_uri()}?mode=rw"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            address, uri=True, timeout=PATIENCE_SECONDS, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA foreign_keys = ON")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, max_overflow=-1)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", lambda context: _explain(context, path))
    return engine


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("isolation_level") != "AUTOCOMMIT":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes") else "BEGIN")


def _explain(context: ExceptionContext, path: Path) -> PlenipoError | None:
    """Turn the database's own errors, whatever was being done, into the sentence a user can act on."""
    error = context.original_exception
    return _trouble(str(error), path) if isinstance(error, sqlite3.DatabaseError) else None


def _trouble(message: str, path: Path) -> PlenipoError | None:
    """The error for a message of SQLite, or ``None`` for a mistake of ours, which should show as it is."""
    where = str(path)
    if "disk I/O" in message:
        return DossierError(
            f"The drive does not give the record or does not take it ({message}).",
            where=where,
            do="Check the drive; if it is a network drive, copy the dossier to this computer and work there.",
        )
    if "malformed" in message or "not a database" in message:
        return DossierError(
            f"The record is damaged or is not a plenipo record ({message}).",
            where=where,
            do="Restore it from a copy, or start a new dossier from the same documents.",
        )
    if "locked" in message or "busy" in message:
        return DossierError(
            f"The record was busy for more than {PATIENCE_SECONDS:.0f} seconds.",
            where=where,
            do="Wait for the other program that has it open, or close it, and try again.",
        )
    if "full" in message:
        return DossierError("There is no space left to write to.", where=where, do="Free some and try again.")
    if "readonly" in message or "unable to open" in message:
        return DossierError(
            f"The record cannot be opened for this ({message}).",
            where=where,
            do="Check that the file and its folder may be read and written.",
        )
    return None


@contextmanager
def quick_commits(engine: Engine) -> Iterator[None]:
    """Use a write-ahead log while a job writes, and leave one plain file behind.

    With the log, readers never wait for the writer nor the writer for readers, and a commit costs one sync
    instead of four. Killed at any moment, the log stays beside the file and the next to open it, reader or
    writer, takes over what was committed; copying the folder copies both. At rest the file is in SQLite's
    ordinary mode, so that it is complete by itself and opens from a read-only or network folder too. Where
    either change is not possible, because somebody is reading just then, the mode stays as it is: both are
    equally safe.
    """
    _journal(engine, "WAL")
    try:
        yield
    finally:
        _journal(engine, "DELETE")


def settle(engine: Engine) -> None:
    """Fold a log that is left into the file, if nobody else is using it, and close all connections."""
    with suppress(PlenipoError):  # the file is gone or damaged: whoever used it has been told
        _journal(engine, "DELETE")
    engine.dispose()


def _journal(engine: Engine, mode: str) -> None:
    engine.dispose()  # our own idle connections would count as other users
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        with suppress(DossierError):  # in use, or not ours to write: the mode it has will do
            connection.exec_driver_sql("PRAGMA busy_timeout = 0")
            connection.exec_driver_sql(f"PRAGMA journal_mode = {mode}")
        connection.invalidate()  # so that nobody inherits its impatience
