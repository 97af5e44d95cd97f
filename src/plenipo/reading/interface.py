"""What a reader is: the one narrow door through which documents become statements."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from plenipo.model import Document, Statement
from plenipo.reading.actors import Directory


@runtime_checkable
class Reader(Protocol):
    """Finds the statements of a document.

    ``name`` carries a version (``learned.full.v1``): a statement says which reader found it, and a document
    is read again when the reader's name changes. The same document gives the same statements, in reading
    order.
    """

    @property
    def name(self) -> str:
        """Name and version."""
        ...

    def read(self, document: Document) -> tuple[Statement, ...]:
        """The statements of ``document``, without duplicates, in reading order."""
        ...


def read(
    document: Document, directory: Directory | None = None, reader: Reader | None = None
) -> tuple[Statement, ...]:
    """The statements of a document: who said, wants or refuses what, where.

    ``directory`` knows the actors (the built-in gazetteer when not given); ``reader`` replaces ours.

    >>> statement, = read(Document("Poland rejected the plan.", origin="example.txt"))
    >>> statement.polarity.value, statement.speakers[0].name
    ('oppose', 'Poland')
    """
    if reader is None:
        from plenipo.reading.learned import LearnedReader

        reader = LearnedReader(directory or Directory.for_codebook(None))
    return reader.read(document)
