"""Alembic runs this file to migrate, in the transaction that ``plenipo.store.upgrade`` began."""

from alembic import context

from plenipo.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
