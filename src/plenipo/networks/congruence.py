"""Congruence: who takes the same side on the same things."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from plenipo.model import Claim
from plenipo.networks.affiliation import Affiliation, Counts, Duplicates, affiliation
from plenipo.networks.normalization import Normalization, normalize
from plenipo.networks.one_mode import AGREE, network
from plenipo.networks.results import Network


def congruence(
    claims: Iterable[Claim],
    normalization: Normalization | None = "average",
    *,
    duplicates: Duplicates = "document",
) -> Network:
    """Ties between actors who support, or oppose, the same options [Leifeld2017]_.

    The weight of a pair is the number of pairs of stances, one of each actor, that are alike on the same
    (issue, option), divided as :func:`~plenipo.networks.normalization.denominator` says. Neutral claims take
    no side.

    >>> from plenipo.record.sample import make_claim
    >>> claims = [make_claim(who, "forces", "troops", "oppose") for who in ("italy", "poland")]
    >>> [(e.a, e.b, e.weight, e.shared) for e in congruence(claims).edges]
    [('italy', 'poland', 1.0, (('forces', 'troops'),))]
    """
    counted = affiliation(claims, duplicates)
    weights = normalize(congruence_matrix(counted), counted, normalization)
    return network(
        "congruence", weights, counted, (AGREE,), normalization=normalization, duplicates=duplicates
    )


def congruence_matrix(counted: Affiliation) -> Counts:
    """Pairs of like stances for each pair of actors: S S' + O O', shape (actors, actors)."""
    return np.asarray(counted.support @ counted.support.T + counted.oppose @ counted.oppose.T)
