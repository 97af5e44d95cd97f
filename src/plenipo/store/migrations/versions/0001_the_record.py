"""The record: documents, runs with their statements, actors and claims, and judgements."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


# Types are spelled out here, not taken from the package: what a migration does must not change with it.
def upgrade() -> None:
    """Make the tables and the triggers that keep history as it was written."""
    op.create_table(
        "documents",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("publisher", sa.Text, nullable=False),
        sa.Column("date", sa.Date),
        sa.Column("date_basis", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("restricted", sa.Boolean, nullable=False),
        sa.Column("copy_of", sa.String(16)),
        sa.Column("time", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_documents"),
        sa.ForeignKeyConstraint(
            ["copy_of"],
            ["documents.id"],
            name="fk_documents_copy_of",
            deferrable=True,
            initially="DEFERRED",
        ),
    )
    op.create_table(
        "sightings",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("document", sa.String(16), nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("publisher", sa.Text, nullable=False),
        sa.Column("date", sa.Date),
        sa.Column("restricted", sa.Boolean, nullable=False),
        sa.Column("time", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sightings"),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_sightings_document"),
    )
    op.create_index("ix_sightings_document", "sightings", ["document"])
    op.create_table(
        "skipped",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("time", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_skipped"),
    )
    op.create_table(
        "codebooks",
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("time", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("version", name="pk_codebooks"),
    )
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("document", sa.String(16), nullable=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("coder", sa.Text, nullable=False),
        sa.Column("codebook_version", sa.Text, nullable=False),
        sa.Column("package_version", sa.Text, nullable=False),
        sa.Column("complete", sa.Boolean, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("time", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_runs"),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_runs_document"),
    )
    op.create_index("ix_runs_document", "runs", ["document"])
    op.create_table(
        "statements",
        sa.Column("run", sa.Integer, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("document", sa.String(16), nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("cue", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("mode", sa.Text, nullable=False),
        sa.Column("polarity", sa.Text, nullable=False),
        sa.Column("speakers", sa.Text, nullable=False),
        sa.Column("reported_by", sa.Text),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("run", "place", name="pk_statements"),
        sa.ForeignKeyConstraint(["run"], ["runs.id"], name="fk_statements_run"),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_statements_document"),
    )
    op.create_table(
        "actors",
        sa.Column("run", sa.Integer, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("aliases", sa.Text, nullable=False),
        sa.Column("speaks_for", sa.Text),
        sa.Column("member_of", sa.Text, nullable=False),
        sa.Column("offices", sa.Text, nullable=False),
        sa.Column("capability", sa.Float),
        sa.PrimaryKeyConstraint("run", "id", name="pk_actors"),
        sa.ForeignKeyConstraint(["run"], ["runs.id"], name="fk_actors_run"),
    )
    op.create_table(
        "claims",
        sa.Column("row", sa.Integer, nullable=False),
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("basis", sa.String(8), nullable=False),
        sa.Column("run", sa.Integer),
        sa.Column("document", sa.String(16), nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("statement", sa.Text),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("actor_name", sa.Text, nullable=False),
        sa.Column("on_behalf_of", sa.Text),
        sa.Column("issue", sa.Text, nullable=False),
        sa.Column("option", sa.Text, nullable=False),
        sa.Column("stance", sa.Text, nullable=False),
        sa.Column("strength", sa.Integer, nullable=False),
        sa.Column("red_line", sa.Boolean, nullable=False),
        sa.Column("mode", sa.Text, nullable=False),
        sa.Column("date", sa.Date),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("evidence", sa.Text, nullable=False),
        sa.Column("conditions", sa.Text, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("coder", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("row", name="pk_claims"),
        sa.ForeignKeyConstraint(["run"], ["runs.id"], name="fk_claims_run"),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_claims_document"),
        sa.CheckConstraint("basis in ('proposed', 'added', 'amended')", name="ck_claims_basis"),
    )
    op.create_index("ix_claims_id", "claims", ["id"])
    op.create_index("ix_claims_run", "claims", ["run"])
    op.create_table(
        "judgements",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("claim", sa.String(12), nullable=False),
        sa.Column("judged", sa.Integer, nullable=False),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("coder", sa.Text, nullable=False),
        sa.Column("time", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("amended", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="pk_judgements"),
        sa.ForeignKeyConstraint(["judged"], ["claims.row"], name="fk_judgements_judged"),
        sa.ForeignKeyConstraint(["amended"], ["claims.row"], name="fk_judgements_amended"),
    )
    op.create_index("ix_judgements_claim", "judgements", ["claim"])
    _keep_history()


def _keep_history() -> None:
    tables = "documents sightings skipped codebooks runs statements actors claims judgements"
    for table in tables.split():
        for verb, past in (("UPDATE", "changed"), ("DELETE", "deleted")):
            op.execute(
                f"CREATE TRIGGER {table}_keep_{verb} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'the record only grows: a row of {table} is never {past}'); END"
            )
