#!/usr/bin/env python3
"""Two commands on a bare machine: ``python3 dev.py demo`` and ``python3 dev.py test``.

Standard library only. The first run makes ``.venv`` and installs plenipo with its test tools into it (with uv
when it is there); later runs start at once, unless ``pyproject.toml`` changed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / ".plenipo-installed"


def run(*command: str | Path) -> None:
    """Run a command in the checkout; leave with its status if it fails."""
    status = subprocess.run([str(part) for part in command], cwd=HERE, check=False).returncode
    if status:
        sys.exit(status)


def install() -> None:
    """Make the environment, unless it is there and up to date."""
    wanted = hashlib.sha256((HERE / "pyproject.toml").read_bytes() + sys.version.encode()).hexdigest()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text() == wanted:
        return
    print("Setting up .venv (once; a minute or so) ...", flush=True)
    uv = shutil.which("uv")
    if uv:
        run(uv, "venv", "--quiet", "--allow-existing", "--python", sys.executable, VENV)
        run(uv, "pip", "install", "--quiet", "--python", PYTHON, "-e", ".[test]")
    else:
        try:
            import ensurepip  # noqa: F401  Debian ships Python without it
        except ImportError:
            sys.exit("Python has no venv module here. On Debian or Ubuntu: apt-get install python3-venv")
        run(sys.executable, "-m", "venv", VENV)
        run(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-e", ".[test]")
    STAMP.write_text(wanted)


def check(arguments: list[str]) -> None:
    """The whole suite: style, types, tests, documentation. With arguments, only pytest with those."""
    if not arguments:
        run(PYTHON, "-m", "ruff", "check", ".")
        run(PYTHON, "-m", "ruff", "format", "--check", ".")
        run(PYTHON, "-m", "mypy")
        run(PYTHON, "-m", "sphinx", "-q", "-W", "-b", "html", "docs", "docs/_build")
    run(PYTHON, "-m", "pytest", *(arguments or ["-n", "2"]))


def main() -> None:
    """Dispatch ``demo``, ``test`` or any ``plenipo`` command."""
    if sys.version_info < (3, 11):
        sys.exit(f"plenipo needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    command, *rest = sys.argv[1:] or ["help"]
    if command in {"help", "-h", "--help"}:
        sys.exit("python3 dev.py demo   run the shipped example and say where the brief is\n"
                 "python3 dev.py test   style, types, documentation and the whole test suite")  # fmt: skip
    install()
    if command == "test":
        check(rest)
    else:
        run(PYTHON, "-m", "plenipo.cli", command, *rest)


if __name__ == "__main__":
    main()
