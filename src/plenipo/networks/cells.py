"""Support and oppose cells: the actor x option table that a reader checks first."""

from __future__ import annotations

from collections.abc import Iterable

from plenipo.model import Claim, Stance
from plenipo.networks.affiliation import Concept, Duplicates, sides
from plenipo.networks.results import Cell


def cells(claims: Iterable[Claim], duplicates: Duplicates = "document") -> tuple[Cell, ...]:
    """How often each actor supported, opposed and neutrally mentioned each option, sorted by issue and
    option.

    An actor's claims to the same effect in one document count once (``duplicates="document"``), because a
    paper that quotes a sentence three times has not heard it three times; ``"include"`` counts each. The
    claims of a cell are all there, either way [Leifeld2017]_.

    >>> from plenipo.record.sample import make_claim
    >>> [cell] = cells([make_claim("italy", "forces", "troops", "oppose", words=w) for w in ("no", "never")])
    >>> cell.actor, cell.support, cell.oppose, len(cell.claims)
    ('italy', 0, 1, 2)
    """
    found: dict[tuple[Concept, str], dict[Stance, tuple[int, list[str]]]] = {}
    for (actor, concept, stance), counted in sides(claims, duplicates).items():
        found.setdefault((concept, actor), {})[stance] = counted
    nothing: tuple[int, list[str]] = (0, [])
    return tuple(
        Cell(
            actor=actor,
            issue=concept[0],
            option=concept[1],
            support=by_stance.get(Stance.SUPPORT, nothing)[0],
            oppose=by_stance.get(Stance.OPPOSE, nothing)[0],
            neutral=by_stance.get(Stance.NEUTRAL, nothing)[0],
            claims=tuple(key for _, ids in by_stance.values() for key in ids),
        )
        for (concept, actor), by_stance in sorted(found.items())
    )
