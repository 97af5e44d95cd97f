"""Documents from wherever they lie: files of many formats, folders, patterns, saved feeds and web addresses.

``gather`` yields a frozen ``Document`` for each text, with its title, publisher, date (and how that is
known), language and kind, or a ``Skipped`` with the reason in one sentence; one bad input never stops the
rest. ``find_copies`` tells which documents are near-copies of which, so that one wire story in forty papers
counts once. ``find_inputs`` and ``gather_place`` are the two halves of ``gather``, for whoever shows progress
or works in parallel.
"""

from plenipo.gather.copies import find_copies, mark_copies
from plenipo.gather.formats import FORMATS, Format
from plenipo.gather.formats import supported as supported_suffixes
from plenipo.gather.gathering import gather, gather_place
from plenipo.gather.inputs import find as find_inputs
from plenipo.gather.language import language_code
from plenipo.gather.options import GatherOptions
from plenipo.gather.source import Found, Place, Source

__all__ = [
    "FORMATS",
    "Format",
    "Found",
    "GatherOptions",
    "Place",
    "Source",
    "find_copies",
    "find_inputs",
    "gather",
    "gather_place",
    "language_code",
    "mark_copies",
    "supported_suffixes",
]
