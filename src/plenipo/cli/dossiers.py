"""``plenipo init``, ``add`` and ``read``: a dossier is made, gets its documents, and has them read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plenipo.cli import options, summary
from plenipo.cli.terminal import Terminal

if TYPE_CHECKING:
    from plenipo.engine import Progress, ReadReport
    from plenipo.store import Dossier

DEFAULT_CODEBOOK = "peace-negotiation"


def init(
    context: typer.Context,
    dossier: options.DossierPath,
    codebook: options.CodebookName = None,
    title: Annotated[
        str, typer.Option("--title", metavar="TEXT", help="Title of the dossier and its brief.")
    ] = "",
) -> None:
    """Make a new dossier: a folder that holds a codebook and the record."""
    terminal: Terminal = context.obj
    make_dossier(dossier, codebook, title).close()
    terminal.say(f"Made {dossier}. Its codebook is {dossier / 'codebook.yaml'}: edit it as you like.")
    terminal.say(f"Next: plenipo add {dossier} INPUT...")


def add(
    context: typer.Context,
    dossier: options.DossierPath,
    inputs: options.Inputs,
    title: options.Title = "",
    publisher: options.Publisher = "",
    date: options.Day = None,
    language: options.Language = "",
    kind: options.Kind = None,
    restricted: options.Restricted = False,
    allow_private_addresses: options.LocalAddresses = False,
) -> None:
    """Put documents into a dossier; near-copies of a story are kept, listed and not counted again."""
    from plenipo import engine
    from plenipo.gather import GatherOptions
    from plenipo.store import Dossier

    terminal: Terminal = context.obj
    stated = GatherOptions(
        title=title,
        publisher=publisher,
        date=date,
        language=language,
        kind=kind,
        restricted=restricted,
        allow_private_addresses=allow_private_addresses,
    )
    with Dossier.open(dossier) as opened, terminal.progress() as progress:
        report = engine.add(opened, inputs, stated, progress=progress)
    summary.added(terminal, report)
    if not report.added and not report.known:
        raise typer.Exit(1)
    terminal.say(f"Next: plenipo read {dossier}")


def read(
    context: typer.Context,
    dossier: options.DossierPath,
    reader: options.ReaderName = None,
    coder: options.CoderName = None,
    workers: options.Workers = None,
    again: Annotated[bool, typer.Option("--again", help="Try again what could not be read.")] = False,
) -> None:
    """Read and code what is new; safe to stop at any moment and to run again."""
    from plenipo.store import Dossier

    terminal: Terminal = context.obj
    with Dossier.open(dossier) as opened, terminal.progress() as progress:
        report = process(opened, reader, coder, workers, progress, again=again)
    summary.read(terminal, report)
    if (report.skipped or report.stopped) and not report.read and not report.up_to_date:
        raise typer.Exit(1)
    empty = not (report.read or report.up_to_date)
    terminal.say(f"Next: plenipo add {dossier} INPUT..." if empty else f"Next: plenipo show {dossier} claims")


def process(
    dossier: Dossier,
    reader: str | None,
    coder: str | None,
    workers: int | None,
    progress: Progress,
    *,
    again: bool = False,
) -> ReadReport:
    """Read and code what is pending, with the reader and coder stated or else the usual ones."""
    from plenipo import engine

    return engine.process(
        dossier, reader or engine.DEFAULT_READER, coder, workers=workers, again=again, progress=progress
    )


def make_dossier(folder: Path, codebook: str | None, title: str = "") -> Dossier:
    """A new dossier with a checked codebook, called as stated or else as the codebook."""
    from plenipo.coding import load_codebook
    from plenipo.store import Dossier

    text = codebook_text(codebook)
    return Dossier.create(folder, text, title=title or load_codebook(codebook or DEFAULT_CODEBOOK).title)


def codebook_text(codebook: str | None) -> str:
    """The YAML of a codebook as its author wrote it, comments and all; raises if it is not a codebook."""
    from plenipo.coding import load_codebook, shipped_codebooks
    from plenipo.coding.codebook_file import SHIPPED

    name = codebook or DEFAULT_CODEBOOK
    load_codebook(name)
    file = SHIPPED / f"{name}.yaml" if name in shipped_codebooks() else Path(name)
    return file.read_text(encoding="utf-8").removeprefix("\ufeff")
