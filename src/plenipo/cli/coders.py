"""``plenipo coders``: who can code, and what each coder is."""

from __future__ import annotations

import dataclasses
import json
from typing import Annotated

import typer

from plenipo.cli.terminal import Column, Terminal

SENT = {True: "to that server", False: "nowhere", None: "ask its author"}


def coders(
    context: typer.Context,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print everything that is known as JSON, for other programs.")
    ] = False,
) -> None:
    """List the coders: what each is, whether texts are sent anywhere, and what to do to use it.

    Their names go after --coder of plenipo read and plenipo brief.
    """
    from plenipo.coding.catalogue import catalogue
    from plenipo.engine.methods import DEFAULT_CODER, OURS

    terminal: Terminal = context.obj
    cards = catalogue(OURS["plenipo.coders"])
    if as_json:
        rows = [dataclasses.asdict(card) | {"default": card.name == DEFAULT_CODER} for card in cards]
        terminal.result(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    terminal.table(
        (
            Column("name"),
            Column("what it is", words=True),
            Column("texts are sent"),
            Column("to use it", words=True),
        ),
        (
            (
                card.name,
                card.what,
                SENT[card.sends],
                card.do or _use(card.name, DEFAULT_CODER),
            )
            for card in cards
        ),
    )


def _use(name: str, usual: str) -> str:
    from plenipo.engine.methods import LABELS_CODER

    if name == LABELS_CODER:
        return "used where the codebook has labels alone"
    return "used unless another is named" if name == usual else f"--coder {name}"
