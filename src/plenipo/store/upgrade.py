"""Which shape a record has, and bringing an older one to the shape this version knows."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect

from plenipo.errors import DossierError
from plenipo.store.schema import REVISIONS
from plenipo.version import __version__


def bring_up_to_date(engine: Engine, path: Path) -> None:
    """Check a record's shape and migrate an older one; one short query when it is up to date.

    Raises :class:`DossierError` for a file that is not a record and for a record of a newer plenipo.
    """
    with engine.connect() as connection:
        revision = _revision(connection)
    if revision == REVISIONS[-1]:
        return
    if revision is None:
        raise DossierError(
            "This is not a plenipo record.",
            where=str(path),
            do="Name a dossier made with plenipo init, or restore the record from a copy.",
        )
    if revision not in REVISIONS:
        raise DossierError(
            f"The record was made by a newer plenipo than this one ({__version__}).",
            where=str(path),
            do="Upgrade with: pip install --upgrade plenipo",
        )
    migrate(engine)


def build(engine: Engine, path: Path) -> None:
    """Make the tables in an empty file; raises :class:`DossierError` if the file holds anything."""
    with engine.connect() as connection:
        if inspect(connection).get_table_names():
            raise DossierError(
                "There is a record already.", where=str(path), do="Open it, or choose another folder."
            )
    migrate(engine)


def migrate(engine: Engine) -> None:
    """Run the migrations that are missing, all in one transaction: a record has the old shape or the new."""
    from alembic import command  # a fifth of a second to import, and hardly ever needed
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first()
    return row[0] if row else None
