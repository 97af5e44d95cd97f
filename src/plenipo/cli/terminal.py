"""What a command prints: results on standard output, everything about the work on standard error."""

from __future__ import annotations

import re
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TextIO

import typer

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress as Drawing
    from rich.progress import TaskID
    from rich.table import Table

    from plenipo.engine import Progress

STOPPED = 130
"""Exit status of a command that the user stopped, as shells have it."""


COMMANDING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters but for tab and line feed, and those that turn the direction of writing."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a printed table."""

    name: str
    words: bool = False
    """Whether it holds running text, which may wrap."""
    number: bool = False
    bare: bool = True
    """Whether its cells say what they are without the column's name."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where a command prints, and whether it may speak of its work."""

    quiet: bool = False

    def say(self, sentence: str = "") -> None:
        """Tell the user something about the work."""
        if not self.quiet:
            print(harmless(sentence), file=sys.stderr)

    def warn(self, sentence: str) -> None:
        """Tell the user something that matters even when quiet."""
        print(harmless(sentence), file=sys.stderr)

    def result(self, text: str) -> None:
        """Print a result; into a file or another program it goes exactly as it is."""
        print(harmless(text) if sys.stdout.isatty() else text)

    def paragraph(self, text: str, *, indent: str = "") -> None:
        """Print a result that may be long: wrapped in a terminal, one line anywhere else."""
        if sys.stdout.isatty():
            self.result(_wrapped(text, shutil.get_terminal_size().columns, indent))
        else:
            self.result(indent + text)

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
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        self._drawing: Drawing = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=30),
            TextColumn("{task.fields[count]}", markup=False),
            TimeElapsedColumn(),
            TextColumn("{task.fields[what]}", markup=False, style="dim"),
            console=console(sys.stderr),
        )
        self._task: TaskID | None = None
        self._done = 0
        self._total: int | None = None

    def __enter__(self) -> Bars:
        self._drawing.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._drawing.stop()

    def begin(self, stage: str, total: int | None = None) -> None:
        """Draw a new bar."""
        self._done, self._total = 0, total
        self._task = self._drawing.add_task(stage, total=total, what="", count="")

    def advance(self, what: str = "") -> None:
        """Move the bar on."""
        if self._task is not None:
            self._done += 1
            count = f"{self._done:,}" + (f" of {self._total:,}" if self._total else "")
            self._drawing.update(self._task, advance=1, what=what[-40:], count=count)

    def note(self, sentence: str) -> None:
        """Print a sentence above the bars."""
        self._drawing.console.print(sentence, markup=False, highlight=False)

    def end(self) -> None:
        """Leave the bar as it stands."""
        if self._task is not None:
            done = max(self._done, 1) if self._total is None else self._done
            self._drawing.update(self._task, total=done, completed=done, what="")
            self._task = None


def console(stream: TextIO) -> Console:
    """A rich console that prints text as it is: no markup, no emoji codes, no guessing at colours."""
    from rich.console import Console

    width, height = shutil.get_terminal_size()
    return Console(file=stream, width=width, height=height, markup=False, emoji=False, highlight=False)


LEAST_WORDS = 16
"""The narrowest a column of running text may get, in characters; wider if it has a longer word."""
PADDING = 3


def _draw(columns: Sequence[Column], rows: Iterable[Sequence[object]], title: str) -> None:
    """A table where it fits into the terminal, else one paragraph a row; nothing is ever cut off."""
    cells = [[_plain(value) for value in row] for row in rows]
    screen = console(sys.stdout)
    if title:
        screen.print(title, style="bold")
    least = [_least_width(column, [row[n] for row in cells]) for n, column in enumerate(columns)]
    if sum(least) + PADDING * len(least) <= screen.width:
        screen.print(_grid(columns, least, cells))
    else:
        for row in cells:
            _print_paragraph(screen, columns, row)


def _least_width(column: Column, texts: Sequence[str]) -> int:
    from rich.cells import cell_len

    natural = max(map(cell_len, (column.name, *texts)))
    longest = max((cell_len(word) for text in texts for word in text.split()), default=0)
    return min(natural, max(LEAST_WORDS, longest)) if column.words else natural


def _grid(columns: Sequence[Column], least: Sequence[int], cells: Sequence[Sequence[str]]) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, header_style="bold")
    for column, width in zip(columns, least, strict=True):
        justify: Literal["right", "left"] = "right" if column.number else "left"
        table.add_column(
            column.name, overflow="fold", no_wrap=not column.words, justify=justify, min_width=width
        )
    for row in cells:
        table.add_row(*row)
    return table


def _print_paragraph(screen: Console, columns: Sequence[Column], row: Sequence[str]) -> None:
    """The short cells on one line, then each running text on lines of its own."""
    cells = [(c, t if c.bare else f"{c.name} {t}") for c, t in zip(columns, row, strict=True) if t]
    short = "  ".join(text for column, text in cells if not column.words)
    screen.print(_wrapped(short, screen.width, ""), style="bold")
    for column, text in cells:
        if column.words:
            screen.print(_wrapped(text, screen.width, "    "))


def _wrapped(text: str, width: int, indent: str) -> str:
    return textwrap.fill(text, width, initial_indent=indent, subsequent_indent="    ", break_on_hyphens=False)


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:g}"
    return harmless(str(value))


def harmless(text: str) -> str:
    r"""Text without characters that command a terminal: a file or a page may hold any.

    >>> ascii(harmless("a\x1b[2Jb"))
    "'a\\ufffd[2Jb'"
    """
    return COMMANDING.sub("\ufffd", text)
