"""What one run may spend on a server, at the most."""

from __future__ import annotations

from dataclasses import dataclass

from plenipo.errors import SpentError
from plenipo.reading.external.task import Variables

REQUESTS = 1_000
CHARACTERS = 20_000_000


@dataclass(slots=True)
class Budget:
    """So many requests, and so many characters sent and received; repeated attempts count."""

    variables: Variables
    most_requests: int = REQUESTS
    most_characters: int = CHARACTERS
    requests: int = 0
    """Spent so far."""
    characters: int = 0
    """Spent so far."""

    def ask(self, characters: int) -> None:
        """Spend a request of so many characters; raises :class:`SpentError` if that is too much."""
        if self.requests + 1 > self.most_requests:
            raise self._spent("REQUESTS")
        if self.characters + characters > self.most_characters:
            raise self._spent("CHARACTERS")
        self.requests += 1
        self.characters += characters

    def answered(self, characters: int) -> None:
        """Spend an answer of so many characters."""
        self.characters += characters

    def _spent(self, suffix: str) -> SpentError:
        return SpentError(
            f"The budget of this run is spent ({self.requests:,} of {self.most_requests:,} requests, "
            f"{self.characters:,} of {self.most_characters:,} characters): nothing more is asked, "
            "and what was done is kept.",
            do=f"Run it again to go on, or set {self.variables.name(suffix)} higher.",
        )
