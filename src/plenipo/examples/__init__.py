"""A shipped, invented negotiation that the demo, the documentation and the tests all use.

The folder holds seventeen dispatches about the talks over the Torvel valley, a codebook, and the claims a
careful reader codes in them; its README says who is who and what is hidden in it.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["codebook", "dispatches", "path"]


def path() -> Path:
    """The folder of the example: ``dispatches/``, ``codebook.yaml`` and ``gold-claims.jsonl``.

    >>> path().name
    'torvel'
    """
    return Path(__file__).parent / "torvel"


def dispatches() -> tuple[Path, ...]:
    """The source files, in the order they appeared.

    >>> len(dispatches())
    17
    """
    return tuple(sorted((path() / "dispatches").iterdir()))


def codebook() -> Path:
    """The codebook written for the example.

    >>> codebook().name
    'codebook.yaml'
    """
    return path() / "codebook.yaml"
