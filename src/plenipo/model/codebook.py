"""Codebooks: the issues of a negotiation, the options on each, and the actors with their names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from plenipo.model.actor import Actor
from plenipo.model.words import Scale


@dataclass(frozen=True, slots=True)
class Option:
    """One possible outcome of an issue."""

    id: str
    label: str
    value: float | None = None
    """Place on an ordinal issue's scale, 0 to 100."""
    terms: tuple[str, ...] = ()
    """Wordings that name the option."""
    examples: tuple[str, ...] = ()
    """Sentences that support it."""
    counterexamples: tuple[str, ...] = ()
    """Sentences that look like it and are not about it."""


@dataclass(frozen=True, slots=True)
class Issue:
    """A question under negotiation and its options."""

    id: str
    question: str
    options: Mapping[str, Option]
    """By option id, in the order of the codebook."""
    scale: Scale = Scale.NOMINAL
    label: str = ""
    terms: tuple[str, ...] = ()
    """Wordings that name the issue without naming an option."""

    @property
    def name(self) -> str:
        """The label if there is one, else the id with its hyphens as spaces."""
        return self.label or self.id.replace("-", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Codebook:
    """What to look for: actors and issues, as people edit them in YAML."""

    title: str
    actors: Mapping[str, Actor] = field(default_factory=dict)
    issues: Mapping[str, Issue] = field(default_factory=dict)
    version: str = ""
    """Digest of the codebook's content; changes when anything in it changes."""
