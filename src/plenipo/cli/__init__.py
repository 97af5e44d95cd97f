"""The command line: thin commands over the rooms of plenipo.

Nothing is imported here until a command runs, so that ``plenipo --help`` answers at once.
"""

from __future__ import annotations

import os
import sys

__all__ = ["main"]

for _library in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_library, "1")  # matrices are small: more threads would only wait


def main() -> None:
    """Run the command in ``sys.argv`` and leave with its exit status."""
    from plenipo.cli.app import run

    sys.exit(run(sys.argv[1:]))
