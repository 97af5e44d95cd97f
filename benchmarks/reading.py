"""What reading costs: ``plenipo read`` on one core, its memory, and how long the weights take to load.

    python benchmarks/reading.py [FOLDER] [--reader NAME ...] [--repeat N]

FOLDER holds texts (by default PolNeAR dev beside the checkout, else the corpus of training/corpus without its
marks). Each reader reads in a process of its own, pinned to one processor, with one worker; words are
what stands between white space, seconds those of ``plenipo read`` from start to end, and those without
Python's start.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"
TRAINING = Path(__file__).resolve().parents[1] / "training"
LOAD = """
import time
begun = time.perf_counter()
from plenipo.engine.methods import find
from plenipo.model import Document
from plenipo.reading import Directory
imported = time.perf_counter()
directory = Directory.for_codebook(None)
known = time.perf_counter()
reader = find("plenipo.readers", {name!r})[1](directory)
loaded = time.perf_counter()
reader.read(Document("Poland said no.", origin="a"))
first = time.perf_counter() - loaded
print(f"{{loaded - known:.2f}} s for the weights, {{first:.2f}} s for the first sentence")
"""


def texts(folder: Path | None, into: Path) -> tuple[Path, str]:
    """A folder of texts, and what they are."""
    if folder:
        return folder, str(folder)
    archive = SHARED / "data" / "polnear.tar.gz"
    if archive.exists():
        with tarfile.open(archive) as file:
            file.extractall(into, filter="data")
        return into / "polnear" / "dev" / "text", "PolNeAR dev"
    sys.path.insert(0, str(TRAINING))
    import corpus

    out = into / "corpus"
    out.mkdir()
    for path in corpus.files([TRAINING / "corpus"]):
        document = corpus.parse(path)
        (out / (document.id.replace("/", "-") + ".txt")).write_text(document.text, encoding="utf-8")
    return out, "plenipo's corpus"


def run(*arguments: str | Path) -> tuple[float, float]:
    """Wall and processor seconds of plenipo on one processor."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "plenipo", *map(str, arguments)],
        check=True,
        stdout=subprocess.DEVNULL,
        preexec_fn=pin,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - start, spent


def pin() -> None:
    """Keep this process on one processor."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def peak(dossier: Path, reader: str) -> float:
    """Peak memory of reading, in MB, measured inside the process."""
    code = (
        "import resource, sys; from plenipo.cli import main\n"
        "sys.argv = ['plenipo', 'read', sys.argv[1], '--reader', sys.argv[2], '--workers', '1']\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    out = subprocess.run(
        [sys.executable, "-c", code, str(dossier), reader], check=True, capture_output=True, text=True
    ).stdout
    return float(out.split()[-1])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--reader", action="append")
    parser.add_argument("--repeat", type=int, default=3, help="the best of so many runs counts")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        folder, what = texts(options.folder, scratch)
        words = sum(len(p.read_text(encoding="utf-8").split()) for p in sorted(folder.glob("*.txt")))
        print(f"{what}: {len(list(folder.glob('*.txt')))} texts, {words} words; one processor, one worker")
        empty, start = scratch / "full", run("--version")[0]
        run("init", empty)
        run("add", empty, folder)
        for reader in options.reader or ["learned.full.v1", "rules.v1"]:
            runs = []
            for number in range(options.repeat):
                dossier = scratch / f"{reader}-{number}"
                shutil.copytree(empty, dossier)
                runs.append(run("read", dossier, "--reader", reader, "--workers", "1"))
            wall, spent = min(runs)
            print(f"\n{reader}: {wall:.1f} s wall, {spent:.1f} s of processor: {words / wall:,.0f} words/s")
            print(f"  without Python's start ({start:.1f} s): {words / (wall - start):,.0f} words/s")
            memory = scratch / f"{reader}-memory"
            shutil.copytree(empty, memory)
            print(f"  peak memory {peak(memory, reader):.0f} MB")
            load = subprocess.run(
                [sys.executable, "-c", LOAD.format(name=reader)], check=True, capture_output=True, text=True
            )
            print(f"  load: {load.stdout.strip()}")


if __name__ == "__main__":
    sys.exit(main())
