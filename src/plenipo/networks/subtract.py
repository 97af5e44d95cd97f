"""Subtract: allies and adversaries in one network, as congruence minus conflict."""

from __future__ import annotations

from collections.abc import Iterable

from plenipo.model import Claim
from plenipo.networks.affiliation import Duplicates, affiliation
from plenipo.networks.conflict import conflict_matrix
from plenipo.networks.congruence import congruence_matrix
from plenipo.networks.normalization import Normalization, normalize
from plenipo.networks.one_mode import AGREE, DISAGREE, network
from plenipo.networks.results import Network


def subtract(
    claims: Iterable[Claim],
    normalization: Normalization | None = "average",
    *,
    duplicates: Duplicates = "document",
) -> Network:
    """Ties weighted by congruence minus conflict: positive among allies, negative among adversaries
    [Leifeld2017]_.

    Two actors who agree exactly as often as they disagree have no edge, like two who never met.

    >>> from plenipo.record.sample import make_claim
    >>> claims = [make_claim("italy", "forces", "troops", "oppose"), make_claim("france", "forces", "troops")]
    >>> subtract(claims, None).edges[0].weight
    -1.0
    """
    counted = affiliation(claims, duplicates)
    weights = normalize(congruence_matrix(counted) - conflict_matrix(counted), counted, normalization)
    return network(
        "subtract", weights, counted, (AGREE, DISAGREE), normalization=normalization, duplicates=duplicates
    )
