"""The command line: thin commands over the rooms of plenipo.

Nothing is imported here until a command runs, so that ``plenipo --help`` answers at once.
"""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command in ``sys.argv`` and leave with its exit status."""
    from plenipo.cli.app import run

    sys.exit(run(sys.argv[1:]))
