"""``plenipo demo``: the shipped example, end to end."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

import plenipo
from plenipo.cli import briefs
from plenipo.cli.terminal import Terminal


def demo(
    context: typer.Context,
    folder: Annotated[
        Path, typer.Option("--folder", metavar="DIR", help="Where the demo's brief and dossier go.")
    ] = Path("plenipo-demo"),
) -> None:
    """Run the shipped example: an invented peace negotiation in seventeen dispatches."""
    terminal: Terminal = context.obj
    terminal.say("The talks over the Torvel valley: an invented negotiation that comes with plenipo.")
    stamp, brief = folder / ".made", folder / "brief.html"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == _fingerprint(folder):
        terminal.say("Nothing has changed since the brief was made.")
        terminal.result(f"The brief is {brief}")
    else:
        _make(terminal, folder, brief)
        stamp.write_text(_fingerprint(folder), encoding="utf-8")
    terminal.say("Open it in a browser. Then try:")
    terminal.say(f"  plenipo show {folder / 'dossier'} shifts")
    terminal.say(f"  plenipo packages {folder / 'dossier'}")
    terminal.say("  plenipo brief YOUR-ARTICLES/ --out brief.html")


def _make(terminal: Terminal, folder: Path, brief: Path) -> None:
    from plenipo import examples
    from plenipo.gather import GatherOptions

    dispatches = examples.path() / "dispatches"
    codebook = str(examples.codebook())
    briefs.make(terminal, [str(dispatches)], GatherOptions(), folder / "dossier", brief, codebook)


def _fingerprint(folder: Path) -> str:
    """Changes when plenipo, the example, the demo's dossier or its brief does."""
    facts = hashlib.sha256()
    for file in (*_files(Path(plenipo.__file__).parent), *_files(folder)):
        state = file.stat()
        facts.update(f"{file} {state.st_size} {state.st_mtime_ns}\n".encode("utf-8", "surrogatepass"))
    return facts.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    """The files below a folder, in order, without compiled code and hidden files."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.name.startswith(".") and file.suffix != ".pyc":
            yield file
