"""Counting packages exactly, and finding the best of them, without listing them: bucket elimination.

Every demand bears on few issues. To count the packages that meet all rules, one issue after another is summed
out of the product of the rules' masks; with max and plus in place of plus and times the same walk finds the
best supported package [Dechter1999]_. The cost depends on how the issues are tied to each other, not on the
number of packages, so that tables of 40 issues are counted in milliseconds when few conditions tie them.
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


class PackageSpace:
    """All packages over some issues, and rules that parts of them break."""

    def __init__(self, domains: Domains, rules: Sequence[Rule]) -> None:
        """Work out once which combinations of options each rule allows."""
        self.domains = domains
        self._sizes = {issue: len(options) for issue, options in domains.items()}
        self._masks = [(rule.issues, rule.allowed(domains)) for rule in rules]

    @property
    def total(self) -> int:
        """The number of packages before any rule."""
        return prod(self._sizes.values())

    def count(self, kept: Iterable[int]) -> int:
        """How many packages meet these rules (by number); exact. Raises :class:`Entangled`.

        >>> only_if = Rule((("x", "1", False), ("y", "2", True)), (0,))
        >>> PackageSpace({"x": ("1", "2"), "y": ("1", "2")}, [only_if]).count([0])
        3
        """
        left, ties = self._propagated(kept)
        sizes = {issue: len(numbers) for issue, numbers in left.items()}
        if not all(sizes.values()):
            return 0
        dtype = np.int64 if prod(sizes.values()) < EXACT else object
        factors = [_Factor(issues, mask.astype(dtype)) for issues, mask in ties.items()]
        tied = dict.fromkeys(issue for factor in factors for issue in factor.issues)
        ways, _ = _eliminate({i: sizes[i] for i in tied}, factors, np.multiply, np.sum, dtype)
        return int(ways) * prod(size for issue, size in sizes.items() if issue not in tied)

    def best(
        self, kept: Iterable[int], scores: Scores, having: tuple[str, str] | None = None
    ) -> tuple[float, dict[str, str]] | None:
        """The package with the highest total score that meets these rules (by number), and its score.

        With ``having``, the best of those with that option on that issue. Of equals, the one with the earlier
        options. ``None`` if there is no such package. Raises :class:`Entangled`.
        """
        left, ties = self._propagated(kept, having)
        if not all(len(numbers) for numbers in left.values()):
            return None
        tied = dict.fromkeys(issue for issues in ties for issue in issues)
        chosen = {i: int(np.argmax(scores[i][left[i]])) for i in self.domains if i not in tied}
        factors = [_Factor((issue,), scores[issue][left[issue]]) for issue in tied]
        factors += [_Factor(issues, np.where(mask, 0.0, -np.inf)) for issues, mask in ties.items()]
        sizes = {issue: len(left[issue]) for issue in tied}
        total, buckets = _eliminate(sizes, factors, np.add, np.max, np.float64)
        if total == -np.inf:
            return None
        total += sum(scores[issue][left[issue][k]] for issue, k in chosen.items())
        for bucket in reversed(buckets):
            column = bucket.values
            for other in bucket.others:
                column = column[:, chosen[other]]
            chosen[bucket.issue] = int(np.argmax(column))
        return float(total), {i: options[left[i][chosen[i]]] for i, options in self.domains.items()}

    def left(self, kept: Iterable[int]) -> Mapping[str, tuple[str, ...]]:
        """For each issue, the options that the rules about that issue alone leave."""
        numbers, _ = self._propagated(kept)
        return {issue: tuple(options[k] for k in numbers[issue]) for issue, options in self.domains.items()}

    def _propagated(
        self, kept: Iterable[int], having: tuple[str, str] | None = None
    ) -> tuple[dict[str, Array], dict[tuple[str, ...], Array]]:
        """Numbers of the options that rules about one issue leave, and one mask over those for each tie."""
        masks = [self._masks[k] for k in kept]
        left = {issue: np.ones(size, dtype=bool) for issue, size in self._sizes.items()}
        for issues, mask in masks:
            if len(issues) == 1:
                left[issues[0]] &= mask
        if having is not None:
            left[having[0]] &= np.array([option == having[1] for option in self.domains[having[0]]])
        numbers = {issue: np.flatnonzero(mask) for issue, mask in left.items()}
        ties: dict[tuple[str, ...], Array] = {}
        for issues, mask in masks:
            if len(issues) > 1:
                ties[issues] = ties[issues] & mask if issues in ties else mask
        cut = {issues: mask[np.ix_(*(numbers[i] for i in issues))] for issues, mask in ties.items()}
        return numbers, {issues: mask for issues, mask in cut.items() if not mask.all()}


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
        mine = [factor for factor in waiting if issue in factor.issues]
        waiting = [factor for factor in waiting if issue not in factor.issues]
        others = tuple(dict.fromkeys(i for factor in mine for i in factor.issues if i != issue))
        axes = (issue, *others)
        if prod(sizes[i] for i in axes) > MAX_CELLS:
            raise Entangled
        start = np.full([sizes[i] for i in axes], identity, dtype=dtype)
        table = reduce(combine, (_aligned(factor, axes) for factor in mine), start)
        buckets.append(_Bucket(issue, others, table))
        rest = np.asarray(total(table, axis=0))
        if others:
            waiting.append(_Factor(others, rest))
        else:
            value = combine(value, rest)
    return value, buckets


def _cells(issue: str, factors: Iterable[_Factor], sizes: Mapping[str, int]) -> tuple[int, str]:
    others = {i for factor in factors if issue in factor.issues for i in factor.issues} | {issue}
    return prod(sizes[i] for i in others), issue


def _aligned(factor: _Factor, axes: Sequence[str]) -> Array:
    """The values with an axis for each of ``axes``, of length 1 where the factor does not bear on it."""
    order = sorted(range(len(factor.issues)), key=lambda k: axes.index(factor.issues[k]))
    lengths = {factor.issues[k]: factor.values.shape[k] for k in order}
    return factor.values.transpose(order).reshape([lengths.get(issue, 1) for issue in axes])
