"""``plenipo demo``: the shipped example, end to end."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from plenipo.cli import briefs
from plenipo.cli.terminal import Terminal


def demo(
    context: typer.Context,
    folder: Annotated[
        Path, typer.Option("--folder", metavar="DIR", help="Where the demo's brief and dossier go.")
    ] = Path("plenipo-demo"),
) -> None:
    """Run the shipped example: an invented peace negotiation in seventeen dispatches."""
    from plenipo import examples
    from plenipo.gather import GatherOptions

    terminal: Terminal = context.obj
    dispatches = examples.path() / "dispatches"
    terminal.say("The talks over the Torvel valley: an invented negotiation that comes with plenipo.")
    briefs.make(
        terminal,
        [str(dispatches)],
        GatherOptions(),
        folder / "dossier",
        folder / "brief.html",
        str(examples.codebook()),
    )
    terminal.say("Open it in a browser. Then try:")
    terminal.say(f"  plenipo show {folder / 'dossier'} shifts")
    terminal.say(f"  plenipo packages {folder / 'dossier'}")
    terminal.say("  plenipo brief YOUR-ARTICLES/ --out brief.html")
