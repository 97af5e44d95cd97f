"""``python -m tests.engine.reading DOSSIER WORKERS``: a job that reads a dossier, to be killed by a test."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

from plenipo.engine import Silent, process
from plenipo.store import Dossier
from tests.engine.fakes import BOOK, FakeCoder, FakeReader


def main() -> None:
    """Read everything that is pending; Ctrl-C ends it, also where the tests run in the background."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with Dossier.open(Path(sys.argv[1])) as dossier:
        print("begun", flush=True)
        process(dossier, FakeReader, FakeCoder, BOOK, int(sys.argv[2]), Spoken())


class Spoken(Silent):
    """Progress that a test can wait for."""

    def advance(self, what: str = "") -> None:
        """Say that a document is kept."""
        print("kept", flush=True)


if __name__ == "__main__":
    main()
