"""How long the whole main job takes, how much memory, and what a second run costs.

    python benchmarks/scale.py [20 50 100 200 500] [--workers N]

Each size is one ``plenipo brief`` of a folder, timed from outside; memory is the peak of the resident
memory of the process and all its children, shared pages counted for each. The second run is the same
command again; that it read nothing is seen in the record, which has a row for every reading of a document.
"""

from __future__ import annotations

import argparse
import os
import platform
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import climate
import psutil

COLUMNS = (
    "documents", "M characters", "statements", "claims", "whole job s", "processor s", "processor s per M",
    "peak MB", "second run s", "processor s", "readings in it", "same brief",
)  # fmt: skip


@dataclass(frozen=True)
class Measured:
    """One run of a command."""

    seconds: float
    processor_seconds: float
    peak_mb: float


def measure(command: list[str]) -> Measured:
    """Run a command to its end, watching the memory of its process tree."""
    start, before, peak = time.perf_counter(), processor_seconds(), 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        watched = psutil.Process(process.pid)
        while process.poll() is None:
            peak = max(peak, resident(watched))
            time.sleep(0.1)
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed with {process.returncode}")
    return Measured(time.perf_counter() - start, processor_seconds() - before, peak / 1e6)


def processor_seconds() -> float:
    """Processor time of all children that have ended: what a busy machine does not change much."""
    times = os.times()
    return times.children_user + times.children_system


def resident(process: psutil.Process) -> int:
    """Resident bytes of a process and its children, as far as they still live."""
    try:
        family = [process, *process.children(recursive=True)]
    except psutil.NoSuchProcess:
        return 0
    total = 0
    for member in family:
        try:
            total += member.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total


def counted(dossier: Path) -> dict[str, int]:
    """Rows of the record, and characters of text."""
    with sqlite3.connect(dossier / "record.sqlite") as record:
        rows = {table: record.execute(f"select count(*) from {table}").fetchone()[0]
                for table in ("documents", "runs", "statements", "claims")}  # fmt: skip
        rows["characters"] = record.execute("select sum(length(text)) from documents").fetchone()[0]
    return rows


def main() -> None:
    """Run and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", type=int, nargs="*", default=[20, 50, 100, 200, 500])
    parser.add_argument("--workers", type=int)
    options = parser.parse_args()
    machine = f"{os.cpu_count()} processors ({platform.machine()}), Python {platform.python_version()}"
    print(f"plenipo brief on {machine}; load before the start {os.getloadavg()[0]:.1f}\n")
    print("| " + " | ".join(COLUMNS) + " |\n|" + "--:|" * len(COLUMNS), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for size in options.sizes:
            here = Path(folder) / str(size)
            articles, dossier, out = (
                climate.unpack(size, here / "articles"),
                here / "dossier",
                here / "brief.html",
            )
            command = [sys.executable, "-m", "plenipo", "--quiet", "brief", str(articles)]
            command += ["--dossier", str(dossier), "--out", str(out)]
            command += ["--workers", str(options.workers)] if options.workers else []
            first, brief, before = measure(command), out.read_bytes(), counted(dossier)
            second, after = measure(command), counted(dossier)
            millions = before["characters"] / 1e6
            figures = (
                size, f"{millions:.2f}", before["statements"], before["claims"], f"{first.seconds:.1f}",
                f"{first.processor_seconds:.1f}", f"{first.processor_seconds / millions:.1f}",
                f"{first.peak_mb:.0f}", f"{second.seconds:.1f}", f"{second.processor_seconds:.1f}",
                after["runs"] - before["runs"], "yes" if out.read_bytes() == brief else "NO",
            )  # fmt: skip
            print("| " + " | ".join(map(str, figures)) + " |", flush=True)


if __name__ == "__main__":
    main()
