"""``plenipo show``: what is in a dossier, to read on the screen."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated

import typer

from plenipo.cli import options, rows
from plenipo.cli.names import names_of
from plenipo.cli.rows import Rows, View
from plenipo.cli.terminal import Column, Terminal
from plenipo.errors import RecordError


class What(StrEnum):
    """What can be shown."""

    DOCUMENTS = "documents"
    ACTORS = "actors"
    STATEMENTS = "statements"
    CLAIMS = "claims"
    POSITIONS = "positions"
    SHIFTS = "shifts"
    CONDITIONS = "conditions"


def show(
    context: typer.Context,
    dossier: options.DossierPath,
    what: Annotated[What, typer.Argument(help="What to show.")],
    actor: Annotated[
        str, typer.Option("--actor", metavar="NAME", help="Only this actor, by id or name.")
    ] = "",
    issue: Annotated[str, typer.Option("--issue", metavar="ID", help="Only this issue.")] = "",
    as_of: options.AsOf = None,
) -> None:
    """Show what is in a dossier; tab-separated when the output goes into a file or another program.

    Claims are shown with the ids that plenipo judge takes. Conditions come with the red lines. Actors
    that neither the codebook nor the built-in gazetteer knows are proposed, and come first.
    """
    from plenipo.coding import load_codebook
    from plenipo.store import Dossier

    terminal: Terminal = context.obj
    with Dossier.open(dossier) as opened:
        codebook = load_codebook(opened.codebook_path)
        if issue and issue not in codebook.issues:
            raise RecordError(
                f'The codebook has no issue "{issue}".',
                where=str(opened.codebook_path),
                do=f"Its issues are {', '.join(codebook.issues)}.",
            )
        view = View(opened, codebook, names_of(opened, codebook), actor, issue, as_of)
        columns, listed = SHOWN[what]
        found = list(listed(view))
        terminal.table(columns, found)
        if not found:
            terminal.say(f"There are no {what} to show.")


SHOWN: dict[What, tuple[tuple[Column, ...], Callable[[View], Rows]]] = {
    What.DOCUMENTS: (
        (Column("document"), Column("date"), Column("kind"), Column("publisher", words=True),
         Column("title", words=True), Column("origin", words=True), Column("note", words=True)),
        rows.documents,
    ),
    What.ACTORS: (
        (Column("actor"), Column("name", words=True), Column("kind"), Column("known from"),
         Column("speaks for"),
         Column("statements", number=True, bare=False), Column("documents", number=True, bare=False),
         Column("first seen in", words=True), Column("origin", words=True)),
        rows.actors,
    ),
    What.STATEMENTS: (
        (Column("date"), Column("who"), Column("cue"), Column("mode"), Column("polarity"),
         Column("words", words=True), Column("origin", words=True)),
        rows.statements,
    ),
    What.CLAIMS: (
        (Column("claim"), Column("date"), Column("who"), Column("issue=option"), Column("stance"),
         Column("strength", number=True, bare=False), Column("judgement"), Column("words", words=True),
         Column("conditions", words=True), Column("origin", words=True)),
        rows.claims,
    ),
    What.POSITIONS: (
        (Column("actor"), Column("issue"), Column("stands for", words=True),
         Column("at", number=True, bare=False), Column("interval"),
         Column("red lines", words=True), Column("last said", bare=False),
         Column("documents", number=True, bare=False),
         Column("both for and against", words=True, bare=False)),
        rows.positions,
    ),
    What.SHIFTS: (
        (Column("date"), Column("actor"), Column("issue"), Column("from", words=True, bare=False),
         Column("to", words=True, bare=False), Column("scale", bare=False), Column("said where", words=True)),
        rows.shifts,
    ),
    What.CONDITIONS: (
        (Column("actor"), Column("demand", words=True), Column("words", words=True)),
        rows.conditions,
    ),
}  # fmt: skip
