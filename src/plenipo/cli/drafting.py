"""``plenipo codebook draft``: issues, options and actors proposed from documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plenipo.cli import options, summary
from plenipo.cli.files import check_writable, write_atomically
from plenipo.cli.terminal import Terminal
from plenipo.errors import PlenipoError, SpentError
from plenipo.model import Skipped

if TYPE_CHECKING:
    from plenipo.engine.progress import Progress
    from plenipo.gather import GatherOptions
    from plenipo.model import Document, Statement
    from plenipo.reading import Reader


def draft(
    context: typer.Context,
    inputs: options.Inputs,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write here instead of printing.")
    ] = None,
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="Title of the codebook.")] = "",
    reader: options.ReaderName = None,
    allow_private_addresses: options.LocalAddresses = False,
) -> None:
    """Propose issues, options and actors from documents when there is no codebook yet.

    Each comes with the sentences it rests on, in comments. It is a start for a person to edit.
    """
    from plenipo.coding.drafting import as_text
    from plenipo.coding.drafting import draft as drafted
    from plenipo.engine.methods import DEFAULT_READER, find
    from plenipo.gather import GatherOptions
    from plenipo.reading import Directory

    terminal: Terminal = context.obj
    if out is not None:
        check_writable(out)
    directory = Directory.for_codebook(None)
    make = find("plenipo.readers", reader or DEFAULT_READER)[1]
    stated = GatherOptions(allow_private_addresses=allow_private_addresses)
    with terminal.progress() as progress:
        documents, skipped = _gathered(inputs, stated)
        read = _read(documents, make(directory), skipped, progress)
    summary.left_out(terminal, skipped)
    if not read:
        raise PlenipoError("None of the inputs could be read.", do="No codebook was drafted.")
    book = drafted(read, directory, title)
    if out is None:
        terminal.result(as_text(book).rstrip("\n"))
        return
    write_atomically(out, as_text(book).encode("utf-8", "replace"))
    counts = {
        "issue": len(book.issues),
        "option": sum(len(issue.options) for issue in book.issues),
        "actor": len(book.actors),
    }
    found = ", ".join(summary.count(number, noun) for noun, number in counts.items())
    terminal.say(f"The draft is {out}: {found}. Edit it before you use it.")


def _gathered(inputs: list[str], stated: GatherOptions) -> tuple[list[Document], list[Skipped]]:
    """The documents of the inputs, each text once and without near-copies, and what is left out."""
    from plenipo.gather import find_copies, gather

    found = list(gather(inputs, options=stated))
    documents = list({one.id: one for one in found if not isinstance(one, Skipped)}.values())
    copies = find_copies(documents)
    return [d for d in documents if d.id not in copies], [one for one in found if isinstance(one, Skipped)]


def _read(
    documents: list[Document], reader: Reader, skipped: list[Skipped], progress: Progress
) -> list[tuple[Document, tuple[Statement, ...]]]:
    """The documents with their statements; those the reader does not read go to what is left out."""
    from plenipo.engine.document import reason

    languages, read = getattr(reader, "languages", ("en",)), []
    progress.begin("Reading", len(documents))
    for document in documents:
        if document.language and document.language not in languages:
            known = ", ".join(sorted(languages))
            why = f"Not read: its language is {document.language}; this reader reads {known}."
            skipped.append(Skipped(document.origin, why))
        else:
            try:
                read.append((document, tuple(reader.read(document))))
            except SpentError:  # it is the run that ends, not the document that fails
                raise
            except Exception as error:  # a plug-in may raise anything, and the other documents go on
                skipped.append(Skipped(document.origin, reason(error)))
        progress.advance(document.origin)
    progress.end()
    return read
