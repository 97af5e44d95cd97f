"""Whether the parts of a table fit together; a file may say anything."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite

from plenipo.errors import InputError
from plenipo.model import Position, Table


def check_table(table: Table, where: str = "") -> Table:
    """The table itself, if every part refers to parties, issues and options that are there and numbers are in
    range.

    Raises :class:`~plenipo.errors.InputError` naming the first part that does not fit.

    >>> from plenipo.record import build_table
    >>> from plenipo.record.sample import sample
    >>> check_table(build_table(*sample())).title
    'Sample'
    """
    for place, what in _problems(table):
        raise InputError(
            what, where=", ".join(part for part in (where, place) if part), do="Correct this part."
        )
    return table


def _problems(table: Table) -> Iterator[tuple[str, str]]:
    yield from _twice("parties", [party.id for party in table.parties])
    yield from _twice("issues", [issue.id for issue in table.issues])
    yield from _twice("positions", [f"{p.actor} on {p.issue}" for p in table.positions])
    for k, party in enumerate(table.parties):
        if not (isfinite(party.capability) and party.capability >= 0):
            yield (
                f"parties[{k}]",
                f"The capability of {party.name} is {party.capability}, not a number from 0 up.",
            )
    for k, issue in enumerate(table.issues):
        yield from ((f"issues[{k}]", f"{issue.id} has no options.") for _ in [0] if not issue.options)
        for key, option in issue.options.items():
            if key != option.id:
                yield f"issues[{k}]", f"The option {key} calls itself {option.id}."
            if option.value is not None and not 0 <= option.value <= 100:
                yield f"issues[{k}]", f"The option {key} lies at {option.value}, outside 0 to 100."
    for k, position in enumerate(table.positions):
        yield from ((f"positions[{k}]", what) for what in _of_position(table, position))
    yield from _dangling(table)
    yield from _out_of_range(table)


def _out_of_range(table: Table) -> Iterator[tuple[str, str]]:
    """Certainties that are no chances."""
    for part, demands in (("red_lines", table.red_lines), ("conditions", table.conditions)):
        for k, certainty in enumerate(demand.certainty for demand in demands):
            if not 0 <= certainty <= 1:
                yield f"{part}[{k}]", f"The certainty is {certainty}, outside 0 to 1."


def _twice(part: str, ids: list[str]) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for k, key in enumerate(ids):
        if key in seen:
            yield f"{part}[{k}]", f"{key} is there twice."
        seen.add(key)


def _of_position(table: Table, position: Position) -> Iterator[str]:
    numbers = {"value": position.value, "salience": position.salience}
    if position.interval:
        numbers |= {"low": position.interval.low, "high": position.interval.high}
        if position.interval.low > position.interval.high:
            yield "The interval's low is above its high."
        if not 0 < position.interval.level < 1:
            yield "The interval's level is not between 0 and 1."
    for name, number in numbers.items():
        if number is not None and not 0 <= number <= 100:
            yield f"The {name} is {number}, outside 0 to 100."
    for weights in (position.weights, position.opposed):
        for option, weight in weights.items():
            if not 0 <= weight <= 1:
                yield f"The weight of {option} is {weight}, outside 0 to 1."


def _dangling(table: Table) -> Iterator[tuple[str, str]]:
    """Parts that refer to a party, issue or option that is not there."""
    parties = {party.id for party in table.parties}
    options = {(issue.id, option) for issue in table.issues for option in issue.options}
    issues = {issue.id for issue in table.issues}
    for place, actor, pairs in _references(table):
        if actor not in parties:
            yield place, f"{actor} is not among the parties."
        for issue, option in pairs:
            if issue not in issues:
                yield place, f"{issue} is not among the issues."
            elif option is not None and (issue, option) not in options:
                yield place, f"{issue} has no option {option}."


def _references(table: Table) -> Iterator[tuple[str, str, list[tuple[str | None, str | None]]]]:
    """For each part of the table: its place, its actor, and the issues and options it names."""
    for k, p in enumerate(table.positions):
        yield f"positions[{k}]", p.actor, [(p.issue, None), *((p.issue, o) for o in (*p.weights, *p.opposed))]
    for k, line in enumerate(table.red_lines):
        yield f"red_lines[{k}]", line.actor, [(line.issue, line.option)]
    for k, c in enumerate(table.conditions):
        coded = c.if_issue is not None or c.if_option is not None
        other = [(c.if_issue, c.if_option or "")] if coded else []
        yield f"conditions[{k}]", c.actor, [(c.issue, c.option), *other]
