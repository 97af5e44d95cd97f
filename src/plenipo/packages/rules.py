"""Demands as rules over packages: from a table's red lines and conditions to clauses and masks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from plenipo.errors import InputError
from plenipo.model import ConditionKind, RedLine, Table, TableCondition
from plenipo.packages.results import Demand

Literal = tuple[str, str, bool]
"""An issue, one of its options, and whether the package must have it (True) or must not."""
Mask = npt.NDArray[np.bool_]
Domains = Mapping[str, tuple[str, ...]]
"""The options of each issue, in the order of the codebook."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What one or more demands come to, as a clause: a package must meet at least one of its literals."""

    literals: tuple[Literal, ...]
    demands: tuple[int, ...]
    """Numbers of the demands that say this, in the order of the demands."""

    @property
    def issues(self) -> tuple[str, ...]:
        """The issues the rule is about: one or two for a demand."""
        return tuple(dict.fromkeys(issue for issue, _, _ in self.literals))

    def allowed(self, domains: Domains) -> Mask:
        """Which options (with two issues: pairs of options) meet the rule; one axis for each issue."""
        issues = self.issues
        mask = np.zeros([len(domains[issue]) for issue in issues], dtype=bool)
        for issue, option, wanted in self.literals:
            axis = issues.index(issue)
            met = np.array([(o == option) is wanted for o in domains[issue]])
            mask |= met.reshape([-1 if k == axis else 1 for k in range(len(issues))])
        return mask


def demands(table: Table) -> tuple[Demand, ...]:
    """The red lines and coded conditions of a table as demands, in the order of its parties and issues.

    Conditions that could not be coded bind nothing here. A demand said twice by one actor is one demand with
    the claims of both. Raises :class:`~plenipo.errors.InputError` if a demand names an option that is not on
    the table.

    >>> from plenipo.record import build_table
    >>> from plenipo.record.sample import sample
    >>> [demand.id for demand in demands(build_table(*sample()))]
    ['poland:rules_out:forces=troops', 'poland:only_if:forces=un-mission:ceasefire=full']
    """
    options = {(issue.id, option) for issue in table.issues for option in issue.options}
    found: dict[str, Demand] = {}
    tied = [c for c in table.conditions if c.if_issue is not None and c.if_option is not None]
    for demand in [_of_red_line(line) for line in table.red_lines] + [_of_condition(c) for c in tied]:
        for pair in ((demand.issue, demand.option), (demand.if_issue, demand.if_option)):
            if pair[0] is not None and pair not in options:
                raise InputError(
                    f"{demand.actor} makes a demand about {pair[0]}={pair[1]}, which is not on the table.",
                    do="Add the option to the issue, or take the demand out.",
                )
        earlier = found.get(demand.id, replace(demand, claims=()))
        claims = tuple(dict.fromkeys((*earlier.claims, *demand.claims)))
        found[demand.id] = replace(earlier, claims=claims, certainty=max(earlier.certainty, demand.certainty))
    actors = {party.id: k for k, party in enumerate(table.parties)}
    issues = {issue.id: k for k, issue in enumerate(table.issues)}
    return tuple(
        sorted(
            found.values(),
            key=lambda d: (
                actors.get(d.actor, len(actors)),
                d.actor,
                bool(d.if_issue),
                issues[d.issue],
                d.id,
            ),
        )
    )


def _of_red_line(line: RedLine) -> Demand:
    kind = "insists_on" if line.insists else "rules_out"
    name = f"{line.actor}:{kind}:{line.issue}={line.option}"
    return Demand(
        name,
        line.actor,
        kind,
        line.issue,
        line.option,
        None,
        None,
        line.text,
        line.claims,
        False,
        line.certainty,
    )


def _of_condition(c: TableCondition) -> Demand:
    refuses = c.refuses and c.kind is ConditionKind.IF_THEN
    target = f"{'not ' if refuses else ''}{c.issue}={c.option}"
    name = f"{c.actor}:{c.kind}:{target}:{c.if_issue}={c.if_option}"
    return Demand(
        name,
        c.actor,
        str(c.kind),
        c.issue,
        c.option,
        c.if_issue,
        c.if_option,
        c.text,
        c.claims,
        refuses,
        c.certainty,
    )


def rules(found: Sequence[Demand]) -> tuple[Rule, ...]:
    """The distinct rules that demands come to; "X only if Y" and "if X then Y" are the same rule.

    >>> only_if = Demand("1", "a", "only_if", "x", "1", "y", "2", "", ())
    >>> if_then = Demand("2", "b", "if_then", "y", "2", "x", "1", "", ())
    >>> [rule.demands for rule in rules([only_if, if_then])]
    [(0, 1)]
    """
    by_clause: dict[tuple[Literal, ...], list[int]] = {}
    for number, demand in enumerate(found):
        clause = tuple(sorted(set(_literals(demand))))
        if not any((issue, option, not wanted) in clause for issue, option, wanted in clause):
            by_clause.setdefault(clause, []).append(number)
    return tuple(Rule(clause, tuple(numbers)) for clause, numbers in by_clause.items())


def _literals(demand: Demand) -> Iterable[Literal]:
    this = demand.issue, demand.option
    other = demand.if_issue or "", demand.if_option or ""
    return {
        "rules_out": [(*this, False)],
        "insists_on": [(*this, True)],
        "only_if": [(*this, False), (*other, True)],
        "if_then": [(*other, False), (*this, not demand.refuses)],
    }[demand.kind]
