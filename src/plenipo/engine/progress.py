"""Progress: what a long job tells whoever waits for it."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Where a job says how far it is; the command line draws it, a script may ignore it."""

    def begin(self, stage: str, total: int | None = None) -> None:
        """A stage begins ("Gathering", "Reading"); ``total`` items, or ``None`` when nobody knows yet."""

    def advance(self, what: str = "") -> None:
        """One more item of the stage is done; ``what`` names it for the user."""

    def note(self, sentence: str) -> None:
        """Something the user should know, such as whose lock is waited for."""

    def end(self) -> None:
        """The stage is over, whether it was finished or broken off."""


class Silent:
    """Progress that nobody watches."""

    def begin(self, stage: str, total: int | None = None) -> None:
        """Say nothing."""

    def advance(self, what: str = "") -> None:
        """Say nothing."""

    def note(self, sentence: str) -> None:
        """Say nothing."""

    def end(self) -> None:
        """Say nothing."""
