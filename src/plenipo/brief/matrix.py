"""Who stands where: actors by issues, each cell a short answer that opens to its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plenipo.brief.annex import Annex, Group
from plenipo.brief.material import Material
from plenipo.brief.names import Names
from plenipo.brief.text import anchors, slug
from plenipo.brief.wording import capital, count, day, number, percent, scale, short_day
from plenipo.model import Issue, Position, Scale, Stance

ROWS = 40
"""Actors in the first table; those who said less follow in a second one."""
MIXED = 0.35
"""From this weight of opposition on, support of the same option is shown as mixed."""
GLYPHS = {"for": "for", "against": "against", "mixed": "both for and against", "neutral": "takes no side on"}


@dataclass(frozen=True, slots=True)
class Line:
    """One option in a cell: which way the actor leans, in a word that has a glyph."""

    lean: str
    option: str

    @property
    def words(self) -> str:
        """The lean in words."""
        return GLYPHS[self.lean]


@dataclass(frozen=True, slots=True)
class Bar:
    """A position on an ordinal issue, 0 to 100, with its interval."""

    value: int
    low: int
    high: int

    @property
    def words(self) -> str:
        """The same in words."""
        reach = f", interval {self.low} to {self.high}" if self.low < self.high else ""
        return f"position {self.value} of 100{reach}"


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """An actor on an issue; ``group`` is its evidence."""

    id: str
    actor: str
    issue: str
    column: int
    lines: tuple[Line, ...]
    more: int
    bar: Bar | None
    tags: tuple[str, ...]
    group: Group
    decided: int
    """How many of the claims a person accepted, amended or added."""
    summary: str


@dataclass(frozen=True, slots=True)
class Row:
    """An actor's row; a cell is ``None`` where nothing is on record."""

    actor: str
    name: str
    kind: str
    claims: int
    cells: tuple[MatrixCell | None, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """An issue's column, with what the codebook asks and offers."""

    anchor: str
    issue: str
    name: str
    question: str
    ordinal: bool
    options: tuple[tuple[str, str], ...]
    """Each option's label, after its place on the scale (empty on a nominal issue)."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """The whole table, and what is not in it."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    more_rows: tuple[Row, ...]
    silent: tuple[str, ...]
    """Parties with nothing on record."""
    untouched: tuple[str, ...]
    """Issues with nothing on record."""

    @property
    def by_group(self) -> dict[str, MatrixCell]:
        """Each cell by the anchor of its evidence."""
        return {cell.group.anchor: cell for cell in self.cells}

    @property
    def cells(self) -> tuple[MatrixCell, ...]:
        """All cells with something in them, row by row."""
        return tuple(cell for row in (*self.rows, *self.more_rows) for cell in row.cells if cell)


def lines(position: Position | None, group: Group, names: Names) -> tuple[Line, ...]:
    """The options an actor leans to or against, the leading one first.

    Without a position (all that was said is neutral) the options spoken of.
    """
    issue = group.issue
    if position is None or not (position.weights or position.opposed):
        spoken = dict.fromkeys(q.claim.option for q in group.quotes if q.claim.stance is Stance.NEUTRAL)
        return tuple(Line("neutral", names.short_option(issue, option)) for option in spoken)
    opposed = position.opposed
    backed = sorted((o for o, w in position.weights.items() if w > 0), key=lambda o: -position.weights[o])
    refused = sorted((o for o, w in opposed.items() if w > 0 and o not in backed), key=lambda o: -opposed[o])
    leans = {o: "mixed" if opposed.get(o, 0) >= MIXED else "for" for o in backed}
    leans |= dict.fromkeys(refused, "against")
    return tuple(Line(lean, names.short_option(issue, option)) for option, lean in leans.items())


def shortest(all_lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """What fits a cell: the leading option, and the firmest refusal (or the second option)."""
    first = all_lines[:1]
    other = next((line for line in all_lines[1:] if not first or line.lean != first[0].lean), None)
    rest = (other,) if other else all_lines[1:2]
    return first + rest


def bar(position: Position | None, issue: Issue | None) -> Bar | None:
    """The position on an ordinal issue's scale."""
    if position is None or position.value is None or (issue and issue.scale is not Scale.ORDINAL):
        return None
    low, high = position.value, position.value
    if position.interval:
        low, high = position.interval.low, position.interval.high
    return Bar(*(round(min(100.0, max(0.0, v))) for v in (position.value, low, high)))


def summary(position: Position | None, group: Group, place: Bar | None) -> str:
    """A cell's figures in one or two sentences."""
    parts = [f"{capital(count(group.total, 'claim'))} on record"]
    if position and position.last_said:
        parts[0] += f", the last on {day(position.last_said)}"
    if place and position:
        reach = (
            position.interval
            and f" ({percent(position.interval.level)} interval {place.low} to {place.high})"
        )
        parts.append(f"Position {place.value} on the scale from 0 to 100{reach or ''}")
    if position:
        parts.append(f"Salience {scale(position.salience)} of 100")
    return ". ".join(parts) + "."


def _tags(material: Material, actor: str, issue: str) -> tuple[str, ...]:
    """Short notes on a cell: a red line, a condition, a move."""
    key = (actor, issue)
    table = material.findings.table
    moved = [s.day for s in material.findings.shifts if (s.actor, s.issue) == key]
    has_line = any((line.actor, line.issue) == key for line in table.red_lines)
    conditional = any((c.actor, c.issue) == key for c in table.conditions)
    moves = [f"moved {short_day(max(moved)).rsplit(' ', 1)[0]}"] if moved else []
    return (*["red line"] * has_line, *["conditional"] * conditional, *moves)


class MatrixMaker:
    """Builds the table from a brief's material and its annex."""

    def __init__(self, material: Material, names: Names, annex: Annex) -> None:
        """Index positions by actor and issue."""
        self._material, self._names, self._annex = material, names, annex
        self._positions = {(p.actor, p.issue): p for p in material.findings.table.positions}
        self._issues = {issue.id: issue for issue in names.issues()}

    def cell(self, actor: str, issue: str, column: int = 0) -> MatrixCell | None:
        """One cell, or ``None`` where the actor said nothing on the issue."""
        group, position = self._annex.cell(actor, issue), self._positions.get((actor, issue))
        if group is None:
            return None
        every, place = lines(position, group, self._names), bar(position, self._issues.get(issue))
        few = shortest(every)
        return MatrixCell(
            id=group.anchor.replace("cell-", "at-", 1),
            actor=self._names.actor(actor),
            issue=self._names.issue(issue),
            column=column,
            lines=few,
            more=len(every) - len(few),
            bar=place,
            tags=_tags(self._material, actor, issue),
            group=group,
            decided=sum(q.standing.state != "proposed" for q in group.quotes),
            summary=summary(position, group, place),
        )

    def matrix(self, actors: Sequence[str]) -> Matrix:
        """The table of ``actors``, in that order, over the issues that anybody spoke about."""
        issues = [i for i in self._ordered_issues() if any((a, i) in self._annex.groups for a in actors)]
        rows, ids = [self._row(actor, issues) for actor in actors], anchors("issue", [(i,) for i in issues])
        often = sorted(sorted(range(len(rows)), key=lambda i: (-rows[i].claims, i))[:ROWS])
        table = self._material.findings.table
        return Matrix(
            columns=tuple(self._column(issue, ids[(issue,)]) for issue in issues),
            rows=tuple(rows[i] for i in often),
            more_rows=tuple(row for i, row in enumerate(rows) if i not in set(often)),
            silent=tuple(self._names.actor(p.id) for p in table.parties if p.id not in set(actors)),
            untouched=tuple(self._names.issue(i) for i in self._issues if i not in set(issues)),
        )

    def _ordered_issues(self) -> list[str]:
        return list(dict.fromkeys([*self._issues, *(issue for _, issue in self._annex.groups)]))

    def _row(self, actor: str, issues: Sequence[str]) -> Row:
        cells = tuple(self.cell(actor, issue, i) for i, issue in enumerate(issues))
        total = sum(cell.group.total for cell in cells if cell)
        return Row(slug(actor), self._names.actor(actor), self._names.kind(actor), total, cells)

    def _column(self, issue: str, anchor: str) -> Column:
        known = self._issues.get(issue)
        ordinal = bool(known and known.scale is Scale.ORDINAL)
        options = tuple(
            (scale(o.value) if ordinal and o.value is not None else "", self._names.option(issue, o.id))
            for o in (known.options.values() if known else ())
        )
        name, question = self._names.issue(issue), self._names.question(issue)
        return Column(anchor, issue, name, question, ordinal, options)


def csv_rows(matrix: Matrix) -> list[list[str]]:
    """The table as rows for a spreadsheet: one row per actor and issue."""
    head = [
        "actor",
        "issue",
        "lean",
        "position",
        "interval_low",
        "interval_high",
        "claims",
        "decided",
        "notes",
    ]
    return [head, *(_csv_row(cell) for cell in matrix.cells)]


def _csv_row(cell: MatrixCell) -> list[str]:
    lean = "; ".join(f"{line.words} {line.option}" for line in cell.lines)
    place = [str(v) for v in (cell.bar.value, cell.bar.low, cell.bar.high)] if cell.bar else ["", "", ""]
    counts = [number(cell.group.total).replace(",", ""), str(cell.decided)]
    return [_inert(v) for v in (cell.actor, cell.issue, lean, *place, *counts, "; ".join(cell.tags))]


def _inert(value: str) -> str:
    """A value no spreadsheet takes for a formula."""
    return f"'{value}" if value[:1] in {"=", "+", "-", "@"} else value
