"""From a matrix of ties to a network whose edges open to claims."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from plenipo.model import Provenance
from plenipo.networks.affiliation import Affiliation, Counts, Duplicates
from plenipo.networks.normalization import Normalization
from plenipo.networks.results import Edge, Network

AGREE, DISAGREE = 1, -1


def network(
    kind: str,
    weights: Counts,
    counted: Affiliation,
    meets: Iterable[int],
    *,
    normalization: Normalization | None,
    duplicates: Duplicates,
) -> Network:
    """The network of a weight matrix, shape (actors, actors); edges where the weight is not 0.

    ``meets`` says which encounters make a tie: two stances alike (:data:`AGREE`), two opposite ones
    (:data:`DISAGREE`), or both. Edges carry the concepts the two actors meet on and both actors' claims
    there.
    """
    meetings = tuple(meets)
    edges = tuple(
        _edge(counted, int(i), int(h), float(weights[i, h]), meetings)
        for i, h in np.argwhere(np.triu(weights, 1) != 0)
    )
    return Network(
        kind=kind,
        nodes=counted.actors,
        edges=edges,
        provenance=Provenance(
            method=f"{kind}.v1",
            parameters={"normalization": normalization, "duplicates": duplicates},
            claims=tuple(sorted({key for ids in counted.claims.values() for key in ids})),
        ),
    )


def _edge(counted: Affiliation, i: int, h: int, weight: float, meetings: tuple[int, ...]) -> Edge:
    signs = (1, -1)
    shared: dict[tuple[str, str], None] = {}
    claims: dict[str, None] = {}
    both = (counted.support[i] + counted.oppose[i]) * (counted.support[h] + counted.oppose[h])
    for j in np.flatnonzero(both):
        for sign in signs:
            for meeting in meetings:
                mine = counted.claims.get((i, int(j), sign))
                theirs = counted.claims.get((h, int(j), sign * meeting))
                if mine and theirs:
                    shared[counted.concepts[j]] = None
                    claims.update(dict.fromkeys((*mine, *theirs)))
    return Edge(counted.actors[i], counted.actors[h], weight, tuple(claims), tuple(shared))
