"""What still stands of what was said: one reading of the claims for positions, red lines and moves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plenipo.model import Claim, Codebook, Stance
from plenipo.record.evidence import Utterance, gather_evidence
from plenipo.record.moves import Stretch, stretches
from plenipo.record.scale import Lattice, lattice


@dataclass(frozen=True, slots=True)
class Standing:
    """One party on one issue: all it said, how that divides into stretches, and what of it stands."""

    party: str
    issue: str
    utterances: tuple[Utterance, ...]
    stretches: tuple[Stretch, ...]
    """Oldest first; more than one means the party moved."""
    lattice: Lattice

    @property
    def in_force(self) -> tuple[Utterance, ...]:
        """Utterances, neutral ones too, that no later move superseded.

        Support for an option falls when the party came to lead with another option or to oppose this one;
        opposition to an option falls when the party came to support it. What nothing contradicts stands
        however old it is.
        """
        if len(self.stretches) < 2:
            return self.utterances
        return tuple(
            u
            for u in self.utterances
            if u.stance is Stance.NEUTRAL or not any(_contradicts(part, u) for part in self.after(u))
        )

    @property
    def tied(self) -> tuple[Utterance, ...]:
        """Utterances on options that the party has not clearly turned on since.

        Their "only if" still binds: who says what it would take to accept an option means it whatever it asks
        for meanwhile, so that moving to another option does not withdraw it.
        """
        return tuple(u for u in self.utterances if not any(part.turns(u.side) for part in self.after(u)))

    def after(self, utterance: Utterance) -> tuple[Stretch, ...]:
        """The stretches that begin after an utterance; an undated one is older than every move."""
        return tuple(
            part for part in self.stretches[1:] if utterance.day is None or utterance.day < part.start
        )


Standings = Mapping[tuple[str, str], Standing]


def read_standings(claims: Iterable[Claim], codebook: Codebook, as_of: dt.date | None = None) -> Standings:
    """Where each party stands on each issue it spoke to, by (party, issue), as of a day."""
    lattices = {key: lattice(issue) for key, issue in codebook.issues.items()}
    standings = {}
    for (party, issue), utterances in gather_evidence(claims, codebook, as_of).items():
        parts = stretches(utterances, lattices[issue])
        standings[party, issue] = Standing(party, issue, utterances, parts, lattices[issue])
    return standings


def _contradicts(part: Stretch, utterance: Utterance) -> bool:
    if utterance.stance is Stance.OPPOSE:
        return part.net(utterance.option) > 0
    leads_elsewhere = (
        part.lead is not None and part.lead[1] is Stance.SUPPORT and part.lead[0] != utterance.option
    )
    return leads_elsewhere or part.net(utterance.option) < 0
