"""``plenipo judge``: a person accepts, rejects or amends what a machine proposed."""

from __future__ import annotations

import datetime as dt
import getpass
import os
from typing import Annotated

import typer

from plenipo.cli import options
from plenipo.cli.terminal import Terminal
from plenipo.errors import RecordError
from plenipo.model import Verdict

CODER = "PLENIPO_CODER"
"""Environment variable with the name judgements are signed with."""


def judge(
    context: typer.Context,
    dossier: options.DossierPath,
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="Id of the claim, or its first characters.")],
    verdict: Annotated[Verdict, typer.Argument(help="What you decide; withdraw takes a decision back.")],
    change: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="KEY=VALUE", help="What an amended claim should say; repeat for more."),
    ] = None,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why, for whoever reads on.")] = "",
    coder: Annotated[
        str,
        typer.Option(
            "--coder",
            metavar="NAME",
            envvar=CODER,
            help="Your name; if not given, $PLENIPO_CODER or your login.",
        ),
    ] = "",
) -> None:
    """Accept, reject or amend a claim; nothing a machine does later overwrites it.

    For example: plenipo judge talks 3f2a amend --set stance=oppose --reason "He refused it."
    """
    from plenipo import review
    from plenipo.coding import load_codebook
    from plenipo.store import Dossier

    terminal: Terminal = context.obj
    with Dossier.open(dossier) as opened:
        now = dt.datetime.now(dt.UTC)
        changes = dict(_change(text) for text in change or ())
        judgement = review.judge(
            opened.record,
            claim,
            verdict,
            coder or _login(),
            now,
            reason,
            changes,
            codebook=load_codebook(opened.codebook_path),
        )
    after = f"; it now has the id {judgement.amended.id}" if judgement.amended else ""
    terminal.say(f"{judgement.claim}: {judgement.verdict}, by {judgement.coder}{after}.")


def _change(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals or not key.strip():
        raise RecordError(f'"{text}" does not say what to set.', do="Write it as --set stance=oppose.")
    return key.strip(), value.strip()


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # nobody has a name in some containers
        return f"user {os.getuid()}" if hasattr(os, "getuid") else "user"
