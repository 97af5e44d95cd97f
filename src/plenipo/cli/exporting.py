"""``plenipo export``: the record for R, pandas and spreadsheets."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plenipo.cli import formats, options
from plenipo.cli.files import check_writable, deliver
from plenipo.cli.terminal import Terminal
from plenipo.errors import PlenipoError

if TYPE_CHECKING:
    from plenipo.model import Claim, Document, Table
    from plenipo.record.rows import Row
    from plenipo.store import Dossier


class What(StrEnum):
    """What can be exported."""

    DOCUMENTS = "documents"
    STATEMENTS = "statements"
    CLAIMS = "claims"
    POSITIONS = "positions"
    TABLE = "table"
    CODEBOOK = "codebook"


class Format(StrEnum):
    """The formats there are; not each thing comes in each."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    JSON = "json"
    YAML = "yaml"


ROWS = (Format.JSONL, Format.CSV, Format.PARQUET)
FORMATS: dict[What, tuple[Format, ...]] = {
    What.DOCUMENTS: ROWS,
    What.STATEMENTS: ROWS,
    What.CLAIMS: ROWS,
    What.POSITIONS: ROWS,
    What.TABLE: (Format.CSV, Format.JSON),
    What.CODEBOOK: (Format.YAML,),
}
"""What comes in which formats, the usual one first."""


def export(
    context: typer.Context,
    dossier: options.DossierPath,
    what: Annotated[What, typer.Argument(help="What to export.")],
    format: Annotated[
        Format | None,
        typer.Option("--format", help="jsonl if not given; csv for a table, yaml for a codebook."),
    ] = None,
    out: options.Out = None,
    as_of: options.AsOf = None,
    public: options.Public = False,
) -> None:
    """Write what is in a dossier as rows for other programs, in the formats of the reference."""
    from plenipo.store import Dossier

    terminal: Terminal = context.obj
    form = format or FORMATS[what][0]
    if form not in FORMATS[what]:
        possible = " or ".join(FORMATS[what])
        raise PlenipoError(f"{what.capitalize()} cannot be exported as {form}.", do=f"Use {possible}.")
    if out:
        check_writable(out)
    with Dossier.open(dossier) as opened:
        content = _content(opened, what, form, options.Scope(as_of, public))
    deliver(content, out)
    if out:
        terminal.say(f"Wrote {out}")


def _content(dossier: Dossier, what: What, form: Format, scope: options.Scope) -> bytes:
    if what is What.CODEBOOK:
        return dossier.codebook_text.encode()
    extract = _extract(dossier, scope)
    if what is What.TABLE:
        return _table(extract, form)
    from plenipo.record.rows import COLUMNS

    rows = _rows(extract, what)
    if form is Format.CSV:
        return formats.csv_table(rows, COLUMNS[what])
    return formats.parquet(rows) if form is Format.PARQUET else formats.jsonl(rows)


@dataclass(frozen=True, slots=True)
class Extract:
    """The part of a dossier that may be exported."""

    dossier: Dossier
    as_of: dt.date | None
    documents: tuple[Document, ...]

    @property
    def origins(self) -> dict[str, str]:
        """Origins of the documents, by id."""
        return {document.id: document.origin for document in self.documents}

    def claims(self) -> list[Claim]:
        """The claims that hold, from these documents."""
        origins = self.origins
        return [c for c in self.dossier.record.claims(self.as_of) if c.document in origins]

    def table(self) -> Table:
        """The table these claims make."""
        from plenipo.coding import load_codebook
        from plenipo.record import build_table

        codebook = load_codebook(self.dossier.codebook_path)
        met = self.dossier.record.actors()
        return build_table(self.claims(), codebook, met, self.as_of, self.dossier.title)


def _extract(dossier: Dossier, scope: options.Scope) -> Extract:
    """The documents asked for; ``--public`` leaves out restricted ones and copies of them."""
    documents = dossier.record.documents()
    hidden = {d.id for d in documents if d.restricted} if scope.public else set()
    early = scope.as_of or dt.date.max
    kept = (d for d in documents if d.id not in hidden and d.copy_of not in hidden)
    return Extract(dossier, scope.as_of, tuple(d for d in kept if d.date is None or d.date <= early))


def _rows(extract: Extract, what: What) -> list[Row]:
    from plenipo.record.rows import claim_row, document_row, position_row, statement_row

    if what is What.DOCUMENTS:
        return [document_row(document) for document in extract.documents]
    if what is What.STATEMENTS:
        origins = extract.origins
        statements = extract.dossier.record.statements()
        return [statement_row(s, origins[s.document]) for s in statements if s.document in origins]
    if what is What.CLAIMS:
        return [claim_row(claim) for claim in extract.claims()]
    table = extract.table()
    return [position_row(position, table.red_lines) for position in table.positions]


def _table(extract: Extract, form: Format) -> bytes:
    from tempfile import TemporaryDirectory

    from plenipo.record import write_table

    with TemporaryDirectory() as folder:
        file = Path(folder) / f"table.{form}"
        write_table(extract.table(), file)
        return file.read_bytes()
