"""Packages and what stands against them, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plenipo.model import Provenance


@dataclass(frozen=True, slots=True)
class Demand:
    """One thing a party will not do without or will not accept, as a rule over packages."""

    id: str
    actor: str
    kind: str
    """``rules_out``, ``insists_on``, ``only_if`` or ``if_then``."""
    issue: str
    option: str
    if_issue: str | None
    if_option: str | None
    text: str
    """The actor's words."""
    claims: tuple[str, ...]
    refuses: bool = False
    """Only with ``if_then``: with ``if_option`` the actor will not have ``option``."""
    certainty: float = 1.0
    """Chance, 0 to 1, that the actor made the demand as it was read and coded."""

    def allows(self, package: Mapping[str, str]) -> bool:
        """Whether the package respects the demand (``package`` maps issue id to option id)."""
        has = package.get(self.issue) == self.option
        other = package.get(self.if_issue or "") == self.if_option
        return {
            "rules_out": not has,
            "insists_on": has,
            "only_if": not has or other,
            "if_then": not other or has is not self.refuses,
        }[self.kind]


@dataclass(frozen=True, slots=True)
class Clash:
    """A minimal set of demands that no package satisfies: drop any one and the rest can be met."""

    demands: tuple[str, ...]
    """Ids of the demands, in the order of the table's parties."""
    actors: tuple[str, ...]
    """The actors of these demands, each once."""
    shared_by: tuple[tuple[str, ...], ...] = ()
    """For each demand, the ids of other actors' demands that amount to the same rule; giving up the demand
    helps only if they are given up too."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A demand (or two) that, if given up, would make a full package possible, and one it opens."""

    demands: tuple[str, ...]
    """Ids of all demands that have to go; keep any one of them and there is no package."""
    actors: tuple[str, ...]
    package: Mapping[str, str]
    """The best supported package that becomes possible: an option for every issue on the table."""


@dataclass(frozen=True, slots=True)
class Packages:
    """Which packages nobody's demands exclude, and who excludes the rest."""

    issues: tuple[str, ...]
    """Issues on which at least one demand bears; on all others every option is open."""
    free_issues: tuple[str, ...]
    total: int
    """Number of packages over ``issues``."""
    feasible: int
    """Number of those that every demand allows."""
    examples: tuple[Mapping[str, str], ...]
    """Some feasible packages, best supported first: an option for every issue on the table."""
    excluded_by: Mapping[str, int]
    """For each actor with demands, how many packages its own demands exclude."""
    alone: Mapping[str, int]
    """For each actor with demands, how many packages only its demands exclude."""
    demands: tuple[Demand, ...]
    clashes: tuple[Clash, ...]
    """The smallest minimal clashes, when no package is feasible."""
    openings: tuple[Opening, ...]
    """The fewest and softest demands to give up, when no package is feasible."""
    provenance: Provenance
    exact: bool = True
    """False when the issues are too entangled to count: the three counts above are then lower bounds."""
    more_clashes: bool = False
    """Whether there are clashes beyond those listed."""
    more_openings: bool = False
    """Whether there are openings beyond those listed."""
    doubtful: tuple[Demand, ...] = ()
    """Demands set aside because they are less certain than asked for; they bind nothing above."""
