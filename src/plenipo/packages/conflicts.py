"""Why there is no package, and the cheapest way to one: minimal clashes and minimal relaxations, by SAT."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, islice

from plenipo.packages.rules import Domains, Literal, Rule

ENOUGH = 8
"""So many times as many as are asked for are looked at before the best are picked."""


class Solver:
    """Satisfiability of rules over packages, one boolean for each issue=option; exactly one per issue.

    A thin layer over python-sat [Ignatiev2018]_, incremental: asking about other subsets of the rules is
    cheap.
    """

    def __init__(self, domains: Domains, rules: Sequence[Rule]) -> None:
        """Load the issues and all rules, each behind a switch of its own."""
        from pysat.solvers import Glucose4

        self.domains = domains
        self._number = {
            pair: k + 1
            for k, pair in enumerate(
                (issue, option) for issue, options in domains.items() for option in options
            )
        }
        self.hard = list(self._one_option_each())
        self.soft = [[self._literal(literal) for literal in rule.literals] for rule in rules]
        self._sat = Glucose4(bootstrap_with=self.hard)
        for k, clause in enumerate(self.soft):
            self._sat.add_clause([-self._switch(k), *clause])

    def _one_option_each(self) -> Iterator[list[int]]:
        for issue, options in self.domains.items():
            numbers = [self._number[issue, option] for option in options]
            yield numbers
            yield from ([-a, -b] for a, b in combinations(numbers, 2))

    def _literal(self, literal: Literal) -> int:
        issue, option, wanted = literal
        return self._number[issue, option] if wanted else -self._number[issue, option]

    def _switch(self, rule: int) -> int:
        return len(self._number) + 1 + rule

    def package(self, rules: Iterable[int]) -> dict[str, str] | None:
        """A package that meets these rules (by number), or ``None`` if there is none."""
        if not self._sat.solve(assumptions=[self._switch(k) for k in rules]):
            return None
        return self.read(self._sat.get_model())

    def read(self, model: Iterable[int]) -> dict[str, str]:
        """The package that a model stands for."""
        true = set(model)
        return dict(pair for pair, number in self._number.items() if number in true)

    def possible(self, rules: Iterable[int]) -> bool:
        """Whether some package meets these rules (by number)."""
        return bool(self._sat.solve(assumptions=[self._switch(k) for k in rules]))

    def packages(self, rules: Iterable[int]) -> Iterator[dict[str, str]]:
        """Packages that meet these rules, one after another, each once."""
        from pysat.solvers import Glucose4

        with Glucose4(bootstrap_with=self.hard + [self.soft[k] for k in rules]) as sat:
            for model in sat.enum_models():
                yield self.read(model)

    def close(self) -> None:
        """Free the solver."""
        self._sat.delete()


def minimal_clashes(solver: Solver, limit: int) -> tuple[list[tuple[int, ...]], bool]:
    """The smallest minimal sets of rules that no package meets, and whether there are more.

    Smallest first, found as minimum hitting sets of what would have to be given up [Ignatiev2015]_; every one
    is checked again: no package meets it, and some package meets it without any one of its rules.
    """
    from pysat.examples.optux import OptUx

    if solver.possible(range(len(solver.soft))):
        return [], False
    with OptUx(_weighted(solver, [1] * len(solver.soft))) as finder:
        found = (tuple(sorted(k - 1 for k in clash)) for clash in finder.enumerate())
        return _first(found, limit, len, lambda clash: _is_clash(solver, clash))


def minimal_relaxations(
    solver: Solver, cost: Sequence[int], softness: Callable[[tuple[int, ...]], object], limit: int
) -> tuple[list[tuple[int, ...]], bool]:
    """The minimal sets of rules without which some package is possible, and whether there are more.

    The cheapest first (``cost`` of each rule, at least 1), by weighted maximum satisfiability
    [Ignatiev2019]_; among equals by ``softness``. Every one is checked again: without it there is a package,
    and each of its rules is needed.
    """
    from pysat.examples.rc2 import RC2

    with RC2(_weighted(solver, cost)) as finder:
        found = (_broken(solver, model) for model in finder.enumerate(block=-1))
        return _first(
            found,
            limit,
            lambda given_up: (sum(cost[k] for k in given_up), softness(given_up)),
            lambda given_up: _is_relaxation(solver, given_up),
            tier=lambda given_up: sum(cost[k] for k in given_up),
        )


def _weighted(solver: Solver, weights: Sequence[int]) -> object:
    from pysat.formula import WCNF

    formula = WCNF()
    for clause in solver.hard:
        formula.append(clause)
    for clause, weight in zip(solver.soft, weights, strict=True):
        formula.append(clause, weight=weight)
    return formula


def _first(
    found: Iterator[tuple[int, ...]],
    limit: int,
    rank: Callable[[tuple[int, ...]], object],
    holds: Callable[[tuple[int, ...]], bool],
    tier: Callable[[tuple[int, ...]], int] = len,
) -> tuple[list[tuple[int, ...]], bool]:
    """The ``limit`` best of a stream that comes tier by tier, read to the end of the last tier needed."""
    taken: list[tuple[int, ...]] = []
    more = False
    for one in islice(found, limit * ENOUGH + 1):
        if len(taken) >= limit and tier(one) > tier(taken[limit - 1]):
            more = True
            break
        taken.append(one)
    if not all(map(holds, taken)):
        raise AssertionError("a clash or relaxation did not stand up to being checked again")
    taken.sort(key=lambda one: (rank(one), one))
    return taken[:limit], more or len(taken) > limit


def _is_clash(solver: Solver, clash: tuple[int, ...]) -> bool:
    return not solver.possible(clash) and all(solver.possible(set(clash) - {k}) for k in clash)


def _is_relaxation(solver: Solver, given_up: tuple[int, ...]) -> bool:
    kept = set(range(len(solver.soft))) - set(given_up)
    return solver.possible(kept) and not any(solver.possible(kept | {k}) for k in given_up)


def _broken(solver: Solver, model: Iterable[int]) -> tuple[int, ...]:
    true = set(model)
    return tuple(k for k, clause in enumerate(solver.soft) if not any(literal in true for literal in clause))
