"""From claims to the Table: positions over time, red lines, conditions, shifts.

Pure functions over claims and a codebook; nothing here opens a store or a document. ``build_table`` makes the
one input of every analysis; ``read_table`` and ``write_table`` take it from and to a plain CSV or JSON file.
"""

from plenipo.record.commitments import conditions, red_lines
from plenipo.record.positions import positions
from plenipo.record.results import Shift
from plenipo.record.shifts import shifts
from plenipo.record.table import build_table
from plenipo.record.table_files import read_table, write_table

__all__ = [
    "Shift",
    "build_table",
    "conditions",
    "positions",
    "read_table",
    "red_lines",
    "shifts",
    "write_table",
]
