"""Actors: who can stand somewhere on an issue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from plenipo.model.words import ActorKind


@dataclass(frozen=True, slots=True)
class Office:
    """A title a person held, for whom, and when (either end open when unknown)."""

    title: str
    of: str = ""
    start: date | None = None
    end: date | None = None

    def held_on(self, day: date | None) -> bool:
        """Whether the office was held on ``day``; with no day known, whether it may be."""
        if day is None:
            return True
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, person, organization or group that can be a speaker or a party."""

    id: str
    name: str
    kind: ActorKind = ActorKind.ORGANIZATION
    aliases: tuple[str, ...] = ()
    speaks_for: str | None = None
    """The id of the party whose position a person's or organ's words count for."""
    member_of: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    capability: float | None = None
    """Relative weight in the forecast models; ``None`` means not assessed."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said something, as resolved in one document."""

    actor: str
    """Actor id, or the name as written where nobody by that name is known."""
    name: str
    """Name to show."""
    kind: ActorKind = ActorKind.PERSON
    on_behalf_of: str | None = None
    """Id (or name as written) of the party the speaker speaks for, when that is another actor."""
    role: str = ""
    """The title as written, such as "Czech Prime Minister"."""

    @property
    def party(self) -> str:
        """The actor whose position the words count for."""
        return self.on_behalf_of or self.actor
