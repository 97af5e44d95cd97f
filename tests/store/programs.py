"""What other programs do to a dossier, as ``python -m tests.store.programs NAME DOSSIER``."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from plenipo.store import Dossier
from tests.store.samples import METHOD, claim, document, statement


def hold(path: Path) -> None:
    """Take the writer's lock, say so, and keep it until killed."""
    with Dossier.open(path) as dossier, dossier.writing(wait_seconds=0):
        dossier.record.add_document(document(500))
        print("held", flush=True)
        time.sleep(60)


def write(path: Path, first: int) -> None:
    """Add and read documents without the lock, each in its own transactions."""
    with Dossier.open(path) as dossier:
        for number in range(first, first + 25):
            one = document(number)
            dossier.record.add_document(one)
            dossier.record.save_reading(one.id, *METHOD, [statement(one)], [claim(one)])


def job(path: Path, first: int) -> None:
    """The same as a job that takes the lock."""
    with Dossier.open(path) as dossier, dossier.writing(wait_seconds=30):
        write(path, first)


if __name__ == "__main__":
    name, folder, *numbers = sys.argv[1:]
    {"hold": hold, "write": write, "job": job}[name](Path(folder), *map(int, numbers))  # type: ignore[operator]
