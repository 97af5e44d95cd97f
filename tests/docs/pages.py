"""Run the examples of a documentation page, in a folder of their own, as a reader would.

In order: a ``code-block`` with a caption becomes the file of that name; ``$`` lines of ``console`` blocks run
as commands and their output must be what the page shows (``...`` stands for anything); a ``python`` block
runs as a script. ``CLAIM`` in a command stands for the first claim that is listed. To write what the commands
really print into the pages: ``python tests/docs/pages.py --update``.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unittest.mock import patch

from plenipo import engine, examples
from plenipo.cli.app import run as plenipo
from plenipo.store import Dossier

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = sorted(
    page for page in DOCS.rglob("*.md") if not {"_build", "methods"} & set(page.relative_to(DOCS).parts)
)
BLOCK = re.compile(
    r"^```(?:(?P<kind>[a-z]+)|\{code-block\} [a-z]+\n:caption: (?P<file>\S+)\n)\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
SETTINGS = {"COLUMNS": "100", "TERM": "dumb", "PLENIPO_CODER": "you"}
CHANGING = re.compile(r"\b[0-9a-f]{12}\b|\d[\d,]*(?:\.\d+)?")
"""Ids and numbers: they change with every improvement of the reader, the words around them do not."""


@dataclass(frozen=True, slots=True)
class Step:
    """A command of a page and the output the page shows for it; no output shown means any will do."""

    command: str
    shown: str


def steps(body: str) -> Iterator[Step]:
    """The commands of a console block."""
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield Step(command, shown)


def prepare(folder: Path, page: Path) -> None:
    """What pages take for granted: dispatches, a codebook, articles, notes, and a dossier called talks."""
    dispatches = examples.dispatches()
    shutil.copytree(dispatches[0].parent, folder / "dispatches")
    shutil.copy(examples.codebook(), folder / "torvel.yaml")
    (folder / "articles").mkdir()
    for file in dispatches[:8]:
        shutil.copy(file, folder / "articles")
    (folder / "notes").mkdir()
    note = "Title: Note\nDate: 2025-09-28\n\nTesmer said that Ossiria would accept drones and sensors.\n"
    (folder / "notes/conversation.txt").write_text(note)
    if "plenipo init talks" not in page.read_text(encoding="utf-8"):
        shutil.copytree(Path(ready().name) / "talks", folder / "talks")


@cache
def ready() -> tempfile.TemporaryDirectory[str]:
    """A folder with a dossier of the shipped example, read; made once."""
    folder = tempfile.TemporaryDirectory()
    with Dossier.create(
        Path(folder.name) / "talks", examples.codebook().read_text(encoding="utf-8")
    ) as talks:
        engine.add(talks, [examples.path() / "dispatches"])
        engine.process(talks, workers=1)
    return folder


class Screen(io.TextIOWrapper):
    """One of two streams that show on the same screen; ``drawn`` if it says it is a terminal."""

    def __init__(self, glass: io.BytesIO, *, drawn: bool) -> None:
        super().__init__(glass, encoding="utf-8", newline="", write_through=True)
        self.drawn = drawn

    def isatty(self) -> bool:
        return self.drawn


def run(command: str, folder: Path) -> tuple[int, str]:
    """Run a command line as in a terminal, though without moving bars; the status, and what it printed."""
    with chdir(folder), patch.dict(os.environ, SETTINGS):
        if not command.startswith("plenipo ") or set(command) & set("|<>"):
            return _run_in_shell(command)
        glass = io.BytesIO()
        out, err = Screen(glass, drawn=True), Screen(glass, drawn=False)
        with redirect_stdout(out), redirect_stderr(err):
            status = plenipo(shlex.split(command)[1:])
        return status, "".join(line.rstrip() + "\n" for line in glass.getvalue().decode().splitlines())


def _run_in_shell(command: str) -> tuple[int, str]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        command, shell=True, capture_output=True, text=True, env={**os.environ, "PATH": path}, check=False
    )
    return done.returncode, done.stderr + done.stdout


def first_claim(folder: Path) -> str:
    """The id of the first claim in the page's dossier."""
    dossier = next(file.parent for file in sorted(folder.rglob("dossier.toml")))
    with Dossier.open(dossier) as opened:
        return opened.record.claims()[0].id


def agrees(shown: str, printed: str) -> bool:
    """Whether the output is what the page shows: ``...`` stands for anything, a number for any number.

    >>> agrees("Claims  121 in 0.3 s", "Claims 98 in 12.5 s"), agrees("Read ...", "Added 3 documents")
    (True, False)
    """
    squeezed = [re.sub(r"[ \t─]+", " ", CHANGING.sub("0", text)).strip() for text in (shown, printed)]
    pattern = ".*?".join(re.escape(part) for part in squeezed[0].split("..."))
    return re.fullmatch(pattern, squeezed[1], re.DOTALL) is not None


def perform(page: Path, folder: Path) -> Iterator[tuple[Step, int, str]]:
    """Do what a page says; each command with its status and output."""
    for block in BLOCK.finditer(page.read_text(encoding="utf-8")):
        kind, body = block["kind"], block["body"]
        if block["file"]:
            (folder / block["file"]).write_text(body, encoding="utf-8")
        elif kind == "python":
            yield Step("python", ""), *run_python(body, folder)
        elif kind == "console":
            for step in steps(body):
                command = step.command
                if "CLAIM" in command:
                    command = command.replace("CLAIM", first_claim(folder))
                yield step, *run(command, folder)


def run_python(code: str, folder: Path) -> tuple[int, str]:
    """Run a script; one that needs what is not installed counts as run."""
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True)
    absent = "ModuleNotFoundError: No module named 'pandas'" in done.stderr
    return (0 if absent else done.returncode), done.stdout + done.stderr


def update(page: Path) -> None:
    """Write into a page what its commands print; where ``...`` ends it, as many lines as before it."""
    text = page.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder), page)
        for step, _, printed in perform(page, Path(folder)):
            if step.shown and ("..." not in step.shown or not agrees(step.shown, printed)):
                old = f"$ {step.command}\n{step.shown}"
                text = text.replace(old, f"$ {step.command}\n{_shortened(step.shown, printed)}")
    page.write_text(text, encoding="utf-8")


def _shortened(shown: str, printed: str) -> str:
    if not shown.endswith("...\n"):
        return printed
    return "".join(printed.splitlines(keepends=True)[: shown.count("\n") - 1]) + "...\n"


if __name__ == "__main__":
    for each in PAGES:
        if "--update" in sys.argv:
            update(each)
            print(each)
