"""Conflict: who takes opposite sides on the same things."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from plenipo.model import Claim
from plenipo.networks.affiliation import Affiliation, Counts, Duplicates, affiliation
from plenipo.networks.normalization import Normalization, normalize
from plenipo.networks.one_mode import DISAGREE, network
from plenipo.networks.results import Network


def conflict(
    claims: Iterable[Claim],
    normalization: Normalization | None = "average",
    *,
    duplicates: Duplicates = "document",
) -> Network:
    """Ties between actors of whom one supports what the other opposes [Leifeld2017]_.

    The weight of a pair is the number of pairs of stances, one of each actor, that are opposite on the same
    (issue, option), divided as :func:`~plenipo.networks.normalization.denominator` says. Supporting rival
    options of one issue is no conflict here: the definition compares stances towards the same thing.

    >>> from plenipo.record.sample import make_claim
    >>> claims = [make_claim("italy", "forces", "troops", "oppose"), make_claim("france", "forces", "troops")]
    >>> [(e.a, e.b, e.weight) for e in conflict(claims).edges]
    [('france', 'italy', 1.0)]
    """
    counted = affiliation(claims, duplicates)
    weights = normalize(conflict_matrix(counted), counted, normalization)
    return network(
        "conflict", weights, counted, (DISAGREE,), normalization=normalization, duplicates=duplicates
    )


def conflict_matrix(counted: Affiliation) -> Counts:
    """Pairs of opposite stances for each pair of actors: S O' + O S', shape (actors, actors)."""
    return np.asarray(counted.support @ counted.oppose.T + counted.oppose @ counted.support.T)
