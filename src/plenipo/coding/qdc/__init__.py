"""Codebooks in the exchange format of programs for qualitative data analysis, REFI-QDA ``.qdc``.

NVivo, MAXQDA, ATLAS.ti, QualCoder, Taguette and others write and read it. An issue is a code with its options
as the codes under it; what a code cannot hold stands in its description, as the lines of a codebook file, so
that :func:`import_qdc` gives back exactly the codebook that :func:`export_qdc` was given.
"""

from plenipo.coding.qdc.exporting import export_qdc
from plenipo.coding.qdc.importing import Imported, import_qdc

__all__ = ["Imported", "export_qdc", "import_qdc"]
