"""The Table as a plain spreadsheet: one row for each actor and issue."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plenipo.errors import InputError
from plenipo.model import Interval, Issue, Option, Party, Position, Scale, Table
from plenipo.record.table_cells import COLUMNS, Cells, read_cells, safe_text

DEFAULT_SALIENCE = 50.0


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    issue: str
    actor: str
    position: float | None
    salience: float | None
    capability: float | None
    option: str
    low: float | None
    high: float | None


def parse_csv(text: str, title: str, where: str) -> Table:
    r"""Read the rows of a spreadsheet saved as text.

    Needs columns for the issue, the actor, and a position (0 to 100) or an option; salience (0 to 100, else
    50), capability (any scale, else 1 and marked as assumed) and the bounds of an 80 % interval may be there.
    Common other names of the columns are understood, as are commas, semicolons or tabs between cells, and
    decimal commas. An issue is ordinal if any of its rows has a position. Its options are those named; an
    option's place on the scale is the mean position of the actors who name it. Where no options are named,
    each position is one.

    Raises :class:`~plenipo.errors.InputError` with the line, the column and what to do.

    >>> text = "Topic;Country;Pos;Power\nvisas;Italy;12,5;3\nvisas;Malta;80;"
    >>> table = parse_csv(text, "visas", "visas.csv")
    >>> [(p.actor, p.value) for p in table.positions], [p.capability for p in table.parties]
    ([('Italy', 12.5), ('Malta', 80.0)], [3.0, 1.0])
    """
    rows = [_row(cells) for cells in read_cells(text, where)]
    if not rows:
        raise InputError("The table has no rows.", where=where, do="Add one line for each actor and issue.")
    _refuse_twice(rows, where)
    by_issue: dict[str, list[_Row]] = {}
    for row in rows:
        by_issue.setdefault(row.issue, []).append(row)
    issues = tuple(_issue(name, group) for name, group in by_issue.items())
    return Table(
        title=title,
        parties=tuple(_parties(rows, where)),
        issues=issues,
        positions=tuple(_position(row) for group in by_issue.values() for row in group),
    )


def format_csv(table: Table) -> str:
    """The positions of a table as CSV text; red lines, conditions and lesser options have no room in it.

    >>> from plenipo.record import build_table
    >>> from plenipo.record.sample import sample
    >>> print(format_csv(build_table(*sample())).splitlines()[1])
    forces,italy,0.51,52.68,,none,0,16.94
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    parties = {party.id: party for party in table.parties}
    for p in table.positions:
        party = parties[p.actor]
        option = max(p.weights, key=lambda o: p.weights[o], default="")
        bounds = (p.interval.low, p.interval.high) if p.interval else (None, None)
        numbers = (p.value, p.salience, None if party.capability_assumed else party.capability)
        cells = [
            safe_text(p.issue),
            safe_text(p.actor),
            *map(_figure, numbers),
            safe_text(option),
            *map(_figure, bounds),
        ]
        writer.writerow(cells)
    return out.getvalue()


def _figure(number: float | None) -> str:
    return "" if number is None else f"{number:g}" if float(f"{number:g}") == number else repr(number)


def _row(cells: Cells) -> _Row:
    for column in ("issue", "actor"):
        if not cells.text(column):
            raise cells.error(column, "The cell is empty.", f"Name the {column}.")
    low, high, position = (cells.number(c) for c in ("interval_low", "interval_high", "position"))
    if (low is None) != (high is None):
        raise cells.error("interval_low", "Only one bound of the interval is given.", "Give both or none.")
    if (
        low is not None
        and high is not None
        and not low <= (position if position is not None else low) <= high
    ):
        raise cells.error("interval_low", "The interval does not hold the position.", "Correct the bounds.")
    return _Row(
        cells.line,
        cells.text("issue"),
        cells.text("actor"),
        position,
        cells.number("salience"),
        cells.number("capability", most=None),
        cells.text("option"),
        low,
        high,
    )


def _refuse_twice(rows: Sequence[_Row], where: str) -> None:
    seen: dict[tuple[str, str], int] = {}
    for row in rows:
        first = seen.setdefault((row.issue, row.actor), row.line)
        if first != row.line:
            raise InputError(
                f"{row.actor} has a line for {row.issue} already (line {first}).",
                where=f"{where}, line {row.line}",
                do="Keep one line for each actor and issue.",
            )


def _parties(rows: Sequence[_Row], where: str) -> Iterator[Party]:
    stated: dict[str, _Row] = {}
    for row in rows:
        if row.capability is None:
            continue
        first = stated.setdefault(row.actor, row)
        if first.capability != row.capability:
            raise InputError(
                f"The capability of {row.actor} is {row.capability:g} here and {first.capability:g} in line "
                f"{first.line}.",
                where=f"{where}, line {row.line}, column capability",
                do="An actor has one capability; put issues with other capabilities in a table of their own.",
            )
    for actor in dict.fromkeys(row.actor for row in rows):
        capability = stated[actor].capability if actor in stated else None
        yield Party(
            actor,
            actor,
            capability=1.0 if capability is None else capability,
            capability_assumed=capability is None,
        )


def _issue(name: str, rows: Sequence[_Row]) -> Issue:
    placed = [row for row in rows if row.position is not None]
    scale = Scale.ORDINAL if placed else Scale.NOMINAL
    options = list(dict.fromkeys(row.option for row in rows if row.option))
    if not options:
        values = sorted({row.position for row in placed if row.position is not None})
        made = {f"{value:g}": Option(f"{value:g}", f"{value:g}", value) for value in values}
        return Issue(name, name, made, scale, label=name)
    named = {
        option: [r.position for r in placed if r.option == option and r.position is not None]
        for option in options
    }
    made = {
        option: Option(option, option, sum(values) / len(values) if values else None)
        for option, values in named.items()
    }
    return Issue(name, name, made, scale, label=name)


def _position(row: _Row) -> Position:
    return Position(
        actor=row.actor,
        issue=row.issue,
        weights={row.option: 1.0} if row.option else {},
        value=row.position,
        interval=Interval(row.low, row.high) if row.low is not None and row.high is not None else None,
        salience=DEFAULT_SALIENCE if row.salience is None else row.salience,
    )
