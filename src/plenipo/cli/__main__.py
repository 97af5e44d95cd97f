"""``python -m plenipo.cli``."""

from plenipo.cli import main

main()
