"""``plenipo brief``: from articles to a brief, all in one."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plenipo.cli import dossiers, options, summary
from plenipo.cli.files import check_writable, write_atomically
from plenipo.cli.terminal import Terminal
from plenipo.errors import PlenipoError

if TYPE_CHECKING:
    from plenipo.gather import GatherOptions
    from plenipo.store import Dossier


def brief(
    context: typer.Context,
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="INPUT",
            help="Files, folders, globs or http(s) addresses; with none, the brief of --dossier as it is.",
        ),
    ] = None,
    codebook: options.CodebookName = None,
    dossier: Annotated[
        Path | None,
        typer.Option(
            "--dossier",
            metavar="DIR",
            help="Keep the record here; beside the brief, as NAME.dossier, if not given.",
        ),
    ] = None,
    out: Annotated[Path, typer.Option("--out", metavar="FILE.html", help="Where the brief goes.")] = Path(
        "brief.html"
    ),
    as_of: options.AsOf = None,
    title: options.Title = "",
    publisher: options.Publisher = "",
    date: options.Day = None,
    language: options.Language = "",
    kind: options.Kind = None,
    restricted: options.Restricted = False,
    allow_private_addresses: options.LocalAddresses = False,
    reader: options.ReaderName = None,
    coder: options.CoderName = None,
    workers: options.Workers = None,
    public: options.Public = False,
) -> None:
    """Read articles and write the brief: who stands where, in whose words, and what can be agreed.

    The record is kept in a dossier, so that a second run reads only what is new and no judgement is lost.
    """
    from plenipo.gather import GatherOptions

    stated = GatherOptions(
        title=title,
        publisher=publisher,
        date=date,
        language=language,
        kind=kind,
        restricted=restricted,
        allow_private_addresses=allow_private_addresses,
    )
    home = dossier or out.with_suffix(".dossier")
    check_something_to_read(inputs, home)
    terminal: Terminal = context.obj
    make(
        terminal,
        inputs or [],
        stated,
        home,
        out,
        codebook,
        as_of=as_of,
        reader=reader,
        coder=coder,
        workers=workers,
        public=public,
    )
    terminal.result(f"The brief is {out}")


def check_something_to_read(inputs: list[str] | None, home: Path) -> None:
    """Without an input there must be a dossier to write the brief of."""
    from plenipo.store import Dossier

    if not inputs and not Dossier.exists(home):
        raise PlenipoError(
            "There is nothing to read.",
            do=f"Name articles or folders, or a dossier with --dossier; there is none at {home}.",
        )


def make(
    terminal: Terminal,
    inputs: list[str],
    stated: GatherOptions,
    home: Path,
    out: Path,
    codebook: str | None = None,
    *,
    as_of: dt.date | None = None,
    reader: str | None = None,
    coder: str | None = None,
    workers: int | None = None,
    public: bool = False,
) -> None:
    """Gather, read and write the brief; what is in the dossier already is not read again."""
    from plenipo import engine

    check_writable(out)
    with open_or_make(terminal, home, codebook) as kept:
        with terminal.progress() as progress:
            gathered = engine.add(kept, inputs, stated, progress=progress)
            done = dossiers.process(kept, reader, coder, workers, progress)
            if kept.record.documents():
                progress.begin("Writing the brief")
                claims = write_brief(kept, out, as_of=as_of, public=public)
                progress.end()
        if not kept.record.documents():
            summary.left_out(terminal, gathered.skipped)
            raise PlenipoError("None of the inputs could be read.", do="No brief was written.")
        summary.briefed(terminal, gathered, done, claims=claims, where=str(home))
        if inputs:
            _mention_others(terminal, kept, len(gathered.added) + gathered.known)


def write_brief(dossier: Dossier, out: Path, *, as_of: dt.date | None = None, public: bool = False) -> int:
    """Render a dossier's brief to a file; the number of claims it rests on."""
    from plenipo.brief import for_public, gather_material, render

    material = gather_material(dossier, as_of)
    if public:
        material = for_public(material)
    write_atomically(out, render(material).encode("utf-8", "replace"))
    return len(material.claims)


def open_or_make(terminal: Terminal, home: Path, codebook: str | None) -> Dossier:
    """The dossier at ``home``, made if there is none; a codebook that is stated replaces the one there."""
    from plenipo.store import Dossier

    if not Dossier.exists(home):
        return dossiers.make_dossier(home, codebook)
    dossier = Dossier.open(home)
    if codebook is None:
        return dossier
    text = dossiers.codebook_text(codebook)
    if text != dossier.codebook_text:
        _replace_codebook(terminal, dossier, text)
    return dossier


def _replace_codebook(terminal: Terminal, dossier: Dossier, text: str) -> None:
    file = dossier.codebook_path
    before = file.with_name("codebook-before.yaml")
    write_atomically(before, dossier.codebook_text.encode())
    dossier.replace_codebook(text)
    terminal.say(f"{file} was replaced by the codebook you named; what it was before is in {before.name}.")


def _mention_others(terminal: Terminal, dossier: Dossier, mine: int) -> None:
    others = len(dossier.record.documents()) - mine
    if others > 0:
        terminal.say(
            f"The dossier also holds {summary.count(others, 'document')} of earlier runs, and the brief "
            "rests on them too; delete it or name another with --dossier to start afresh."
        )
