"""What the user says about the inputs of one call."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from plenipo.model import DocumentKind

MAX_BYTES = 20_000_000
"""Largest file or page that is read, in bytes."""


@dataclass(frozen=True, slots=True)
class GatherOptions:
    """What the user states about every input of a call; what is stated holds over what is found.

    An empty value means "find it in the document".
    """

    title: str = ""
    publisher: str = ""
    date: dt.date | None = None
    language: str = ""
    """ISO 639-1 code or English name of a language."""
    kind: DocumentKind | None = None
    restricted: bool = False
    allow_private_addresses: bool = False
    """Whether web addresses may lead to this machine or the local network."""
    max_bytes: int = MAX_BYTES


DEFAULTS = GatherOptions()
