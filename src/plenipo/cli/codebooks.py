"""``plenipo codebooks``: the codebooks that come with plenipo."""

from __future__ import annotations

from typing import Annotated

import typer

from plenipo.cli.dossiers import codebook_text
from plenipo.cli.terminal import Column, Terminal


def codebooks(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="Print this one, to start your own from.")
    ] = None,
) -> None:
    """List the codebooks that come with plenipo, or print one."""
    from plenipo.coding import load_codebook, shipped_codebooks

    terminal: Terminal = context.obj
    if name:
        terminal.result(codebook_text(name).rstrip("\n"))
        return
    loaded = {each: load_codebook(each) for each in shipped_codebooks()}
    terminal.table(
        (
            Column("name"),
            Column("title", words=True),
            Column("issues", number=True),
            Column("options", number=True),
        ),
        (
            (each, book.title, len(book.issues), sum(len(issue.options) for issue in book.issues.values()))
            for each, book in loaded.items()
        ),
    )
