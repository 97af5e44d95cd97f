"""The page about the command line, made from the commands themselves: ``python docs/cli_reference.py``."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin

from typer.models import ArgumentInfo, OptionInfo

from plenipo.cli.app import app

PAGE = Path(__file__).parent / "reference" / "cli.md"
HEAD = """\
# Commands

<!-- Made by docs/cli_reference.py from the commands themselves: edit their help, not this page. -->

`plenipo COMMAND --help` says the same in the terminal. Results go to standard output; everything about the
work (progress, what was skipped and why) goes to standard error. Tables are drawn in a terminal and
tab-separated anywhere else.

Exit status: 0 when something was done, even if some inputs were skipped (they are listed); 1 when nothing
could be done, with one sentence that says why; 2 when the command line is wrong; 130 when you stopped it.

Two switches may stand anywhere on the line: `--quiet` (or `-q`) prints results and errors only, `--debug`
shows the trace of an error. `plenipo --version` prints the version.

"""


def page() -> str:
    """The whole page."""
    return HEAD + "\n".join(section(name, command) for name, command in commands())


def commands() -> Iterator[tuple[str, Any]]:
    """Every command by its full name, with the function behind it."""
    for command in app.registered_commands:
        yield name_of(command), command.callback
    for group in app.registered_groups:
        for command in group.typer_instance.registered_commands:
            yield f"{group.name} {name_of(command)}", command.callback


def name_of(command: Any) -> str:
    """What a command is called by the user."""
    return str(command.name or command.callback.__name__)


def section(name: str, command: Any) -> str:
    """What one command does, its arguments and its options."""
    parameters = [p for p in inspect.signature(command, eval_str=True).parameters.values() if stated(p)]
    arguments = [p for p in parameters if isinstance(stated(p), ArgumentInfo)]
    options = [p for p in parameters if isinstance(stated(p), OptionInfo)]
    usage = " ".join(["plenipo", name, *(metavar(p) for p in arguments), *(["[OPTIONS]"] if options else [])])
    lines = [f"## {name}", "", "```text", usage, "```", "", inspect.cleandoc(command.__doc__), ""]
    lines += ["| argument or option | what it is |", "|---|---|"]
    lines += [f"| {cell(label(p))} | {cell(described(p))} |" for p in (*arguments, *options)]
    return "\n".join([*lines, ""])


def stated(parameter: inspect.Parameter) -> Any:
    """What the command says of a parameter: a typer argument or option; nothing for the context."""
    notes = getattr(parameter.annotation, "__metadata__", ())
    return next((note for note in notes if isinstance(note, ArgumentInfo | OptionInfo)), None)


def label(parameter: inspect.Parameter) -> str:
    """How a parameter is written."""
    info = stated(parameter)
    if isinstance(info, ArgumentInfo):
        return f"`{metavar(parameter)}`"
    value = "" if kind(parameter) is bool else f" {metavar(parameter)}"
    names = (info.default, *info.param_decls)  # inside Annotated, typer keeps the first name in "default"
    return f"`{next(name for name in names if str(name).startswith('--'))}{value}`"


def described(parameter: inspect.Parameter) -> str:
    """The help of a parameter, with what it is when not given."""
    info, default = stated(parameter), parameter.default
    if default in (None, "", False, inspect.Parameter.empty):
        return str(info.help)
    return f"{info.help} Usually `{getattr(default, 'value', default)}`."


def metavar(parameter: inspect.Parameter) -> str:
    """What stands for the value: the word the command gives, or the choices there are."""
    info, of = stated(parameter), kind(parameter)
    if info.metavar:
        several = isinstance(info, ArgumentInfo) and get_origin(of) is list
        return f"{info.metavar}{'...' if several else ''}"
    if isinstance(of, type) and issubclass(of, Enum):
        return "{" + "|".join(str(member.value) for member in of) + "}"
    return parameter.name.upper()


def kind(parameter: inspect.Parameter) -> Any:
    """The type of a parameter, without ``None``."""
    of = parameter.annotation.__origin__
    members = [member for member in get_args(of) if member is not type(None)]
    return members[0] if isinstance(of, UnionType) else of


def cell(text: str) -> str:
    """Text that may stand in a Markdown table."""
    return text.replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"wrote {PAGE}")
