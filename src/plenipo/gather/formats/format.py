"""What a document format is: a name, how to recognise it, and one function that reads it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from plenipo.gather.source import Found, Source
from plenipo.model import Skipped


@dataclass(frozen=True, slots=True)
class Format:
    """A document format: one module in this folder, named in the registry of its ``__init__``."""

    name: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    read: Callable[[Source], Iterable[Found | Skipped]]
    """The texts in a source. Raises ``InputError`` when there are none; a ``Skipped`` is for a part that was
    left out."""
    sign: Callable[[bytes], bool] = lambda head: False
    """Whether the first bytes show the format."""
    sure: bool = False
    """Whether the sign counts for more than the suffix: no text begins with ``%PDF-`` by chance."""


def hush(*loggers: str) -> None:
    """Keep a library's grumbling about broken files off the terminal, unless the caller set up logging."""
    for name in loggers:
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
