"""How far a finding can be trusted, by the rule that found it."""

from __future__ import annotations

from functools import cache

from plenipo.reading.tags import data_lines

NESTED = 0.9
"""Factor for what stands inside another statement, where two readings must be right."""


@cache
def _shares() -> dict[str, float]:
    return {rule: float(share) for rule, share in (line.split("\t") for line in data_lines("confidence.tsv"))}


def confidence(rule: str, nested: bool) -> float:
    """The share of a rule's findings that annotators made too, 0 to 1.

    >>> confidence("inverted", nested=False) > confidence("noun-for", nested=False)
    True
    """
    shares = _shares()
    share = shares.get(rule) or shares.get(rule.partition("-")[0]) or 0.5
    return round(share * NESTED if nested else share, 3)
