"""The engine runs the same per-document function over many documents and keeps the record while it does.

``add`` gathers inputs into a dossier and marks near-copies; ``process`` reads and codes what is pending, in
as many processes as are worth starting, one transaction per document, so that it may be killed at any moment
and run again.
"""

from plenipo.engine.adding import add
from plenipo.engine.document import DocumentResult, Recipe, Tools, read_and_code
from plenipo.engine.methods import DEFAULT_CODER, DEFAULT_READER, LABELS_CODER, usual_coder
from plenipo.engine.processing import process
from plenipo.engine.progress import Progress, Silent
from plenipo.engine.reports import AddReport, ReadReport

__all__ = [
    "DEFAULT_CODER",
    "DEFAULT_READER",
    "LABELS_CODER",
    "AddReport",
    "DocumentResult",
    "Progress",
    "ReadReport",
    "Recipe",
    "Silent",
    "Tools",
    "add",
    "process",
    "read_and_code",
    "usual_coder",
]
