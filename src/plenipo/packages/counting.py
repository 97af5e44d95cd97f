"""Counting packages exactly, and finding the best of them, without listing them: bucket elimination.

Every demand bears on few issues. To count the packages that meet all rules, one issue after another is
summed out of the product of the rules' masks; with max and plus in place of plus and times the same walk
finds the best supported package [Dechter1999]_. The cost depends on how the issues are tied to each other,
not on the number of packages, so that tables of 40 issues are counted in milliseconds when few conditions tie
them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from math import prod
from typing import Any

import numpy as np
import numpy.typing as npt

from plenipo.packages.rules import Domains, Rule

MAX_CELLS = 2**21
"""The largest table of intermediate sums that is made."""
EXACT = 2**62
"""Counts that may pass this are made with Python's unbounded integers."""

Array = npt.NDArray[Any]
Scores = Mapping[str, npt.NDArray[np.float64]]
"""For each issue, how well supported each option is."""


class Entangled(Exception):  # noqa: N818  it is no error of the user's, and never leaves this room
    """So many issues hang on each other that eliminating one would take too large a table."""


@dataclass(frozen=True, slots=True, eq=False)
class _Factor:
    issues: tuple[str, ...]
    values: Array


@dataclass(frozen=True, slots=True, eq=False)
class _Bucket:
    issue: str
    others: tuple[str, ...]
    values: Array
    """The issue's axis first, then the others'."""


def count(domains: Domains, rules: Iterable[Rule]) -> int:
    """How many packages over the issues of ``domains`` meet all rules; exact. Raises :class:`Entangled`.

    >>> from plenipo.packages.rules import Rule
    >>> count({"x": ("1", "2"), "y": ("1", "2")}, [Rule((("x", "1", False), ("y", "2", True)), (0,))])
    3
    """
    open_options, tables = _propagated(domains, rules)
    sizes = {issue: int(mask.sum()) for issue, mask in open_options.items()}
    if not all(sizes.values()):
        return 0
    dtype = np.int64 if prod(sizes.values()) < EXACT else object
    factors = [_Factor(issues, mask.astype(dtype)) for issues, mask in tables.items()]
    tied = {issue for f in factors for issue in f.issues}
    total, _ = _eliminate({i: sizes[i] for i in tied}, factors, np.multiply, np.sum, dtype)
    return int(total) * prod(size for issue, size in sizes.items() if issue not in tied)


def best(domains: Domains, rules: Iterable[Rule], scores: Scores) -> tuple[float, dict[str, str]] | None:
    """The package with the highest total score that meets all rules; the earlier option of equals.

    ``None`` if no package does. Raises :class:`Entangled`.
    """
    open_options, tables = _propagated(domains, rules)
    if not all(mask.any() for mask in open_options.values()):
        return None
    kept = {issue: np.flatnonzero(mask) for issue, mask in open_options.items()}
    factors = [_Factor((issue,), scores[issue][kept[issue]]) for issue in domains]
    factors += [_Factor(issues, np.where(mask, 0.0, -np.inf)) for issues, mask in tables.items()]
    sizes = {issue: len(kept[issue]) for issue in domains}
    total, buckets = _eliminate(sizes, factors, np.add, np.max, np.float64)
    if total == -np.inf:
        return None
    chosen: dict[str, int] = {}
    for bucket in reversed(buckets):
        column = bucket.values
        for other in bucket.others:
            column = column[:, chosen[other]]
        chosen[bucket.issue] = int(np.argmax(column))
    return float(total), {issue: domains[issue][kept[issue][chosen[issue]]] for issue in domains}


def _propagated(
    domains: Domains, rules: Iterable[Rule]
) -> tuple[dict[str, Array], dict[tuple[str, ...], Array]]:
    """Options left open by rules about one issue, and one mask over those for each set of issues tied."""
    given = list(rules)
    open_options: dict[str, Array] = {i: np.ones(len(options), dtype=bool) for i, options in domains.items()}
    for rule in given:
        if len(rule.issues) == 1:
            open_options[rule.issues[0]] &= rule.allowed(domains)
    tables: dict[tuple[str, ...], Array] = {}
    for rule in given:
        if len(rule.issues) > 1:
            mask = rule.allowed(domains)[np.ix_(*(open_options[issue] for issue in rule.issues))]
            if rule.issues in tables:
                tables[rule.issues] = tables[rule.issues] & mask
            elif not mask.all():
                tables[rule.issues] = mask
    return open_options, tables


def _eliminate(
    sizes: Mapping[str, int],
    factors: Sequence[_Factor],
    combine: Callable[[Array, Array], Array],
    total: Callable[..., Any],
    dtype: Any,
) -> tuple[Any, list[_Bucket]]:
    """Sum (or maximize) issues out one by one, the least entangled first; the value and the way back."""
    waiting, left, buckets = list(factors), dict(sizes), []
    identity = 1 if combine is np.multiply else 0
    value = np.asarray(identity, dtype=dtype)
    while left:
        issue = min(left, key=lambda i: _cells(i, waiting, sizes))
        del left[issue]
        mine = [f for f in waiting if issue in f.issues]
        waiting = [f for f in waiting if issue not in f.issues]
        others = tuple(dict.fromkeys(i for f in mine for i in f.issues if i != issue))
        axes = (issue, *others)
        if prod(sizes[i] for i in axes) > MAX_CELLS:
            raise Entangled
        start = np.full([sizes[i] for i in axes], identity, dtype=dtype)
        table = reduce(combine, (_aligned(f, axes) for f in mine), start)
        buckets.append(_Bucket(issue, others, table))
        rest = np.asarray(total(table, axis=0))
        if others:
            waiting.append(_Factor(others, rest))
        else:
            value = combine(value, rest)
    return value, buckets


def _cells(issue: str, factors: Iterable[_Factor], sizes: Mapping[str, int]) -> tuple[int, str]:
    others = {i for f in factors if issue in f.issues for i in f.issues} | {issue}
    return prod(sizes[i] for i in others), issue


def _aligned(factor: _Factor, axes: Sequence[str]) -> Array:
    """The values with an axis for each of ``axes``, of length 1 where the factor does not bear on it."""
    order = sorted(range(len(factor.issues)), key=lambda k: axes.index(factor.issues[k]))
    lengths = {factor.issues[k]: factor.values.shape[k] for k in order}
    return factor.values.transpose(order).reshape([lengths.get(issue, 1) for issue in axes])
