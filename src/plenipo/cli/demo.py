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
    by_hand: Annotated[
        bool, typer.Option("--by-hand", help="With what a careful reader codes instead of what plenipo does.")
    ] = False,
) -> None:
    """Run the shipped example: an invented peace negotiation in seventeen dispatches."""
    terminal: Terminal = context.obj
    terminal.say("The talks over the Torvel valley: an invented negotiation that comes with plenipo.")
    name = "by-hand" if by_hand else "brief"
    stamp, out = folder / f".{name}", folder / f"{name}.html"
    home = folder / ("by-hand" if by_hand else "dossier")
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == _fingerprint(home, out):
        terminal.say("Nothing has changed since the brief was made.")
    else:
        make = _by_hand if by_hand else _by_plenipo
        make(terminal, home, out)
        stamp.write_text(_fingerprint(home, out), encoding="utf-8")
    terminal.result(f"The brief is {out}")
    terminal.say("Open it in a browser. Then try:")
    terminal.say(f"  plenipo show {home} shifts")
    terminal.say(f"  plenipo packages {home}")
    terminal.say("  plenipo brief YOUR-ARTICLES/ --out brief.html")


def _by_plenipo(terminal: Terminal, home: Path, out: Path) -> None:
    from plenipo import examples
    from plenipo.gather import GatherOptions

    dispatches = [str(examples.path() / "dispatches")]
    briefs.make(terminal, dispatches, GatherOptions(), home, out, str(examples.codebook()))


def _by_hand(terminal: Terminal, home: Path, out: Path) -> None:
    """The same dispatches with a person's claims and no machine's."""
    from plenipo import engine, examples

    with (
        briefs.open_or_make(terminal, home, str(examples.codebook())) as kept,
        terminal.progress() as progress,
    ):
        engine.add(kept, [examples.path() / "dispatches"], progress=progress)
        there = {claim.id for claim in kept.record.proposed_claims()}
        for claim in examples.claims():
            if claim.id not in there:
                kept.record.add_claim(claim)
        progress.begin("Writing the brief")
        briefs.write_brief(kept, out)
        progress.end()


def _fingerprint(home: Path, out: Path) -> str:
    """Changes when plenipo, the example, the demo's dossier or its brief does."""
    facts = hashlib.sha256()
    for file in (*_files(Path(plenipo.__file__).parent), *_files(home), *_files(out)):
        state = file.stat()
        facts.update(f"{file} {state.st_size} {state.st_mtime_ns}\n".encode("utf-8", "surrogatepass"))
    return facts.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    """The files below a folder, in order, without compiled code and hidden files."""
    for file in sorted(folder.rglob("*")) if folder.is_dir() else [folder]:
        if file.is_file() and not file.name.startswith(".") and file.suffix != ".pyc":
            yield file
