"""Positions: where each party stands on each issue as of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from math import prod

import numpy as np

from plenipo.model import Claim, Codebook, Position, Stance
from plenipo.record.evidence import Utterance
from plenipo.record.moves import SURE
from plenipo.record.salience import salience
from plenipo.record.scale import place
from plenipo.record.standing import Standing, Standings, read_standings

HALF_LIFE_DAYS = 180.0
"""Of two utterances in force, one so much older than the party's last on the issue counts half."""
UNDATED = 0.5
"""What an undated utterance counts beside dated ones of the same party on the same issue."""


def positions(
    claims: Iterable[Claim], codebook: Codebook, as_of: dt.date | None = None
) -> tuple[Position, ...]:
    """Where each party stands on each issue it spoke to, as of a day, sorted by issue (codebook order) and
    party.

    1. Claims become utterances: those of one document to the same effect, and reprints of the same words,
       count once; a person's words count for the party spoken for
       (:func:`plenipo.record.evidence.gather_evidence`).
    2. What a later, clear move contradicts no longer stands (:func:`plenipo.record.shifts`).
    3. Each utterance that stands weighs what its firmness and the coder's confidence give it, halved for
       every 180 days it is older than the party's last word on the issue. Silence alone ages nothing.
    4. ``weights`` share out support over the options that have more support than opposition; ``opposed`` is
       the chance that opposition to an option is rightly on record, less what support speaks against it.
    5. On an ordinal issue, ``value`` and ``interval`` are the median and the central 80 % of a posterior over
       the scale with a flat prior (:func:`plenipo.record.scale.place`).

    Neutral claims count for salience only: a party with nothing else has no weights and no value. Undated
    claims count for half beside dated ones, never count as of a day, and never show a move.

    >>> from plenipo.record.sample import sample
    >>> for p in positions(*sample()):
    ...     print(p.actor, p.issue, p.weights, p.opposed, p.value)
    italy forces {'none': 1.0} {} 0.51
    poland forces {} {'troops': 0.98} 22.34
    italy ceasefire {'full': 1.0} {} None
    """
    return positions_of(read_standings(claims, codebook, as_of), codebook)


def positions_of(standings: Standings, codebook: Codebook) -> tuple[Position, ...]:
    """The positions that standings amount to (see :func:`positions`)."""
    saliences = salience(standings)
    by_issue: dict[str, list[Standing]] = {issue: [] for issue in codebook.issues}
    for standing in standings.values():
        by_issue[standing.issue].append(standing)
    found: list[Position] = []
    for group in by_issue.values():
        if not group:
            continue
        weighed = [_weighed(standing) for standing in group]
        options = group[0].lattice.options
        support = np.array([_chances(w, options, Stance.SUPPORT) for w in weighed])
        oppose = np.array([_chances(w, options, Stance.OPPOSE) for w in weighed])
        places = place(group[0].lattice, support, oppose)
        for standing, weights, where in zip(group, weighed, places, strict=True):
            value, interval = where or (None, None)
            found.append(
                Position(
                    actor=standing.party,
                    issue=standing.issue,
                    weights=_shares(weights, options),
                    opposed=_opposed(weights, options),
                    value=value,
                    interval=interval,
                    salience=saliences[standing.party, standing.issue],
                    claims=tuple(dict.fromkeys(key for u in standing.in_force for key in u.ids)),
                    last_said=max((u.day for u in standing.utterances if u.day), default=None),
                )
            )
    return tuple(found)


Weighed = Mapping[tuple[str, Stance], Sequence[float]]


def _weighed(standing: Standing) -> Weighed:
    """The weight of each utterance that stands, by side: reliability times recency, 0 to 1."""
    speaking = [u for u in standing.in_force if u.stance is not Stance.NEUTRAL]
    last = max((u.day for u in speaking if u.day), default=None)
    sides: dict[tuple[str, Stance], list[float]] = {}
    for u in speaking:
        sides.setdefault(u.side, []).append(u.reliability * _recency(u, last))
    return sides


def _recency(utterance: Utterance, last: dt.date | None) -> float:
    if last is None:
        return 1.0
    if utterance.day is None:
        return UNDATED
    return float(0.5 ** ((last - utterance.day).days / HALF_LIFE_DAYS))


def _chance(weights: Sequence[float]) -> float:
    """Chance that at least one of the claims behind these weights is right."""
    return 1 - prod(1 - min(SURE, weight) for weight in weights)


def _chances(weighed: Weighed, options: Sequence[str], stance: Stance) -> list[float]:
    """For each option, the chance that a claim with that stance towards it is rightly on record."""
    return [_chance(weighed.get((option, stance), ())) for option in options]


def _shares(weighed: Weighed, options: Sequence[str]) -> dict[str, float]:
    net = {
        option: sum(weighed.get((option, Stance.SUPPORT), ())) - sum(weighed.get((option, Stance.OPPOSE), ()))
        for option in options
    }
    total = sum(weight for weight in net.values() if weight > 0)
    return {option: weight / total for option, weight in net.items() if weight > 0}


def _opposed(weighed: Weighed, options: Sequence[str]) -> dict[str, float]:
    found = {}
    for option in options:
        against = sum(weighed.get((option, Stance.OPPOSE), ()))
        if against > 0:
            share = against / (against + sum(weighed.get((option, Stance.SUPPORT), ())))
            found[option] = round(_chance(weighed[option, Stance.OPPOSE]) * share, 6)
    return found
