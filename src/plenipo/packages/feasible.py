"""Packages: which deals nobody's demands exclude, who excludes the rest, and what would open the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from math import prod

import numpy as np

from plenipo.model import Provenance, Table
from plenipo.packages.conflicts import Solver, minimal_clashes, minimal_relaxations
from plenipo.packages.counting import Entangled, Scores, best, count
from plenipo.packages.results import Clash, Demand, Opening, Packages
from plenipo.packages.rules import Domains, Rule, demands, rules
from plenipo.packages.support import support

LISTED = 10_000
"""Where packages cannot be counted, at most so many are listed."""


def packages(table: Table, limit: int = 6) -> Packages:
    """Which packages meet every demand on the table, and what stands against the others.

    A package is one option for each issue. Demands are the red lines (an option ruled out, or insisted on)
    and the coded conditions ("X only if Y", "if Y then X"); conditions in words alone bind nothing here.

    1. Issues on which no demand bears are set aside: there every option is open.
    2. The packages over the others that meet all demands are counted exactly, and for each actor how many its
       own demands exclude and how many nobody else's would (:mod:`plenipo.packages.counting`).
    3. If some package is feasible, up to ``limit`` examples are given: the best supported one, then the best
       with an option not shown yet, and so on (:func:`~plenipo.packages.support.support`).
    4. If none is: up to ``limit`` minimal clashes (smallest first) and up to ``limit`` openings, the fewest
       demands to give up first; of equals, conditions before red lines, and those with fewer claims behind
       them.

    Demands of several actors that amount to the same rule are one rule in a clash, and all of them have to go
    in an opening. Raises :class:`~plenipo.errors.InputError` if a demand names an option that is not on the
    table.

    >>> from plenipo.record import build_table
    >>> from plenipo.record.sample import sample
    >>> found = packages(build_table(*sample()))
    >>> found.feasible, found.total, found.alone, found.examples[0]
    (3, 6, {'poland': 3}, {'forces': 'none', 'ceasefire': 'full'})
    """
    made = demands(table)
    distinct = rules(made)
    everything = {issue.id: tuple(issue.options) for issue in table.issues}
    bearing = {issue for d in made for issue in (d.issue, d.if_issue)}
    domains = {issue: options for issue, options in everything.items() if issue in bearing}
    scores = support(table)
    holders = _holders(made, distinct)
    feasible, exact = _count(domains, distinct)
    blocked = not feasible
    by_actor = {
        actor: _share(domains, feasible if exact else None, mine, others)
        for actor, (mine, others) in holders.items()
    }
    clashes, more_clashes = _clashes(domains, made, distinct, limit) if blocked else ((), False)
    openings, more_openings = _openings(everything, made, distinct, scores, limit) if blocked else ((), False)
    return Packages(
        issues=tuple(domains),
        free_issues=tuple(issue for issue in everything if issue not in domains),
        total=prod(map(len, domains.values())),
        feasible=feasible,
        examples=() if blocked else _examples(everything, distinct, scores, limit),
        excluded_by={actor: excluded for actor, (excluded, _, _) in by_actor.items()},
        alone={actor: alone for actor, (_, alone, _) in by_actor.items()},
        demands=made,
        clashes=clashes,
        openings=openings,
        provenance=Provenance(
            "packages.v1", {"limit": limit}, claims=tuple(sorted({key for d in made for key in d.claims}))
        ),
        exact=exact and all(sure for _, _, sure in by_actor.values()),
        more_clashes=more_clashes,
        more_openings=more_openings,
    )


def _holders(made: Sequence[Demand], distinct: Sequence[Rule]) -> dict[str, tuple[list[Rule], list[Rule]]]:
    """For each actor with demands, the rules it holds and the rules somebody else holds."""
    held = [{made[k].actor for k in rule.demands} for rule in distinct]
    return {
        actor: (
            [rule for rule, actors in zip(distinct, held, strict=True) if actor in actors],
            [rule for rule, actors in zip(distinct, held, strict=True) if actors - {actor}],
        )
        for actor in dict.fromkeys(d.actor for d in made)
    }


def _count(domains: Domains, kept: Sequence[Rule]) -> tuple[int, bool]:
    """How many packages meet the rules, and whether that is exact or a lower bound."""
    try:
        return count(domains, kept), True
    except Entangled:
        listed = _listed(domains, kept)
        return listed, listed < LISTED


def _share(
    domains: Domains, feasible: int | None, mine: Sequence[Rule], others: Sequence[Rule]
) -> tuple[int, int, bool]:
    """How many packages an actor's rules exclude, how many only they do, and whether that is exact.

    Lower bounds where not; ``feasible`` is ``None`` where it is not exact itself.
    """
    allowed, mine_exact = _count(domains, mine)
    without, others_exact = _count(domains, others)
    excluded = prod(map(len, domains.values())) - allowed if mine_exact else 0
    alone = max(0, without - feasible) if feasible is not None else 0
    return max(excluded, alone), alone, mine_exact and others_exact


def _listed(domains: Domains, kept: Sequence[Rule]) -> int:
    solver = Solver(domains, kept)
    try:
        return sum(1 for _ in islice(solver.packages(range(len(kept))), LISTED))
    finally:
        solver.close()


def _examples(
    domains: Domains, distinct: Sequence[Rule], scores: Scores, limit: int
) -> tuple[Mapping[str, str], ...]:
    """The best supported package, then the best with an option not shown yet, and so on."""
    candidates: dict[tuple[str, ...], float] = {}
    for issue, options in domains.items():
        for option in options:
            insisted = Rule(((issue, option, True),), ())
            found = _best(domains, [*distinct, insisted], scores)
            if found is not None:
                candidates[tuple(found[1].values())] = found[0]
    shown: list[Mapping[str, str]] = []
    seen: set[tuple[str, str]] = set()
    order = {
        package: tuple(o.index(p) for o, p in zip(domains.values(), package, strict=True))
        for package in candidates
    }
    for package in sorted(candidates, key=lambda p: (-round(candidates[p], 9), order[p])):
        chosen = dict(zip(domains, package, strict=True))
        if len(shown) < limit and not seen >= chosen.items():
            shown.append(chosen)
            seen |= chosen.items()
    return tuple(shown)


def _best(domains: Domains, kept: Sequence[Rule], scores: Scores) -> tuple[float, dict[str, str]] | None:
    """The best supported package; where issues are too entangled, the best of those listed."""
    try:
        return best(domains, kept, scores)
    except Entangled:
        solver = Solver(domains, kept)
        try:
            listed = list(islice(solver.packages(range(len(kept))), LISTED // 100))
        finally:
            solver.close()
        scored = [(_score(package, domains, scores), package) for package in listed]
        return max(scored, key=lambda pair: pair[0], default=None)


def _score(package: Mapping[str, str], domains: Domains, scores: Scores) -> float:
    return float(np.sum([scores[i][domains[i].index(option)] for i, option in package.items()]))


def _clashes(
    domains: Domains, made: Sequence[Demand], distinct: Sequence[Rule], limit: int
) -> tuple[tuple[Clash, ...], bool]:
    solver = Solver(domains, distinct)
    try:
        found, more = minimal_clashes(solver, limit)
    finally:
        solver.close()
    return tuple(_clash(made, [distinct[k] for k in clash]) for clash in found), more


def _clash(made: Sequence[Demand], clashing: Iterable[Rule]) -> Clash:
    held = sorted(rule.demands for rule in clashing)
    return Clash(
        demands=tuple(made[numbers[0]].id for numbers in held),
        actors=tuple(dict.fromkeys(made[numbers[0]].actor for numbers in held)),
        shared_by=tuple(tuple(made[k].id for k in numbers[1:]) for numbers in held),
    )


def _openings(
    everything: Domains, made: Sequence[Demand], distinct: Sequence[Rule], scores: Scores, limit: int
) -> tuple[tuple[Opening, ...], bool]:
    solver = Solver(everything, distinct)
    try:
        found, more = minimal_relaxations(
            solver,
            [len(rule.demands) for rule in distinct],
            lambda given_up: _softness([made[k] for rule in given_up for k in distinct[rule].demands]),
            limit,
        )
    finally:
        solver.close()
    return tuple(_opening(everything, made, distinct, scores, given_up) for given_up in found), more


def _softness(given_up: Sequence[Demand]) -> tuple[int, int, int]:
    """Red lines are harder than conditions; what fewer claims show is softer."""
    lines = sum(1 for d in given_up if d.if_issue is None)
    return lines, len({d.actor for d in given_up}), sum(len(d.claims) for d in given_up)


def _opening(
    everything: Domains,
    made: Sequence[Demand],
    distinct: Sequence[Rule],
    scores: Scores,
    given_up: Sequence[int],
) -> Opening:
    gone = sorted(k for rule in given_up for k in distinct[rule].demands)
    kept = [rule for number, rule in enumerate(distinct) if number not in set(given_up)]
    opened = _best(everything, kept, scores)
    return Opening(
        demands=tuple(made[k].id for k in gone),
        actors=tuple(dict.fromkeys(made[k].actor for k in gone)),
        package=opened[1] if opened else {},
    )
