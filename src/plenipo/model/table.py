"""Positions and the negotiating Table: the one input of every analysis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from plenipo.model.codebook import Issue
from plenipo.model.words import ActorKind, ConditionKind


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval on an issue's scale and the probability it is meant to cover."""

    low: float
    high: float
    level: float = 0.8


@dataclass(frozen=True, slots=True)
class RedLine:
    """An option an actor will not accept, or will not do without, whatever else is offered."""

    actor: str
    issue: str
    option: str
    insists: bool = False
    """False: the option is ruled out. True: only this option will do."""
    claims: tuple[str, ...] = ()
    text: str = ""
    """The actor's words."""
    certainty: float = 1.0
    """Chance, 0 to 1, that at least one of the claims was read and coded rightly."""


@dataclass(frozen=True, slots=True)
class TableCondition:
    """A condition of a party between two issue=option pairs, or in words when it could not be coded.

    ``only_if``: the actor accepts ``option`` only if ``if_option``. ``if_then``: with ``if_option`` the actor
    does (is bound to) ``option`` or, with ``refuses``, will not have it.
    """

    actor: str
    kind: ConditionKind
    issue: str
    option: str
    if_issue: str | None = None
    if_option: str | None = None
    claims: tuple[str, ...] = ()
    text: str = ""
    refuses: bool = False
    """Only with ``if_then``: the actor will not have ``option`` if it gets ``if_option``."""
    certainty: float = 1.0
    """Chance, 0 to 1, that at least one of the claims was read and coded rightly."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where an actor stands on an issue as of a date, and the claims that say so."""

    actor: str
    issue: str
    weights: Mapping[str, float] = field(default_factory=dict)
    """Share of support over the issue's options, summing to 1 (empty when only opposition is known)."""
    opposed: Mapping[str, float] = field(default_factory=dict)
    """Weight of opposition per option, 0 to 1."""
    value: float | None = None
    """Scale value 0 to 100 on an ordinal issue."""
    interval: Interval | None = None
    salience: float = 50.0
    """0 to 100: how much the issue matters to the actor, from how often and how firmly it speaks of it."""
    claims: tuple[str, ...] = ()
    last_said: date | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """An actor at the table."""

    id: str
    name: str
    kind: ActorKind = ActorKind.STATE
    capability: float = 1.0
    capability_assumed: bool = True
    """True when nobody assessed the capability and every party counts the same."""


@dataclass(frozen=True, slots=True)
class Table:
    """The negotiating table as of a date: parties, issues, positions, red lines and conditions."""

    title: str
    parties: tuple[Party, ...]
    issues: tuple[Issue, ...]
    positions: tuple[Position, ...]
    red_lines: tuple[RedLine, ...] = ()
    conditions: tuple[TableCondition, ...] = ()
    as_of: date | None = None

    def position(self, actor: str, issue: str) -> Position | None:
        """The position of ``actor`` on ``issue``, or ``None`` if nothing is known."""
        return next((p for p in self.positions if p.actor == actor and p.issue == issue), None)

    def issue(self, issue: str) -> Issue:
        """The issue by id; raises ``KeyError`` if it is not on the table."""
        return {i.id: i for i in self.issues}[issue]

    def party(self, actor: str) -> Party:
        """The party by id; raises ``KeyError`` if it is not at the table."""
        return {p.id: p for p in self.parties}[actor]
