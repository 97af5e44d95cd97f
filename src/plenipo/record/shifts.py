"""Shifts: who moved on what, when, and where it was said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import pairwise

from plenipo.model import Claim, Codebook, Stance
from plenipo.record.evidence import Utterance
from plenipo.record.moves import Stretch
from plenipo.record.results import Shift
from plenipo.record.standing import Standing, read_standings


def shifts(claims: Iterable[Claim], codebook: Codebook, as_of: dt.date | None = None) -> tuple[Shift, ...]:
    """Each clear move of a party on an issue, oldest first.

    A party's dated claims on an issue are cut into the stretches that explain them best, each held by one
    position (:func:`plenipo.record.moves.stretches`); a shift is where one stretch follows another. A single
    tentative claim, a document that stands alone between two that agree, and claims less likely right than
    wrong show no shift.

    >>> from plenipo.record.sample import make_claim, sample
    >>> claims, codebook = sample()
    >>> later = make_claim("italy", "forces", "troops", day="2025-05-02")
    >>> [(s.actor, s.before, s.after, str(s.day)) for s in shifts([*claims, later], codebook)]
    [('italy', 'none', 'troops', '2025-05-02')]
    """
    found = [
        _shift(standing, before, after)
        for standing in read_standings(claims, codebook, as_of).values()
        for before, after in pairwise(standing.stretches)
    ]
    return tuple(sorted(found, key=lambda s: (s.day, s.actor, s.issue)))


def _shift(standing: Standing, before: Stretch, after: Stretch) -> Shift:
    old, old_stance = before.lead or ("", Stance.SUPPORT)
    new, new_stance = after.lead or ("", Stance.SUPPORT)
    shown = _showing(after, before)
    then, now = before.place(standing.lattice), after.place(standing.lattice)
    return Shift(
        actor=standing.party,
        issue=standing.issue,
        day=min(u.day for u in shown if u.day),
        before=old,
        after=new,
        value_before=then[0] if then else None,
        value_after=now[0] if now else None,
        claims_before=_ids(_showing(before, after)),
        claims_after=_ids(shown),
        origins=tuple(dict.fromkeys(claim.origin for u in shown for _, claim in u.claims)),
        stance_before=old_stance,
        stance_after=new_stance,
    )


def _showing(stretch: Stretch, other: Stretch) -> tuple[Utterance, ...]:
    """What shows where the party stands in a stretch: its lead, or a turn against the other's."""
    sides = [stretch.lead]
    if other.lead is not None:
        sides.append((other.lead[0], other.lead[1].reversed()))
    return tuple(u for u in stretch.utterances if u.side in sides)


def _ids(utterances: tuple[Utterance, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for u in utterances for key in u.ids))
