"""Two programs on one dossier: nothing is corrupted, the second waits or says for whom."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from plenipo.errors import DossierError
from plenipo.store import Dossier, Holder
from tests.store.samples import METHOD, claim, document, statement

ROOT = Path(__file__).parents[2]


def start(name: str, folder: Path, *numbers: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.store.programs", name, str(folder), *map(str, numbers)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


@contextmanager
def holder(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program that holds the writer's lock; killed at the end."""
    program = start("hold", folder)
    try:
        assert program.stdout is not None
        assert program.stdout.readline() == "held\n"
        yield program
    finally:
        program.kill()
        program.communicate()


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    with Dossier.create(tmp_path / "talks", "title: Troops\n") as made:
        yield made


def whole(path: Path) -> bool:
    with sqlite3.connect(path) as raw:
        return raw.execute("pragma integrity_check").fetchall() == [("ok",)]


def test_the_second_waits_tells_and_then_says_who_writes(dossier: Dossier) -> None:
    with holder(dossier.path) as other:
        told: list[Holder] = []
        with pytest.raises(DossierError, match=f"process {other.pid} on {socket.gethostname()}, since 2"):  # noqa: SIM117
            with dossier.writing(wait_seconds=0.3, on_wait=told.append):
                pass
        assert [each.pid for each in told] == [other.pid]
        assert dossier.record.count_documents() == (1, 0)  # readers do not wait


def test_a_lock_dies_with_its_holder(dossier: Dossier) -> None:
    with holder(dossier.path) as other:
        os.kill(other.pid, signal.SIGKILL)
        other.wait()
        with dossier.writing(wait_seconds=10) as record:
            record.add_document(document(1))
    assert dossier.record.count_documents() == (2, 0)
    assert whole(dossier.record.path)


def test_what_was_committed_before_a_kill_is_there_after_it(dossier: Dossier) -> None:
    dossier.close()
    with holder(dossier.path):
        pass
    assert (dossier.path / "record.sqlite-wal").exists()
    with Dossier.open(dossier.path) as opened:
        assert opened.record.documents() == [document(500)]
    assert not (dossier.path / "record.sqlite-wal").exists()


def test_the_lock_may_be_taken_again_by_its_holder(dossier: Dossier) -> None:
    with dossier.writing(), dossier.writing(wait_seconds=0):
        dossier.record.add_document(document(1))
    with dossier.writing(wait_seconds=0):
        pass
    assert not (dossier.path / ".lock-holder.json").exists()


@pytest.mark.parametrize("how", ["write", "job"])
def test_two_writers_and_a_reader(dossier: Dossier, how: str) -> None:
    writers = [start(how, dossier.path, first) for first in (100, 200)]
    seen = 0
    while any(writer.poll() is None for writer in writers):
        with dossier.record.snapshot():
            documents, claims = dossier.record.documents(), dossier.record.claims()
        assert len(documents) >= seen
        assert {c.document for c in claims} <= {d.id for d in documents}
        seen = len(documents)
    assert [writer.wait() for writer in writers] == [0, 0]
    for writer in writers:
        writer.communicate()
    assert dossier.record.pending(*METHOD) == []
    numbers = [*range(100, 125), *range(200, 225)]
    assert dossier.record.claims() == [claim(document(n)) for n in numbers]
    assert dossier.record.statements() == [statement(document(n)) for n in numbers]
    assert whole(dossier.record.path)
