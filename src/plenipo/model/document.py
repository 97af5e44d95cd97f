"""Documents: source texts, frozen."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

from plenipo.model.words import DocumentKind


def document_id(text: str) -> str:
    """The identity of a text: the first 16 hexadecimal digits of its SHA-256.

    >>> document_id("Italy said no.")
    'e9bf5f9f10b6ffeb'
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Document:
    """A source text as it was read, with what is known about where it came from.

    Offsets anywhere in the record are code points into ``text``, half-open.
    """

    text: str
    origin: str
    """Where it was found: a path relative to the input folder, or an address; ``feed.xml#3`` for an entry."""
    title: str = ""
    publisher: str = ""
    date: dt.date | None = None
    date_basis: str = ""
    """How the date is known: ``metadata``, ``text``, ``filename``, ``option``, or empty when unknown."""
    language: str = "en"
    """ISO 639-1 code."""
    kind: DocumentKind = DocumentKind.NEWS
    restricted: bool = False
    """Whether its words may not appear in a brief or export made for the public."""
    copy_of: str | None = None
    """The id of the document this is a near-copy of; a copy is kept, listed, and not counted again."""

    @property
    def id(self) -> str:
        """The hash of the text (see :func:`document_id`)."""
        return document_id(self.text)


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that could not become a document, and why, in one sentence for the user."""

    origin: str
    reason: str
