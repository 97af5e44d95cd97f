"""What passes from place to place on the way from an input to a document."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from plenipo.errors import InputError
from plenipo.model import DocumentKind


@dataclass(frozen=True, slots=True)
class Place:
    """Where an input lies: a file or a web address, and the origin its documents will carry."""

    origin: str
    path: Path | None = None
    address: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of an input and what came with them."""

    origin: str
    name: str
    """File name, or the last part of an address."""
    data: bytes
    media_type: str = ""
    """What a server called it, such as ``text/html``; empty for a file."""
    charset: str = ""
    """What a server said of its encoding."""
    address: str = ""
    """Where a page came from in the end, after redirects."""


@dataclass(frozen=True, slots=True)
class Found:
    """A text and what its format says about it; what is empty here is looked for in the text."""

    text: str
    title: str = ""
    heading: str = ""
    """First heading of the body: a title when the metadata has none."""
    publisher: str = ""
    date: dt.date | None = None
    file_date: dt.date | None = None
    """When the file was made: a weaker sign of when the text was published."""
    language: str = ""
    """As a person wrote it down for this text."""
    language_hint: str = ""
    """As a program filled it in; believed only when the text is too short to tell."""
    kind: DocumentKind | None = None
    restricted: bool = False
    address: str = ""
    """Where the text says it was published."""
    fragment: str = ""
    """What tells it from the other documents of the same file: ``3`` in ``feed.xml#3``."""


def unreadable(what: str, do: str) -> InputError:
    """The error for an input that cannot be read, as one sentence: what is wrong, then what to do.

    >>> str(unreadable("The file is empty", "save it again"))
    'The file is empty; save it again.'
    """
    return InputError(f"{what}; {do}.")
