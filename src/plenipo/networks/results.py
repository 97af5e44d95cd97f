"""Networks of actors as values."""

from __future__ import annotations

from dataclasses import dataclass

from plenipo.model import Provenance


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie between two actors; ``a`` sorts before ``b``."""

    a: str
    b: str
    weight: float
    claims: tuple[str, ...]
    """The claims of both actors that make the tie."""
    shared: tuple[tuple[str, str], ...] = ()
    """The (issue, option) pairs they meet on."""


@dataclass(frozen=True, slots=True)
class Network:
    """A one-mode network of actors."""

    kind: str
    """``congruence``, ``conflict`` or ``subtract`` (congruence minus conflict)."""
    nodes: tuple[str, ...]
    edges: tuple[Edge, ...]
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Cell:
    """How often an actor supported and opposed an option."""

    actor: str
    issue: str
    option: str
    support: int
    oppose: int
    neutral: int
    claims: tuple[str, ...]
