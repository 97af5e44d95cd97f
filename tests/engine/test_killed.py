"""Stopped at any moment, the record is whole, and the next run ends where an unbroken one does."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from plenipo.engine import add, process
from plenipo.store import Dossier
from tests.engine.fakes import BOOK, FakeCoder, FakeReader, articles
from tests.engine.test_process import everything

ROOT = Path(__file__).parents[2]


def start(dossier: Path, workers: int) -> subprocess.Popen[str]:
    """A reading in a process of its own, which has opened the dossier."""
    command = [sys.executable, "-m", "tests.engine.reading", str(dossier), str(workers)]
    program = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "begun\n"
    return program


def finish(dossier: Path) -> tuple[object, ...]:
    """Read what is left, and what the record then holds."""
    with Dossier.open(dossier) as opened:
        process(opened, FakeReader, FakeCoder, BOOK, 1)
        return everything(opened)


@pytest.fixture
def unread(tmp_path: Path) -> Path:
    with Dossier.create(tmp_path / "talks", "title: Troops\n") as made:
        add(made, [articles(tmp_path / "articles")])
    return tmp_path / "talks"


def gone(pids: list[int], seconds: float = 10) -> bool:
    end = time.monotonic() + seconds
    while any(psutil.pid_exists(pid) and psutil.Process(pid).status() != "zombie" for pid in pids):
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


@pytest.mark.parametrize("workers", [1, 2])
def test_killed_three_times_and_run_again(unread: Path, tmp_path: Path, workers: int) -> None:
    whole = finish(shutil.copytree(unread, tmp_path / "whole"))
    chance = random.Random(workers)
    for _ in range(3):
        program = start(unread, workers)
        time.sleep(chance.uniform(0, 0.8 * workers))
        children = [child.pid for child in psutil.Process(program.pid).children(recursive=True)]
        program.kill()
        program.communicate()
        assert gone(children)
        with Dossier.open(unread) as opened:
            assert len(opened.record.statements()) == len(opened.record.claims()) <= 8
    assert finish(unread) == whole


@pytest.mark.parametrize("workers", [1, 2])
def test_ctrl_c_leaves_a_whole_record(unread: Path, tmp_path: Path, workers: int) -> None:
    with Dossier.open(unread) as opened:
        add(opened, [articles(tmp_path / "more", text="{name} said yes to plan {number}." + " SLOWLY" * 3)])
    whole = finish(shutil.copytree(unread, tmp_path / "whole"))
    program = start(unread, workers)
    assert program.stdout is not None
    assert program.stdout.readline() == "kept\n"
    os.killpg(program.pid, signal.SIGINT)
    _, errors = program.communicate(timeout=30)
    assert program.returncode != 0
    assert errors.count("Traceback") == 1  # its own: the workers say nothing
    assert finish(unread) == whole


def test_two_jobs_at_once_read_every_document_once(unread: Path, tmp_path: Path) -> None:
    jobs = [start(unread, 1), start(unread, 1)]
    for job in jobs:
        _, errors = job.communicate(timeout=120)
        assert job.returncode == 0, errors
    with sqlite3.connect(unread / "record.sqlite") as raw:
        assert raw.execute("select count(*) from runs").fetchone() == (8,)
    assert finish(unread) == finish(shutil.copytree(unread, tmp_path / "copy"))
