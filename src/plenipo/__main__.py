"""``python -m plenipo``."""

from plenipo.cli import main

main()
