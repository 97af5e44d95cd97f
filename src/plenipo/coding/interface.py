"""What a coder is: anything that turns the statements of a document into claims about a codebook's issues."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, runtime_checkable

from plenipo.model import Claim, Codebook, Document, Statement


@runtime_checkable
class Coder(Protocol):
    """Codes statements against the codebook it was made for.

    ``name`` is the coder's name and version (``terms.v1``); it is written on each claim. Evidence and
    conditions quote the document exactly. A statement the coder cannot place gives no claim.
    """

    @property
    def name(self) -> str:
        """Name and version."""
        ...

    def code(self, document: Document, statements: Iterable[Statement]) -> tuple[Claim, ...]:
        """The claims the statements make, in the order of the text, whatever the order they are given in."""
        ...


def code(
    document: Document, statements: Iterable[Statement], codebook: Codebook, coder: Coder | None = None
) -> tuple[Claim, ...]:
    """The claims that a document's statements make on the codebook's issues.

    Without a ``coder`` the one by wordings is used (:class:`plenipo.coding.TermCoder`), compiled once for
    each codebook.
    """
    if coder is None:
        from plenipo.coding.terms import coder_for

        coder = coder_for(codebook)
    return coder.code(document, statements)
