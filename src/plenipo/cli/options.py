"""Options that several commands share, and how their words become values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from plenipo.model import DocumentKind


@dataclass(frozen=True, slots=True)
class Scope:
    """How much of a dossier is asked for."""

    as_of: dt.date | None = None
    public: bool = False


def day(text: str) -> dt.date:
    """A date as users write it on the command line."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a date; write it as 2025-09-30.") from None


DossierPath = Annotated[Path, typer.Argument(metavar="DOSSIER", help="Folder of the dossier.")]
TablePath = Annotated[
    Path,
    typer.Argument(metavar="DOSSIER|TABLE", help="Folder of a dossier, or a table as CSV or JSON file."),
]
Inputs = Annotated[
    list[str],
    typer.Argument(metavar="INPUT", help="Files, folders, globs or http(s) addresses."),
]
CodebookName = Annotated[
    str | None,
    typer.Option(
        "--codebook",
        metavar="FILE|NAME",
        help="Codebook: a YAML file or the name of a shipped one.",
    ),
]
AsOf = Annotated[
    dt.date | None,
    typer.Option("--as-of", metavar="DATE", parser=day, help="What was known on that day, as 2025-09-30."),
]
Title = Annotated[str, typer.Option("--title", metavar="TEXT", help="Title of the documents.")]
Publisher = Annotated[str, typer.Option("--publisher", metavar="TEXT", help="Who published the documents.")]
Day = Annotated[
    dt.date | None,
    typer.Option("--date", metavar="DATE", parser=day, help="When the documents appeared, as 2025-09-30."),
]
Language = Annotated[
    str, typer.Option("--language", metavar="CODE", help="Language of the documents, as en.")
]
Kind = Annotated[DocumentKind | None, typer.Option("--kind", help="What sort of source the documents are.")]
Restricted = Annotated[
    bool, typer.Option("--restricted", help="Their words may not leave in anything made with --public.")
]
LocalAddresses = Annotated[
    bool,
    typer.Option("--allow-private-addresses", help="Fetch addresses of this machine and its network too."),
]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers", metavar="N", min=1, help="Processes that read; as many as pay off if not given."
    ),
]
ReaderName = Annotated[
    str | None,
    typer.Option(
        "--reader",
        metavar="NAME",
        help="Who reads: a name that plenipo readers lists, server:MODEL@URL or spacy:PIPELINE.",
    ),
]
CoderName = Annotated[
    str | None,
    typer.Option(
        "--coder",
        metavar="NAME",
        help="Who codes: a name that plenipo coders lists, or server:MODEL@URL.",
    ),
]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write here instead of printing.")]
Public = Annotated[bool, typer.Option("--public", help="Leave out all that rests on restricted documents.")]
