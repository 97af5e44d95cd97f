"""What a command prints: results on standard output, everything about the work on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

import typer

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress as Drawing
    from rich.progress import TaskID

    from plenipo.engine import Progress

STOPPED = 130
"""Exit status of a command that the user stopped, as shells have it."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a printed table; ``words`` may wrap over many lines, others break only when they must."""

    name: str
    words: bool = False
    number: bool = False


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where a command prints, and whether it may speak of its work."""

    quiet: bool = False

    def say(self, sentence: str = "") -> None:
        """Tell the user something about the work."""
        if not self.quiet:
            print(sentence, file=sys.stderr)

    def warn(self, sentence: str) -> None:
        """Tell the user something that matters even when quiet."""
        print(sentence, file=sys.stderr)

    def result(self, text: str) -> None:
        """Print a result."""
        print(text)

    def table(self, columns: Sequence[Column], rows: Iterable[Sequence[object]], *, title: str = "") -> None:
        """Print rows as a table in a terminal, and as tab-separated lines with a header anywhere else."""
        if sys.stdout.isatty():
            _draw(columns, rows, title)
        else:
            print(*(column.name for column in columns), sep="\t")
            for row in rows:
                print(*(" ".join(_plain(value).split()) for value in row), sep="\t")

    @contextmanager
    def progress(self) -> Iterator[Progress]:
        """Progress that is drawn while a job runs, and what is said when the user stops it."""
        try:
            if self.quiet or not sys.stderr.isatty():
                yield Lines(self)
            else:
                with Bars() as bars:
                    yield bars
        except KeyboardInterrupt:
            self.warn("Stopped. What was read is kept; run the same command again and it goes on from there.")
            raise typer.Exit(STOPPED) from None


@dataclass(frozen=True, slots=True)
class Lines:
    """Progress where nobody draws: only what the user should know."""

    terminal: Terminal

    def begin(self, stage: str, total: int | None = None) -> None:
        """Say nothing."""

    def advance(self, what: str = "") -> None:
        """Say nothing."""

    def note(self, sentence: str) -> None:
        """Say it."""
        self.terminal.say(sentence)

    def end(self) -> None:
        """Say nothing."""


class Bars:
    """Progress as bars on standard error."""

    def __init__(self) -> None:
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        self._drawing: Drawing = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=30),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.fields[what]}", markup=False, style="dim"),
            console=console(sys.stderr),
        )
        self._task: TaskID | None = None

    def __enter__(self) -> Bars:
        self._drawing.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._drawing.stop()

    def begin(self, stage: str, total: int | None = None) -> None:
        """Draw a new bar."""
        self._task = self._drawing.add_task(stage, total=total, what="")

    def advance(self, what: str = "") -> None:
        """Move the bar on."""
        if self._task is not None:
            self._drawing.update(self._task, advance=1, what=what[-40:])

    def note(self, sentence: str) -> None:
        """Print a sentence above the bars."""
        self._drawing.console.print(sentence, markup=False, highlight=False)

    def end(self) -> None:
        """Leave the bar as it stands."""
        if self._task is not None:
            done = self._drawing.tasks[self._drawing.task_ids.index(self._task)].completed
            self._drawing.update(self._task, total=done, what="")
            self._task = None


def console(stream: TextIO) -> Console:
    """A rich console that prints text as it is: no markup, no emoji codes, no guessing at colours."""
    from rich.console import Console

    return Console(file=stream, markup=False, emoji=False, highlight=False)


def _draw(columns: Sequence[Column], rows: Iterable[Sequence[object]], title: str) -> None:
    from rich import box
    from rich.table import Table

    table = Table(title=title or None, title_justify="left", box=box.SIMPLE_HEAD, show_lines=False)
    for column in columns:
        table.add_column(
            column.name,
            overflow="fold",  # never an ellipsis: what is printed is all there is
            justify="right" if column.number else "left",
            ratio=3 if column.words else None,
            min_width=24 if column.words else None,
        )
    for row in rows:
        table.add_row(*(_plain(value) for value in row))
    console(sys.stdout).print(table)


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:g}"
    return str(value)
