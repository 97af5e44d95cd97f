"""``plenipo readers``: who can read, and what each reader is made from."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from plenipo.cli.terminal import Column, Terminal

if TYPE_CHECKING:
    from plenipo.reading.catalogue import Material, ReaderCard


def readers(
    context: typer.Context,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print everything that is known as JSON, for other programs.")
    ] = False,
) -> None:
    """List the readers: what each is made from, its licence and size, and what to do to use it.

    Their names go after --reader of plenipo read and plenipo brief.
    """
    from plenipo.engine.methods import OURS
    from plenipo.reading.catalogue import catalogue

    terminal: Terminal = context.obj
    cards = catalogue(OURS["plenipo.readers"])
    if as_json:
        terminal.result(json.dumps([_row(card) for card in cards], ensure_ascii=False, indent=2))
        return
    terminal.table(
        (
            Column("name"),
            Column("here"),
            Column("size"),
            Column("what it is", words=True),
            Column("made from", words=True),
            Column("to use it", words=True),
        ),
        (
            (
                card.name,
                "yes" if card.available else "no",
                size(card.size_bytes),
                card.what,
                _origin(card),
                card.do or f"--reader {card.name}",
            )
            for card in cards
        ),
    )


def size(number: int | None) -> str:
    """Bytes as people say them.

    >>> size(7_340_032), size(900), size(None)
    ('7.3 MB', '1 kB', '')
    """
    if number is None:
        return ""
    return f"{number / 1e6:.1f} MB" if number >= 1e6 else f"{max(1, round(number / 1e3))} kB"


def _origin(card: ReaderCard) -> str:
    """The texts, the date and the licence in one cell."""
    parts = [", ".join(_material(one) for one in card.made_from), card.date, card.licence]
    return "; ".join(part for part in parts if part)


def _material(one: Material) -> str:
    notes = [
        f"{one.documents:,} documents" if one.documents else "",
        f"{one.words:,} words" if one.words else "",
        one.licence,
    ]
    told = ", ".join(note for note in notes if note)
    return f"{one.data} ({told})" if told else one.data


def _row(card: ReaderCard) -> dict[str, Any]:
    row = {field.name: getattr(card, field.name) for field in dataclasses.fields(card)}
    return row | {"made_from": [one.model_dump() for one in card.made_from]}
