"""Who supported and who opposed what, how often: the counts that all networks start from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from plenipo.model import Claim, Stance

Counts = npt.NDArray[np.float64]
Concept = tuple[str, str]
"""An (issue, option) pair: what actors can agree or disagree on."""
Duplicates = Literal["document", "include"]
"""Whether an actor's repeated claims to the same effect in one document count once or each."""


@dataclass(frozen=True, slots=True, eq=False)
class Affiliation:
    """The two-mode data: actors by concepts, with support and opposition counted apart."""

    actors: tuple[str, ...]
    """Sorted; only actors who supported or opposed something."""
    concepts: tuple[Concept, ...]
    """Sorted."""
    support: Counts
    """How often each actor supported each concept, shape (actors, concepts)."""
    oppose: Counts
    """How often each actor opposed each concept, shape (actors, concepts)."""
    claims: Mapping[tuple[int, int, int], tuple[str, ...]]
    """Claim ids by row, column and side (+1 support, -1 oppose)."""

    @property
    def activity(self) -> Counts:
        """How often each actor took a stance at all, shape (actors,)."""
        return np.asarray(self.support.sum(axis=1) + self.oppose.sum(axis=1))


Side = tuple[str, Concept, Stance]


def sides(
    claims: Iterable[Claim], duplicates: Duplicates = "document"
) -> Mapping[Side, tuple[int, list[str]]]:
    """For each (actor, concept, stance): how often it was taken, and the ids of the claims that show it.

    The words of a person count for the party spoken for. The same claim given twice counts once.
    """
    found: dict[Side, dict[str, str]] = {}
    for claim in claims:
        side = (claim.party, (claim.issue, claim.option), claim.stance)
        found.setdefault(side, {})[claim.id] = claim.document
    return {
        side: (len(set(by_id.values())) if duplicates == "document" else len(by_id), sorted(by_id))
        for side, by_id in sorted(found.items())
    }


def affiliation(claims: Iterable[Claim], duplicates: Duplicates = "document") -> Affiliation:
    """Count who supported and who opposed what; neutral claims take no side and are left out.

    >>> from plenipo.record.sample import sample
    >>> counted = affiliation(sample()[0])
    >>> counted.actors, len(counted.concepts), float(counted.oppose.sum())
    (('italy', 'poland'), 3, 1.0)
    """
    taken = {
        side: count for side, count in sides(claims, duplicates).items() if side[2] is not Stance.NEUTRAL
    }
    actors = sorted({actor for actor, _, _ in taken})
    concepts = sorted({concept for _, concept, _ in taken})
    row, column = _index(actors), _index(concepts)
    counts = np.zeros((2, len(actors), len(concepts)))
    ids: dict[tuple[int, int, int], tuple[str, ...]] = {}
    for (actor, concept, stance), (count, claim_ids) in taken.items():
        i, j = row[actor], column[concept]
        counts[0 if stance is Stance.SUPPORT else 1, i, j] = count
        ids[i, j, stance.sign] = tuple(claim_ids)
    return Affiliation(tuple(actors), tuple(concepts), counts[0], counts[1], ids)


def _index(values: Sequence[object]) -> dict[object, int]:
    return {value: k for k, value in enumerate(values)}
