"""Why there is no package, and the cheapest way to one: minimal clashes and minimal relaxations, by SAT."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from functools import lru_cache
from itertools import combinations, islice

from plenipo.packages.rules import Domains, Literal, Rule

ENOUGH = 4
"""Of openings that cost the same, so many times as many as are asked for are looked at to pick the
softest."""
REMEMBERED = 32
"""Answers for so many sets of rules are kept: moving a position changes no demand."""


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


Issues = tuple[tuple[str, tuple[str, ...]], ...]
"""The options of each issue, hashable."""
Sets = tuple[tuple[int, ...], ...]
"""Sets of rules, each by its numbers."""


@lru_cache(maxsize=REMEMBERED)
def minimal_clashes(issues: Issues, rules: tuple[Rule, ...], limit: int) -> tuple[Sets, bool]:
    """The smallest minimal sets of rules that no package meets, and whether there are more.

    Smallest first, found as minimum hitting sets of what would have to be given up [Ignatiev2015]_; every one
    is checked again: no package meets it, and some package meets it without any one of its rules.
    """
    from pysat.examples.optux import OptUx

    with closing(Solver(dict(issues), rules)) as solver:
        if solver.possible(range(len(rules))):
            return (), False
        with OptUx(_weighted(solver, [1] * len(rules))) as finder:
            found = [tuple(sorted(k - 1 for k in clash)) for clash in islice(finder.enumerate(), limit + 1)]
        _check(_is_clash(solver, clash) for clash in found[:limit])
    return tuple(sorted(found[:limit], key=lambda clash: (len(clash), clash))), len(found) > limit


@lru_cache(maxsize=REMEMBERED)
def minimal_relaxations(
    issues: Issues, rules: tuple[Rule, ...], hardness: tuple[tuple[int, ...], ...], limit: int
) -> tuple[Sets, bool]:
    """The minimal sets of rules without which some package is possible, and whether there are more.

    ``hardness`` of each rule: first its cost (at least 1), then what decides between sets of equal cost. The
    cheapest sets come first, by weighted maximum satisfiability [Ignatiev2019]_. Every one is checked again:
    without it there is a package, and each of its rules is needed.
    """
    from pysat.examples.rc2 import RC2

    def rank(given_up: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        return tuple(map(sum, zip(*(hardness[k] for k in given_up), strict=True))), given_up

    cost = [hard[0] for hard in hardness]
    taken: list[tuple[int, ...]] = []
    more = False
    with closing(Solver(dict(issues), rules)) as solver:
        with RC2(_weighted(solver, cost)) as finder:
            for model in islice(finder.enumerate(block=-1), limit * ENOUGH + 1):
                if len(taken) >= limit and finder.cost > sum(cost[k] for k in taken[limit - 1]):
                    more = True
                    break
                taken.append(_broken(solver, model))
        taken.sort(key=rank)
        _check(_is_relaxation(solver, given_up) for given_up in taken[:limit])
    return tuple(taken[:limit]), more or len(taken) > limit


def _check(holds: Iterable[bool]) -> None:
    if not all(holds):
        raise AssertionError("a clash or relaxation did not stand up to being checked again")


def _weighted(solver: Solver, weights: Sequence[int]) -> object:
    from pysat.formula import WCNF

    formula = WCNF()
    for clause in solver.hard:
        formula.append(clause)
    for clause, weight in zip(solver.soft, weights, strict=True):
        formula.append(clause, weight=weight)
    return formula


def _is_clash(solver: Solver, clash: tuple[int, ...]) -> bool:
    return not solver.possible(clash) and all(solver.possible(set(clash) - {k}) for k in clash)


def _is_relaxation(solver: Solver, given_up: tuple[int, ...]) -> bool:
    kept = set(range(len(solver.soft))) - set(given_up)
    return solver.possible(kept) and not any(solver.possible(kept | {k}) for k in given_up)


def _broken(solver: Solver, model: Iterable[int]) -> tuple[int, ...]:
    true = set(model)
    return tuple(k for k, clause in enumerate(solver.soft) if not any(literal in true for literal in clause))
