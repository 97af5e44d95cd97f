"""What is drafted: issues, options and actors, each with what it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from plenipo.coding.drafting.sayings import Saying
from plenipo.model import ActorKind


@dataclass(frozen=True, slots=True)
class DraftedOption:
    """A proposal that somebody made or turned down."""

    id: str
    label: str
    terms: tuple[str, ...]
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class DraftedIssue:
    """What several speakers take sides on."""

    id: str
    label: str
    options: tuple[DraftedOption, ...]
    sayings: tuple[Saying, ...]
    """All it rests on; those of no option included."""

    @property
    def question(self) -> str:
        """A question for a person to sharpen."""
        return f"What is to be done about this: {self.label[:1].lower() + self.label[1:]}?"


@dataclass(frozen=True, slots=True)
class DraftedActor:
    """Somebody who says things."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...]
    """Other names the documents use."""
    speaks_for: str | None
    """Id of another drafted actor."""
    statements: int
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft of a codebook."""

    title: str
    issues: tuple[DraftedIssue, ...]
    actors: tuple[DraftedActor, ...]
    documents: int
    statements: int
