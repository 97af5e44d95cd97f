"""Packages in words: the answer a reader of the brief gets, one sentence after another."""

from __future__ import annotations

from collections.abc import Iterator

from plenipo.model import Table
from plenipo.packages.results import Clash, Demand, Opening, Packages


def explain(found: Packages, table: Table) -> tuple[str, ...]:
    """What can be agreed, or why nothing can and what would open the way, in sentences.

    >>> from plenipo.packages import packages
    >>> from plenipo.record import build_table
    >>> from plenipo.record.sample import sample
    >>> table = build_table(*sample())
    >>> explain(packages(table), table)
    ('3 of 6 packages meet every demand.',)
    """
    return tuple(_sentences(found, table))


def _sentences(found: Packages, table: Table) -> Iterator[str]:
    if found.doubtful:
        aside = "; ".join(describe(demand, table) for demand in found.doubtful)
        yield f"Set aside, because more likely misread than not: {aside}."
    if not found.demands:
        yield "No red line or coded condition binds, so nothing excludes any package."
        return
    if found.feasible:
        verb = "meets" if found.feasible == 1 else "meet"
        least = "" if found.exact else "At least "
        yield f"{least}{found.feasible:,} of {found.total:,} packages {verb} every demand."
        return
    yield f"None of the {found.total:,} packages meets every demand."
    said = {demand.id: describe(demand, table) for demand in found.demands}
    for clash in found.clashes:
        yield _of_clash(clash, said)
    for opening in found.openings:
        yield _of_opening(opening, said)


def _of_clash(clash: Clash, said: dict[str, str]) -> str:
    if len(clash.demands) == 1:
        return f"By itself this cannot be met: {said[clash.demands[0]]}."
    together = "; ".join(said[d] for d in clash.demands)
    return f"These cannot all be met, though any {len(clash.demands) - 1} of them can: {together}."


def _of_opening(opening: Opening, said: dict[str, str]) -> str:
    given_up = "; ".join(said[d] for d in opening.demands)
    return f"A full package becomes possible if this is given up: {given_up}."


def describe(demand: Demand, table: Table) -> str:
    """A demand as a clause with the names of party, issue and options.

    >>> from plenipo.packages import packages
    >>> from plenipo.record import build_table
    >>> from plenipo.record.sample import sample
    >>> table = build_table(*sample())
    >>> [describe(d, table) for d in packages(table).demands]
    ['Poland rules out “Troops” (Forces)', 'Poland accepts “Un mission” (Forces) only if “Full” (Ceasefire)']
    """
    names = {party.id: party.name for party in table.parties}
    who = names.get(demand.actor, demand.actor)
    this = _option(table, demand.issue, demand.option)
    other = _option(table, demand.if_issue, demand.if_option)
    return {
        "rules_out": f"{who} rules out {this}",
        "insists_on": f"{who} insists on {this}",
        "only_if": f"{who} accepts {this} only if {other}",
        "if_then": f"with {other}, {who} {'will not have' if demand.refuses else 'is bound to'} {this}",
    }[demand.kind]


def _option(table: Table, issue: str | None, option: str | None) -> str:
    if issue is None or option is None:
        return ""
    found = table.issue(issue)
    return f"“{found.options[option].label}” ({found.name})"
