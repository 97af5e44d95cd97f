"""Normalizations: make ties comparable between actors who speak much and actors who speak little."""

from __future__ import annotations

from typing import Literal

import numpy as np

from plenipo.networks.affiliation import Affiliation, Counts

Normalization = Literal["average", "jaccard", "cosine"]


def denominator(counted: Affiliation, normalization: Normalization | None) -> Counts:
    """What each pair's weight is divided by, shape (actors, actors); 0 where nothing can be said
    [Leifeld2017]_.

    ``None``
        1: the weight is the number of agreeing (or disagreeing) pairs of stances.
    ``average``
        The mean of the two actors' activities (stances taken). Not bounded by 1: two who repeat the same
        stance in many documents agree more often than they speak.
    ``jaccard``
        Over (concept, stance) pairs: stances that only one of the two took, plus the product of the counts on
        those that both took. A congruence divided by it lies between 0 and 1.
    ``cosine``
        The product of the lengths of the two actors' count vectors, as in any textbook. A congruence divided
        by it lies between 0 and 1.
    """
    vectors = np.hstack([counted.support, counted.oppose])
    if normalization is None:
        return np.ones((len(vectors), len(vectors)))
    if normalization == "average":
        return np.add.outer(counted.activity, counted.activity) / 2
    if normalization == "jaccard":
        taken = (vectors > 0).astype(float)
        alone = vectors @ (1 - taken).T
        return np.asarray(alone + alone.T + vectors @ vectors.T)
    lengths = np.sqrt((vectors**2).sum(axis=1))
    return np.outer(lengths, lengths)


def normalize(weights: Counts, counted: Affiliation, normalization: Normalization | None) -> Counts:
    """Divide the weights of all pairs by their :func:`denominator`; 0 where that is 0; nobody ties to
    himself.
    """
    below = denominator(counted, normalization)
    tied = np.divide(weights, below, out=np.zeros_like(weights), where=below > 0)
    np.fill_diagonal(tied, 0.0)
    return tied
