"""The migrations make exactly the tables the code uses."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

import plenipo.store
from plenipo.store import Record
from plenipo.store.connection import open_engine
from plenipo.store.schema import REVISIONS, metadata
from plenipo.store.upgrade import bring_up_to_date

MIGRATIONS = Path(plenipo.store.__file__).parent / "migrations"


def shape(path: Path) -> dict[str, object]:
    """Columns, indexes, keys and triggers of a database, as SQLite sees them."""
    with sqlite3.connect(path) as raw:
        tables = [row[0] for row in raw.execute("select name from sqlite_master where type = 'table'")]
        found: dict[str, object] = {
            f"{pragma} {table}": sorted(map(repr, raw.execute(f"pragma {pragma}({table})")))
            for table in tables
            if table != "alembic_version"
            for pragma in ("table_info", "foreign_key_list")
        }
        for name, table, sql in raw.execute(
            "select name, tbl_name, sql from sqlite_master where type != 'table'"
        ):
            if table != "alembic_version":
                found[name] = (table, sql)
    return found


def test_migrations_make_what_the_tables_say(record: Record, tmp_path: Path) -> None:
    plain = tmp_path / "plain.sqlite"
    engine = create_engine(f"sqlite:///{plain}")
    metadata.create_all(engine)
    assert shape(record.path) == shape(plain)


def test_alembic_finds_no_difference(record: Record) -> None:
    with open_engine(record.path).connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_the_known_revisions_are_those_shipped() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    shipped = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(shipped)) == REVISIONS


def test_an_empty_record_left_by_a_kill_is_migrated_wholly_or_not_at_all(tmp_path: Path) -> None:
    """A record is either of the old shape or of the new: the migration is one transaction."""
    path = tmp_path / "record.sqlite"
    path.touch()
    engine = open_engine(path)
    with engine.connect().execution_options(writes=True) as connection:
        transaction = connection.begin()
        metadata.create_all(connection)
        transaction.rollback()
    with sqlite3.connect(path) as raw:
        assert raw.execute("select count(*) from sqlite_master").fetchone() == (0,)


def test_an_up_to_date_record_is_left_alone(record: Record) -> None:
    before = record.path.read_bytes()
    bring_up_to_date(open_engine(record.path), record.path)
    assert record.path.read_bytes() == before
