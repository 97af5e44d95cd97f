"""The program as a whole: help, switches, errors, and what it does not import."""

import os
import subprocess
import sys

import pytest
import typer

from plenipo.cli import app as program
from plenipo.cli.app import app, run
from plenipo.errors import PlenipoError

COMMANDS = ["brief", "demo", "init", "add", "read", "show", "export", "judge", "evaluate"]
COMMANDS += ["network", "forecast", "packages", "codebooks", "readers", "coders", "codebook"]


def plenipo(*arguments: str, **kwargs) -> subprocess.CompletedProcess:
    environment = {**os.environ, "COLUMNS": "100"}
    return subprocess.run(
        [sys.executable, "-m", "plenipo", *arguments],
        capture_output=True,
        text=True,
        env=environment,
        **kwargs,
    )


def test_help_lists_every_command_and_no_other() -> None:
    assert sorted(typer.main.get_command(app).commands) == sorted(COMMANDS)
    text = plenipo("--help").stdout
    assert all(f"\n  {name} " in text for name in COMMANDS)
    assert "..." not in text.split("Commands:")[1], "a short help is cut"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_every_option_has_help(name: str) -> None:
    command = typer.main.get_command(app).commands[name]
    assert command.help
    assert all(getattr(parameter, "help", None) for parameter in command.params)
    assert run([name, "--help"]) == 0


@pytest.mark.parametrize("module", ["plenipo", "plenipo.cli"])
def test_it_runs_as_a_module(module: str) -> None:
    done = subprocess.run([sys.executable, "-m", module, "--version"], capture_output=True, text=True)
    assert done.stdout.startswith("plenipo ")


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from plenipo.cli.app import run; run(['--help']); "
        "heavy = {'rich', 'sqlalchemy', 'numpy', 'yaml', 'trafilatura', 'networkx', 'pydantic'}; "
        "print(heavy & set(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stderr.strip() == "set()"


def test_no_arguments_shows_the_help() -> None:
    assert "Commands:" in "".join([plenipo().stdout, plenipo().stderr])


def test_wrong_usage_is_told_in_one_line_and_exits_2() -> None:
    done = plenipo("show")
    assert done.returncode == 2
    assert "DOSSIER" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_wrong_date_is_explained() -> None:
    done = plenipo("show", "somewhere", "claims", "--as-of", "last Tuesday")
    assert done.returncode == 2
    assert "write it as 2025-09-30" in done.stderr


def failing(error: Exception):
    def fail(**_: object) -> None:
        raise error

    return fail


def test_an_error_is_one_sentence_and_exits_1(monkeypatch, capsys) -> None:
    error = PlenipoError("The codebook has no issues.", where="codebook.yaml", do="Add one.")
    monkeypatch.setattr(program, "app", failing(error))
    assert run(["read", "somewhere"]) == 1
    assert capsys.readouterr().err == "plenipo: codebook.yaml: The codebook has no issues. Add one.\n"


def test_debug_shows_the_trace_wherever_it_stands(monkeypatch, capsys) -> None:
    monkeypatch.setattr(program, "app", failing(PlenipoError("No.")))
    assert run(["read", "somewhere", "--debug"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_a_mistake_of_ours_is_said_to_be_one(monkeypatch, capsys) -> None:
    monkeypatch.setattr(program, "app", failing(ZeroDivisionError("division by zero")))
    assert run(["read", "somewhere"]) == 1
    said = capsys.readouterr().err
    assert "mistake in plenipo itself" in said
    assert "Traceback" not in said


def test_a_missing_file_is_named(monkeypatch, capsys) -> None:
    monkeypatch.setattr(program, "app", failing(FileNotFoundError(2, "No such file or directory", "x.yaml")))
    assert run(["read", "somewhere"]) == 1
    assert capsys.readouterr().err == "plenipo: x.yaml: No such file or directory.\n"


def test_the_doctests_of_the_room() -> None:
    import doctest
    import importlib

    for name in ("app", "formats", "gold_file", "summary", "terminal"):
        module = importlib.import_module(f"plenipo.cli.{name}")
        assert doctest.testmod(module).failed == 0
