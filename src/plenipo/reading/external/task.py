"""What servers are asked for and how the environment configures it, the same for readers and coders."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

from plenipo.errors import PlenipoError


@dataclass(frozen=True, slots=True)
class Variables:
    """The environment variables that configure who asks a server; they share how their names begin."""

    prefix: str
    """``PLENIPO_READER`` for ``PLENIPO_READER_KEY`` and so on."""

    def name(self, suffix: str) -> str:
        """The full name of one.

        >>> Variables("PLENIPO_READER").name("KEY")
        'PLENIPO_READER_KEY'
        """
        return f"{self.prefix}_{suffix}"

    def is_set(self, suffix: str) -> bool:
        """Whether a switch is on."""
        return os.environ.get(self.name(suffix), "").strip().lower() in ("1", "true", "yes", "on")

    def key(self) -> str:
        """The server's key, if it wants one; never kept in anything that is written."""
        return os.environ.get(self.name("KEY"), "")

    def seconds(self) -> float:
        """The time for one answer; raises :class:`PlenipoError` if it is no number of seconds."""
        return self._number("TIMEOUT", 120.0, 3600.0, "seconds")

    def most(self, suffix: str, usual: int, what: str) -> int:
        """A limit, ``usual`` unless the variable says otherwise."""
        return int(self._number(suffix, usual, 10**12, what))

    def _number(self, suffix: str, usual: float, most: float, what: str) -> float:
        said = os.environ.get(self.name(suffix), "").strip()
        try:
            number = float(said) if said else usual
        except ValueError:
            number = 0.0
        if not 0 < number <= most:
            raise PlenipoError(
                f"{self.name(suffix)} is {said!r}, not a number of {what}.",
                do=f"Set it to one from 1 to {most:,.0f}, or unset it.",
            )
        return number


READER = Variables("PLENIPO_READER")


@dataclass(frozen=True, slots=True)
class Task:
    """What a model is asked for: a list of items of one form."""

    items: str
    """What the list is called, such as ``attributions``."""
    schema: dict[str, Any]
    """The JSON Schema of an answer."""
    version: str
    """Changes with every change of the words it is asked with, so that no answer to others is taken."""
    variables: Variables
