"""How much each issue matters to a party, from how often and how firmly it speaks of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plenipo.model import Stance
from plenipo.record.evidence import Utterance, confidence_of
from plenipo.record.standing import Standings

FEW = 5
"""With so many utterances in all, a party's saliences lie half-way between 50 and what its words show."""
WEIGHT = {1: 0.5, 2: 1.0, 3: 2.0}
"""Attention that an utterance of each strength shows; a neutral one shows as much as a tentative one."""


def attention(utterances: Sequence[Utterance]) -> float:
    """How much attention a party gives an issue: its utterances weighted by firmness and confidence."""
    return sum(
        (WEIGHT[1] if u.stance is Stance.NEUTRAL else WEIGHT[u.strength])
        * max(confidence_of(claim) for _, claim in u.claims)
        for u in utterances
    )


def salience(standings: Standings) -> Mapping[tuple[str, str], float]:
    """Salience, 0 to 100, of each issue a party spoke to.

    50 means an average share of the party's attention, over all issues that anybody spoke to; an issue with k
    times that share has 100 k / (k + 1). With few utterances in all (n), that is drawn towards 50 by a factor
    n / (n + 5): who spoke once shows little of what matters to it. Saliences compare the issues of one party;
    how much two parties care is compared only through these shares.

    >>> salience({})
    {}
    """
    issues = {issue for _, issue in standings}
    given = {key: attention(standing.utterances) for key, standing in standings.items()}
    total: dict[str, float] = {}
    spoken: dict[str, int] = {}
    for (party, _), standing in standings.items():
        total[party] = total.get(party, 0.0) + given[party, standing.issue]
        spoken[party] = spoken.get(party, 0) + len(standing.utterances)
    found = {}
    for (party, issue), amount in given.items():
        relative = amount / total[party] * len(issues) if total[party] else 1.0
        shown = 100 * relative / (relative + 1)
        found[party, issue] = round(50 + (shown - 50) * spoken[party] / (spoken[party] + FEW), 2)
    return found
