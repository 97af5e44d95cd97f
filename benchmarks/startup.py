"""How long a command line takes to answer: ``python benchmarks/startup.py``.

Wall time of ``plenipo --help`` in a fresh process, best and median of twenty, beside the time Python itself
needs; and what it imports that it should not.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

TARGET_SECONDS = 0.3
RUNS = 20
HEAVY = (
    "rich",
    "sqlalchemy",
    "numpy",
    "yaml",
    "trafilatura",
    "networkx",
    "pysat",
    "altair",
    "jinja2",
    "pydantic",
)


def seconds(*arguments: str) -> list[float]:
    """Wall times of ``python ARGUMENTS``."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return times


def heavy_imports() -> list[str]:
    """Packages of ``HEAVY`` that ``plenipo --help`` imports."""
    code = (
        "import sys; from plenipo.cli.app import run; run(['--help']); "
        f"print(*[name for name in {HEAVY!r} if name in sys.modules], sep='\\n', file=sys.stderr)"
    )
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stderr.split()


def main() -> int:
    """Print the table; 1 when the median is over the target."""
    rows = {
        "python -c pass": ("-c", "pass"),
        "plenipo --help": ("-m", "plenipo", "--help"),
        "plenipo brief --help": ("-m", "plenipo", "brief", "--help"),
        "plenipo --version": ("-m", "plenipo", "--version"),
    }
    print(f"| command | best of {RUNS} | median |\n|---|---|---|")
    medians = {}
    for name, arguments in rows.items():
        times = seconds(*arguments)
        medians[name] = statistics.median(times)
        print(f"| `{name}` | {min(times) * 1000:.0f} ms | {medians[name] * 1000:.0f} ms |")
    print(f"heavy imports of --help: {', '.join(heavy_imports()) or 'none'}")
    return int(medians["plenipo --help"] > TARGET_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
