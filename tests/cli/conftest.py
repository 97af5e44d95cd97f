"""Running plenipo as a user does, and a dossier of the shipped example to look at."""

import contextlib
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest

from plenipo import examples
from plenipo.cli.app import run

Run = Callable[..., subprocess.CompletedProcess]
SETTINGS = {"COLUMNS": "100", "PLENIPO_CODER": "tester"}


def run_here(*arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess:
    """Run a command line in this process, with output and error of its own: no second lost on imports."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    words = [str(argument) for argument in arguments]
    with (
        contextlib.chdir(cwd or Path.cwd()),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        patch.dict(os.environ, SETTINGS),
    ):
        status = run(words)
    return subprocess.CompletedProcess(words, status, _text(out), _text(err))


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    return stream.buffer.getvalue().decode()  # type: ignore[attr-defined]


def run_apart(*arguments: object, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess:
    """Run a command line in a process of its own."""
    command = [sys.executable, "-m", "plenipo", *map(str, arguments)]
    settings = {**os.environ, **SETTINGS, **environment}
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=settings, timeout=300)


@pytest.fixture(scope="session")
def plenipo() -> Run:
    return run_here


@pytest.fixture(scope="session")
def plenipo_apart() -> Run:
    return run_apart


@pytest.fixture(scope="session")
def torvel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier of the shipped example, read; tests that write copy it."""
    folder = tmp_path_factory.mktemp("cli") / "torvel"
    for command in (
        ("init", folder, "--codebook", examples.codebook()),
        ("add", folder, examples.path() / "dispatches"),
        ("read", folder, "--workers", 1),
    ):
        done = run_here(*command)
        assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def mine(torvel: Path, tmp_path: Path) -> Path:
    """A copy of the dossier to write in."""
    return Path(shutil.copytree(torvel, tmp_path / "torvel"))
