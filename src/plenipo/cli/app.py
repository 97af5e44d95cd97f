"""The commands by name, the two switches that stand anywhere, and what happens when something goes wrong."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from plenipo.cli import (
    analyses,
    briefs,
    codebook,
    codebooks,
    coders,
    demo,
    dossiers,
    evaluating,
    exporting,
    judging,
    readers,
    showing,
)
from plenipo.cli.terminal import Terminal, harmless
from plenipo.errors import PlenipoError
from plenipo.version import __version__

SWITCHES = frozenset({"--debug", "--quiet", "-q"})

app = typer.Typer(
    name="plenipo",
    rich_markup_mode=None,  # plain help: a third of the time, and the same for every screen reader
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"plenipo {__version__}")
        raise typer.Exit


@app.callback()
def plenipo(
    context: typer.Context,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print results and errors only.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the trace of an error.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """From what was said about a negotiation to the brief a delegation carries to the table.

    Start with: plenipo demo, or: plenipo brief ARTICLES/ --out brief.html

    --quiet and --debug may stand anywhere on the line.
    """
    context.obj = Terminal(quiet=quiet)


for command, in_short in (
    (briefs.brief, "From articles to a brief, all in one."),
    (demo.demo, "Run the shipped example."),
    (dossiers.init, "Make a new dossier."),
    (dossiers.add, "Put documents into a dossier."),
    (dossiers.read, "Read and code what is new."),
    (showing.show, "Show what is in a dossier."),
    (exporting.export, "Write rows for R, pandas, spreadsheets."),
    (judging.judge, "Accept, reject or amend a claim."),
    (evaluating.evaluate, "Measure claims against a person's."),
    (analyses.network, "Who sides with whom."),
    (analyses.forecast, "What is likely to come out."),
    (analyses.packages, "What can be agreed, and who blocks it."),
    (codebooks.codebooks, "The codebooks that come with plenipo."),
    (readers.readers, "Who can read, and what each is made from."),
    (coders.coders, "Who can code."),
):
    app.command(short_help=in_short)(command)
app.add_typer(codebook.app, name="codebook", short_help="Test a codebook; exchange it with others.")


def switches_first(arguments: Sequence[str]) -> list[str]:
    """The arguments with ``--debug`` and ``--quiet`` moved to the front, where the program itself takes them.

    >>> switches_first(["brief", "articles", "--debug"])
    ['--debug', 'brief', 'articles']
    >>> switches_first(["add", "d", "--", "--quiet"])
    ['add', 'd', '--', '--quiet']
    """
    end = arguments.index("--") if "--" in arguments else len(arguments)
    mine = [a for a in arguments[:end] if a in SWITCHES]
    return [*mine, *(a for a in arguments[:end] if a not in SWITCHES), *arguments[end:]]


def run(arguments: Sequence[str]) -> int:
    """Run one command line; the exit status: 0 done, 1 nothing could be done, 2 wrong usage, 130 stopped."""
    _speak_utf8()
    try:
        app(args=switches_first(arguments), prog_name="plenipo")
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    except PlenipoError as error:
        return _failed(str(error), arguments)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return _failed(f"{where}{error.strerror or error}.", arguments)
    except Exception as error:
        return _failed(
            f"{type(error).__name__}: {error}. This is a mistake in plenipo itself, not in your files; "
            "run the command again with --debug and report what it prints.",
            arguments,
        )
    return 0


def _failed(sentence: str, arguments: Sequence[str]) -> int:
    if "--debug" in arguments:
        import traceback

        traceback.print_exc()
    print(harmless(f"plenipo: {sentence}"), file=sys.stderr)
    return 1


def _speak_utf8() -> None:
    """Pipes and files get UTF-8 everywhere; a terminal that cannot show a character gets a question mark."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
