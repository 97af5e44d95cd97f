"""Does a reading that is killed and run again end in the same record, byte for byte?

    python benchmarks/kill.py [--documents 50] [--kills 20] [--seed 1] [--workers N]

A dossier with the documents is read once without interruption. Then, for each kill, a fresh copy of the
unread dossier is read by ``plenipo read``, which gets SIGKILL at a random moment of the time the first
took, and is run again to the end. What ``plenipo export`` writes of documents, statements and claims is
compared as bytes.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import climate

EXPORTED = ("documents", "statements", "claims")


def plenipo(*arguments: str | Path) -> list[str]:
    """The command line of this checkout's plenipo."""
    return [sys.executable, "-m", "plenipo", "--quiet", *map(str, arguments)]


def read(dossier: Path, workers: int) -> list[str]:
    """The command that is killed."""
    return plenipo("read", dossier, "--workers", str(workers))


def exports(dossier: Path) -> list[bytes]:
    """What the dossier exports, as bytes."""
    found = []
    for what in EXPORTED:
        file = dossier.with_name(f"{dossier.name}.{what}.jsonl")
        subprocess.run(plenipo("export", dossier, what, "--format", "jsonl", "--out", file), check=True)
        found.append(file.read_bytes())
    return found


def runs(dossier: Path) -> int:
    """Documents read so far, as the record's file says; looking repairs what a kill left open."""
    with sqlite3.connect(dossier / "record.sqlite") as record:
        if record.execute("pragma integrity_check").fetchone() != ("ok",):
            sys.exit(f"{dossier} is corrupt")
        return int(record.execute("select count(*) from runs").fetchone()[0])


def kill_once(unread: Path, dossier: Path, after: float, workers: int) -> tuple[int, bool]:
    """Kill a reading ``after`` seconds, finish it; documents read by then, and whether it was running."""
    shutil.copytree(unread, dossier)
    process = subprocess.Popen(read(dossier, workers), stderr=subprocess.DEVNULL)
    time.sleep(after)
    running = process.poll() is None
    process.kill()
    process.wait()
    done = runs(dossier)
    subprocess.run(read(dossier, workers), check=True)
    return done, running


def main() -> None:
    """Run and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name, default in (("documents", 50), ("kills", 20), ("seed", 1), ("workers", 2)):
        parser.add_argument(f"--{name}", type=int, default=default)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        unread, whole = here / "unread", here / "whole"
        articles = climate.unpack(options.documents, here / "articles")
        subprocess.run(plenipo("init", unread), check=True)
        subprocess.run(plenipo("add", unread, articles), check=True)
        shutil.copytree(unread, whole)
        start = time.perf_counter()
        subprocess.run(read(whole, options.workers), check=True)
        seconds = time.perf_counter() - start
        expected, documents = exports(whole), runs(whole)
        print(f"{documents} documents, read in {seconds:.1f} s by {options.workers}; seed {options.seed}.\n")
        print("| kill | after s | running | documents read by then | " + " | ".join(EXPORTED) + " |")
        print("|--:|--:|---|--:|" + "---|" * len(EXPORTED), flush=True)
        equal = 0
        for number in range(1, options.kills + 1):
            after = chance.uniform(0, seconds)
            done, running = kill_once(unread, here / f"killed{number}", after, options.workers)
            same = [a == b for a, b in zip(exports(here / f"killed{number}"), expected, strict=True)]
            equal += all(same)
            words = " | ".join("same" if s else "DIFFERENT" for s in same)
            print(f"| {number} | {after:.2f} | {'yes' if running else 'no'} | {done} | {words} |", flush=True)
        print(f"\n{equal} of {options.kills} killed and resumed records export the same bytes.")
        sys.exit(equal != options.kills)


if __name__ == "__main__":
    main()
