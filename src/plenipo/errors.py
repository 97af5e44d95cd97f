"""Every error a user can meet has one root; each message says what happened, where, and what to do."""

from __future__ import annotations


class PlenipoError(Exception):
    """A problem a user can act on: what happened, where, what to do next, in one sentence.

    >>> str(PlenipoError("The codebook has no issues.", where="codebook.yaml", do="Add at least one issue."))
    'codebook.yaml: The codebook has no issues. Add at least one issue.'
    """

    def __init__(self, what: str, *, where: str = "", do: str = "") -> None:
        """State the problem; ``where`` is a file, line or id, ``do`` the next step."""
        self.what, self.where, self.do = what, where, do
        super().__init__(": ".join(part for part in (where, what) if part) + (f" {do}" if do else ""))


class SpentError(PlenipoError):
    """The budget of a run is spent: the run stops here, and what was done is kept."""


class InputError(PlenipoError):
    """A document, address or table that cannot be read; recorded as skipped when it is one of many."""


class CodebookError(PlenipoError):
    """A codebook that does not say what it must."""


class DossierError(PlenipoError):
    """A dossier that is missing, locked, damaged, or made by a newer version."""


class RecordError(PlenipoError):
    """A record that does not hold what was asked of it: an unknown claim, an impossible judgement."""
