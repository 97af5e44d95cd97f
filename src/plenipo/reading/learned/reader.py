"""The learned reader: attributions by learned weights, and by rules what those do not look for."""

from __future__ import annotations

from functools import partial

from plenipo.model import Document, Statement
from plenipo.reading.actors import Directory
from plenipo.reading.assemble import assemble
from plenipo.reading.canonical import on_canonical
from plenipo.reading.learned.tagger import Tagger
from plenipo.reading.learned.weights import DEFAULT, load


class LearnedReader:
    """Finds statements by a small network that was trained on annotated texts; no download, no GPU.

    A text is cut into words; a six-layer encoder gives each word its labels, at the top and inside of
    contents; a CRF chooses the likeliest sequence of labels; links say which fragments belong together. The
    rules add what the network does not look for. English only.

    >>> reader = LearnedReader(Directory.for_codebook(None))
    >>> [s.polarity.value for s in reader.read(Document("Spain did not rule out a truce.", origin="a"))]
    ['neutral']
    """

    def __init__(self, directory: Directory, weights: str = DEFAULT) -> None:
        """Read with the actors of ``directory`` and a set of ``weights``: ``full`` or ``open``."""
        self.directory = directory
        self.name = f"learned.{weights}.v1"
        self._tagger = Tagger(load(weights))

    def read(self, document: Document) -> tuple[Statement, ...]:
        """The statements of ``document``, in reading order."""
        return on_canonical(document, self._read)

    def _read(self, document: Document) -> tuple[Statement, ...]:
        found = self._tagger.tag(document.text)
        return assemble(document, found, self.directory, self.name, with_rules=True)


full = partial(LearnedReader, weights="full")
"""Makes the reader of all training data."""
open_ = partial(LearnedReader, weights="open")
"""Makes the reader of data with open licences only."""
