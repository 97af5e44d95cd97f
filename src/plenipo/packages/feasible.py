"""Packages: which deals nobody's demands exclude, who excludes the rest, and what would open the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from heapq import heapify, heappop, heappush
from itertools import islice
from math import prod

import numpy as np

from plenipo.model import Provenance, Table
from plenipo.packages.conflicts import Solver, minimal_clashes, minimal_relaxations
from plenipo.packages.counting import Entangled, PackageSpace, Scores
from plenipo.packages.results import Clash, Demand, Opening, Packages
from plenipo.packages.rules import Domains, Rule, demands, rules
from plenipo.packages.support import support

LISTED = 10_000
"""Where packages cannot be counted, at most so many are listed."""
LIKELY = 0.5
"""A demand that is less likely read rightly than not binds nothing."""
REMEMBERED = 32
"""Counts of so many sets of demands are kept: a what-if that moves a position leaves the demands as they
are."""


def packages(table: Table, limit: int = 6, certain: float = LIKELY) -> Packages:
    """Which packages meet every demand on the table, and what stands against the others.

    A package is one option for each issue. Demands are the red lines (an option ruled out, or insisted on)
    and the coded conditions ("X only if Y", "if Y then X"); conditions in words alone bind nothing here,
    and neither do demands with a certainty (0 to 1) below ``certain``, which are listed as doubtful.

    1. Issues on which no demand bears are set aside: there every option is open.
    2. The packages over the others that meet all demands are counted exactly, and for each actor how many its
       own demands exclude and how many nobody else's would (:mod:`plenipo.packages.counting`).
    3. If some package is feasible, up to ``limit`` examples are given: the best supported one, then the best
       with an option not shown yet, and so on (:func:`~plenipo.packages.support.support`).
    4. If none is: up to ``limit`` minimal clashes (smallest first) and up to ``limit`` openings, the fewest
       demands to give up first; of equals, conditions before red lines, then the less certain, then
       those with fewer claims.

    Demands of several actors that amount to the same rule are one rule in a clash, and all of them have to go
    in an opening. Raises :class:`~plenipo.errors.InputError` if a demand names an option that is not on the
    table.

    >>> from plenipo.record import build_table
    >>> from plenipo.record.sample import sample
    >>> found = packages(build_table(*sample()))
    >>> found.feasible, found.total, found.alone, found.examples[0]
    (3, 6, {'poland': 3}, {'forces': 'none', 'ceasefire': 'full'})
    """
    stated = demands(table)
    made = tuple(d for d in stated if d.certainty >= certain)
    distinct = rules(made)
    everything = {issue.id: tuple(issue.options) for issue in table.issues}
    bearing = {issue for d in made for issue in (d.issue, d.if_issue)}
    domains = {issue: options for issue, options in everything.items() if issue in bearing}
    counts = _counts(tuple(domains.items()), distinct, tuple(d.actor for d in made))
    space = PackageSpace(everything, distinct)
    scores = support(table)
    clashes, more_clashes = ((), False) if counts.feasible else _clashes(domains, made, distinct, limit)
    openings, more_openings = (
        ((), False) if counts.feasible else _openings(space, made, distinct, scores, limit)
    )
    return Packages(
        issues=tuple(domains),
        free_issues=tuple(issue for issue in everything if issue not in domains),
        total=prod(map(len, domains.values())),
        feasible=counts.feasible,
        examples=_examples(space, distinct, scores, limit) if counts.feasible else (),
        excluded_by=dict(counts.excluded_by),
        alone=dict(counts.alone),
        demands=made,
        clashes=clashes,
        openings=openings,
        provenance=Provenance(
            "packages.v1",
            {"limit": limit, "certain": certain},
            claims=tuple(sorted({key for d in made for key in d.claims})),
        ),
        exact=counts.exact,
        more_clashes=more_clashes,
        more_openings=more_openings,
        doubtful=tuple(d for d in stated if d.certainty < certain),
    )


@dataclass(frozen=True, slots=True)
class _Counts:
    feasible: int
    excluded_by: tuple[tuple[str, int], ...]
    alone: tuple[tuple[str, int], ...]
    exact: bool


@lru_cache(maxsize=REMEMBERED)
def _counts(
    issues: tuple[tuple[str, tuple[str, ...]], ...], distinct: tuple[Rule, ...], actors: tuple[str, ...]
) -> _Counts:
    """All counts; ``actors`` holds the actor of each demand."""
    space = PackageSpace(dict(issues), distinct)
    held = [{actors[k] for k in rule.demands} for rule in distinct]
    feasible, exact = _count(space, range(len(distinct)), distinct)
    shares = {}
    for actor in dict.fromkeys(actors):
        mine = [k for k, holders in enumerate(held) if actor in holders]
        others = [k for k, holders in enumerate(held) if holders - {actor}]
        shares[actor] = _share(space, feasible if exact else None, mine, others, distinct)
    return _Counts(
        feasible,
        tuple((actor, excluded) for actor, (excluded, _, _) in shares.items()),
        tuple((actor, alone) for actor, (_, alone, _) in shares.items()),
        exact and all(sure for _, _, sure in shares.values()),
    )


def _share(
    space: PackageSpace,
    feasible: int | None,
    mine: Sequence[int],
    others: Sequence[int],
    distinct: Sequence[Rule],
) -> tuple[int, int, bool]:
    """How many packages an actor's rules exclude, how many only they do, and whether that is exact.

    Lower bounds where not; ``feasible`` is ``None`` where it is not exact itself.
    """
    allowed, mine_exact = _count(space, mine, distinct)
    without, others_exact = _count(space, others, distinct)
    excluded = space.total - allowed if mine_exact else 0
    alone = max(0, without - feasible) if feasible is not None else 0
    return max(excluded, alone), alone, mine_exact and others_exact


def _count(space: PackageSpace, kept: Sequence[int], distinct: Sequence[Rule]) -> tuple[int, bool]:
    """How many packages meet the rules, and whether that is exact or a lower bound."""
    try:
        return space.count(kept), True
    except Entangled:
        with closing(Solver(space.domains, distinct)) as solver:
            listed = sum(1 for _ in islice(solver.packages(kept), LISTED))
        return listed, listed < LISTED


def _examples(
    space: PackageSpace, distinct: Sequence[Rule], scores: Scores, limit: int
) -> tuple[Mapping[str, str], ...]:
    """The best supported package, then the best with an option not shown yet, and so on."""
    every, domains = range(len(distinct)), space.domains
    shown: list[Mapping[str, str]] = []
    seen: set[tuple[str, str]] = set()
    # each option waits with the most a package with it can score, then with the best such package
    open_scores = {
        issue: {option: float(scores[issue][domains[issue].index(option)]) for option in left}
        for issue, left in space.left(every).items()
    }
    top = {issue: max(of.values()) for issue, of in open_scores.items()}
    waiting: list[tuple[float, tuple[int, ...], str, str]] = [
        (top[issue] - score - sum(top.values()), (), issue, option)
        for issue, of in open_scores.items()
        for option, score in of.items()
    ]
    heapify(waiting)
    while waiting and len(shown) < limit:
        _, numbers, issue, option = heappop(waiting)
        if (issue, option) in seen:
            continue
        if numbers:
            package = {i: options[k] for (i, options), k in zip(domains.items(), numbers, strict=True)}
            shown.append(package)
            seen |= package.items()
        elif found := _best(space, every, distinct, scores, (issue, option)):
            numbers = tuple(options.index(found[1][i]) for i, options in domains.items())
            heappush(waiting, (-round(found[0], 9), numbers, issue, option))
    return tuple(shown)


def _best(
    space: PackageSpace,
    kept: Sequence[int],
    distinct: Sequence[Rule],
    scores: Scores,
    having: tuple[str, str] | None = None,
) -> tuple[float, dict[str, str]] | None:
    """The best supported package; where issues are too entangled, the best of some that are listed."""
    try:
        return space.best(kept, scores, having)
    except Entangled:
        insisted = [Rule(((*having, True),), ())] if having else []
        with closing(Solver(space.domains, [distinct[k] for k in kept] + insisted)) as solver:
            listed = list(islice(solver.packages(range(len(solver.soft))), LISTED // 100))
        scored = [(_score(package, space.domains, scores), package) for package in listed]
        return max(scored, key=lambda pair: pair[0], default=None)


def _score(package: Mapping[str, str], domains: Domains, scores: Scores) -> float:
    return float(np.sum([scores[i][domains[i].index(option)] for i, option in package.items()]))


def _clashes(
    domains: Domains, made: Sequence[Demand], distinct: tuple[Rule, ...], limit: int
) -> tuple[tuple[Clash, ...], bool]:
    found, more = minimal_clashes(tuple(domains.items()), distinct, limit)
    return tuple(_clash(made, [distinct[k] for k in clash]) for clash in found), more


def _clash(made: Sequence[Demand], clashing: Iterable[Rule]) -> Clash:
    held = sorted(rule.demands for rule in clashing)
    return Clash(
        demands=tuple(made[numbers[0]].id for numbers in held),
        actors=tuple(dict.fromkeys(made[numbers[0]].actor for numbers in held)),
        shared_by=tuple(tuple(made[k].id for k in numbers[1:]) for numbers in held),
    )


def _openings(
    space: PackageSpace, made: Sequence[Demand], distinct: tuple[Rule, ...], scores: Scores, limit: int
) -> tuple[tuple[Opening, ...], bool]:
    hardness = tuple(_hardness([made[k] for k in rule.demands]) for rule in distinct)
    found, more = minimal_relaxations(tuple(space.domains.items()), distinct, hardness, limit)
    return tuple(_opening(space, made, distinct, scores, given_up) for given_up in found), more


def _hardness(given_up: Sequence[Demand]) -> tuple[int, int, int, int]:
    """Number of demands that go with a rule, of red lines among them, their certainty, number of claims."""
    lines = sum(1 for d in given_up if d.if_issue is None)
    certainty = round(1e6 * sum(d.certainty for d in given_up))
    return len(given_up), lines, certainty, sum(len(d.claims) for d in given_up)


def _opening(
    space: PackageSpace,
    made: Sequence[Demand],
    distinct: Sequence[Rule],
    scores: Scores,
    given_up: Sequence[int],
) -> Opening:
    gone = sorted(k for rule in given_up for k in distinct[rule].demands)
    kept = [number for number in range(len(distinct)) if number not in set(given_up)]
    opened = _best(space, kept, distinct, scores)
    return Opening(
        demands=tuple(made[k].id for k in gone),
        actors=tuple(dict.fromkeys(made[k].actor for k in gone)),
        package=opened[1] if opened else {},
    )
