"""Running plenipo as a user does, and a dossier of the shipped example to look at."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from plenipo import examples

Run = Callable[..., subprocess.CompletedProcess]


def run_plenipo(
    *arguments: object, cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "plenipo", *map(str, arguments)]
    settings = {**os.environ, "COLUMNS": "100", "PLENIPO_CODER": "tester", **environment}
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=settings, timeout=300)


@pytest.fixture(scope="session")
def plenipo() -> Run:
    return run_plenipo


@pytest.fixture(scope="session")
def torvel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier of the shipped example, read; tests that write copy it."""
    folder = tmp_path_factory.mktemp("cli") / "torvel"
    assert run_plenipo("init", folder, "--codebook", examples.codebook()).returncode == 0
    assert run_plenipo("add", folder, examples.path() / "dispatches").returncode == 0
    done = run_plenipo("read", folder)
    assert done.returncode == 0, done.stderr
    return folder
