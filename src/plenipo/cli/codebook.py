"""``plenipo codebook``: a codebook tested by its own sentences, taken from another program, given to one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from plenipo.cli import drafting, options
from plenipo.cli.files import write_atomically
from plenipo.cli.summary import count
from plenipo.cli.terminal import Column, Terminal
from plenipo.errors import PlenipoError

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True)

Codebook = Annotated[
    str,
    typer.Argument(metavar="CODEBOOK", help="A YAML file, the name of a shipped codebook, or a dossier."),
]
PROBLEMS = {
    "example": "is not coded to the option it is an example of",
    "counterexample": "is coded to the option it is a counterexample of",
    "term": "names another option of the issue too",
}


@app.callback()
def codebook() -> None:
    """Test a codebook by its own sentences; exchange codebooks with NVivo, MAXQDA, ATLAS.ti and others."""


@app.command(short_help="Test a codebook by its own examples.")
def test(context: typer.Context, codebook: Codebook) -> None:
    """Code the codebook's own examples and counterexamples, and list what does not come out as it should.

    Exit status 1 if anything is listed.
    """
    from plenipo.coding import check_codebook, load_codebook

    terminal: Terminal = context.obj
    book = load_codebook(_path(codebook))
    found = check_codebook(book)
    choices = [option for issue in book.issues.values() for option in issue.options.values()]
    tried = sum(len(option.examples) + len(option.counterexamples) for option in choices)
    terminal.say(f"Tried {count(tried, 'sentence')} of {count(len(choices), 'option')}.")
    if not found:
        terminal.say("Each is coded as it should be, and no two options share a term.")
        return
    terminal.table(
        (Column("issue"), Column("option"), Column("what"), Column("problem"), Column("text", words=True)),
        ((one.issue, one.option, one.problem, PROBLEMS[one.problem], one.text) for one in found),
    )
    raise typer.Exit(1)


@app.command(name="import", short_help="Make a codebook of a .qdc file.")
def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE.qdc", help="A codebook exported as REFI-QDA.")],
    out: options.Out = None,
) -> None:
    """Make a codebook of one from NVivo, MAXQDA, ATLAS.ti, QualCoder or any program that writes REFI-QDA.

    Codes at the top become issues and the codes under them options. One that plenipo exported comes back
    as it was.
    """
    from plenipo.coding.qdc import import_qdc

    terminal: Terminal = context.obj
    if not file.is_file():
        raise PlenipoError("There is no such file.", where=str(file), do="Name a .qdc file.")
    made = import_qdc(file.read_bytes(), str(file))
    for note in made.notes:
        terminal.warn(note)
    if out is None:
        terminal.result(made.text.rstrip("\n"))
        return
    write_atomically(out, made.text.encode("utf-8"))
    terminal.say(f"The codebook is {out}. Next: plenipo codebook test {out}")


@app.command(short_help="Write a codebook as a .qdc file.")
def export(
    context: typer.Context,
    codebook: Codebook,
    file: Annotated[Path, typer.Argument(metavar="FILE.qdc", help="Where it goes.")],
) -> None:
    """Write a codebook for NVivo, MAXQDA, ATLAS.ti, QualCoder or any program that reads REFI-QDA."""
    from plenipo.coding import load_codebook
    from plenipo.coding.qdc import export_qdc

    terminal: Terminal = context.obj
    write_atomically(file, export_qdc(load_codebook(_path(codebook))))
    terminal.say(f"The codebook is {file}")


app.command(short_help="Propose a codebook from documents.")(drafting.draft)


def _path(codebook: str) -> str | Path:
    """The codebook file in a dossier, where one is named."""
    return Path(codebook) / "codebook.yaml" if Path(codebook).is_dir() else codebook
