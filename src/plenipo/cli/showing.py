"""``plenipo show``: what is in a dossier, to read on the screen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from plenipo.cli import options
from plenipo.cli.names import Names, names_of
from plenipo.cli.terminal import Column, Terminal
from plenipo.errors import RecordError
from plenipo.model import (
    Claim,
    Codebook,
    ConditionKind,
    Document,
    Issue,
    Position,
    RedLine,
    Stance,
    TableCondition,
)

if TYPE_CHECKING:
    from plenipo.store import Dossier

Rows = Iterable[Sequence[object]]


class What(StrEnum):
    """What can be shown."""

    DOCUMENTS = "documents"
    STATEMENTS = "statements"
    CLAIMS = "claims"
    POSITIONS = "positions"
    SHIFTS = "shifts"
    CONDITIONS = "conditions"


@dataclass(frozen=True, slots=True)
class View:
    """A dossier as a user asked to see it."""

    dossier: Dossier
    codebook: Codebook
    names: Names
    actor: str = ""
    issue: str = ""
    as_of: dt.date | None = None

    def wants(self, issue: str | None, *actors: str | None) -> bool:
        """Whether a row about these belongs into the view."""
        right_issue = not self.issue or issue == self.issue
        return right_issue and (not self.actor or self.names.matches(self.actor, *actors))

    def claims(self) -> list[Claim]:
        """The claims that hold, as of the day asked for."""
        return self.dossier.record.claims(self.as_of)


def show(
    context: typer.Context,
    dossier: options.DossierPath,
    what: Annotated[What, typer.Argument(help="What to show.")],
    actor: Annotated[
        str, typer.Option("--actor", metavar="NAME", help="Only this actor, by id or name.")
    ] = "",
    issue: Annotated[str, typer.Option("--issue", metavar="ID", help="Only this issue.")] = "",
    as_of: options.AsOf = None,
) -> None:
    """Show what is in a dossier; tab-separated when the output goes into a file or another program.

    Claims are shown with the ids that plenipo judge takes. Conditions come with the red lines.
    """
    from plenipo.coding import load_codebook
    from plenipo.store import Dossier

    terminal: Terminal = context.obj
    with Dossier.open(dossier) as opened:
        codebook = load_codebook(opened.codebook_path)
        if issue and issue not in codebook.issues:
            raise RecordError(
                f'The codebook has no issue "{issue}".',
                where=str(opened.codebook_path),
                do=f"Its issues are {', '.join(codebook.issues)}.",
            )
        view = View(opened, codebook, names_of(opened, codebook), actor, issue, as_of)
        columns, rows = SHOWN[what]
        found = list(rows(view))
        terminal.table(columns, found)
        if not found:
            terminal.say(f"There are no {what} to show.")


def _documents(view: View) -> Rows:
    record = view.dossier.record
    origins = {d.id: d.origin for d in record.documents()}
    for d in record.documents():
        if view.as_of is None or d.date is None or d.date <= view.as_of:
            yield d.id, d.date, d.kind, d.publisher, d.title, d.origin, _note(d, origins)
    for skipped in record.skipped():
        yield "", "", "", "", "", skipped.origin, f"skipped: {skipped.reason}"


def _note(document: Document, origins: dict[str, str]) -> str:
    notes = ["restricted"] if document.restricted else []
    if document.copy_of:
        notes.append(f"copy of {origins.get(document.copy_of, document.copy_of)}")
    return ", ".join(notes)


def _statements(view: View) -> Rows:
    documents = {d.id: d for d in view.dossier.record.documents()}
    for s in view.dossier.record.statements():
        document = documents[s.document]
        speakers = [x.actor for x in s.speakers] + [x.party for x in s.speakers]
        early = view.as_of is None or document.date is None or document.date <= view.as_of
        if early and view.wants(view.issue or None, *speakers, s.reported_by):
            who = ", ".join(x.name or x.actor for x in s.speakers)
            via = f" (via {view.names[s.reported_by]})" if s.reported_by else ""
            cue = " ".join(span.of(document.text) for span in s.cue)
            words = " … ".join(span.of(document.text) for span in s.content)
            yield document.date, who + via, cue, s.mode, s.polarity, words, document.origin


def _claims(view: View) -> Rows:
    decided = view.dossier.record.verdicts()
    for c in view.claims():
        if view.wants(c.issue, c.actor, c.on_behalf_of):
            words = " … ".join(e.text for e in c.evidence)
            ifs = "; ".join(f"{_kind(k.kind)}: {k.text}" for k in c.conditions)
            verdict = decided.get(c.id, "proposed")
            what = f"{c.issue}={c.option}"
            yield (c.id, c.date, _who(c, view.names), what, c.stance, c.strength, verdict, words, ifs,
                   c.origin)  # fmt: skip


def _who(claim: Claim, names: Names) -> str:
    if claim.party == claim.actor:
        return names[claim.actor]
    return f"{names[claim.party]} ({names[claim.actor]})"


def _positions(view: View) -> Rows:
    from plenipo.record import build_table

    table = build_table(view.claims(), view.codebook, view.dossier.record.actors(), view.as_of)
    for p in table.positions:
        if view.wants(p.issue, p.actor):
            lines = "; ".join(
                _red_line(r) for r in table.red_lines if (r.actor, r.issue) == (p.actor, p.issue)
            )
            at, between = _scale(p)
            leading = _leading(p, view.codebook.issues[p.issue])
            yield view.names[p.actor], p.issue, leading, at, between, lines, p.last_said  # fmt: skip


def _scale(position: Position) -> tuple[object, str]:
    if position.value is None:
        return "", ""
    interval = position.interval
    return round(position.value), f"{interval.low:.0f} to {interval.high:.0f}" if interval else ""


def _leading(position: Position, issue: Issue) -> str:
    """The option with most support, else what is opposed."""
    if position.weights:
        best = max(position.weights, key=lambda option: position.weights[option])
        return issue.options[best].label
    against = [issue.options[o].label for o, weight in position.opposed.items() if weight]
    return "against: " + ", ".join(against) if against else ""


def _red_line(line: RedLine) -> str:
    return f"{'insists on' if line.insists else 'rules out'} {line.option}"


def _shifts(view: View) -> Rows:
    from plenipo.record import shifts

    for s in shifts(view.claims(), view.codebook, view.as_of):
        if view.wants(s.issue, s.actor):
            issue = view.codebook.issues[s.issue]
            move = _side(issue, s.before, s.stance_before), _side(issue, s.after, s.stance_after)
            values = [_number(v) for v in (s.value_before, s.value_after)]
            by = " to ".join(values) if all(values) else ""
            yield s.day, view.names[s.actor], s.issue, *move, by, ", ".join(s.origins)


def _side(issue: Issue, option: str, stance: Stance) -> str:
    """The option by its label, with "against" where it was only known to be refused."""
    label = issue.options[option].label if option in issue.options else option
    return f"against: {label}" if stance is Stance.OPPOSE else label


def _conditions(view: View) -> Rows:
    from plenipo.record import build_table

    table = build_table(view.claims(), view.codebook, view.dossier.record.actors(), view.as_of)
    for r in table.red_lines:
        if view.wants(r.issue, r.actor):
            yield (
                view.names[r.actor],
                f"{'insists on' if r.insists else 'rules out'} {r.issue}={r.option}",
                r.text,
            )
    for c in table.conditions:
        if view.wants(c.issue, c.actor):
            yield view.names[c.actor], _condition(c), c.text


def _condition(condition: TableCondition) -> str:
    """The condition as a sentence; what could not be coded is left to its words."""
    this = f"{condition.issue}={condition.option}"
    other = f"{condition.if_issue}={condition.if_option}" if condition.if_issue else "…"
    if condition.kind is ConditionKind.ONLY_IF:
        return f"{this} only if {other}"
    return f"if {other} then {'not ' if condition.refuses else ''}{this}"


def _kind(kind: str) -> str:
    return str(kind).replace("_", " ")


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.0f}"


SHOWN: dict[What, tuple[tuple[Column, ...], Callable[[View], Rows]]] = {
    What.DOCUMENTS: (
        (Column("document"), Column("date"), Column("kind"), Column("publisher", words=True),
         Column("title", words=True), Column("origin", words=True), Column("note", words=True)),
        _documents,
    ),
    What.STATEMENTS: (
        (Column("date"), Column("who"), Column("cue"), Column("mode"), Column("polarity"),
         Column("words", words=True), Column("origin", words=True)),
        _statements,
    ),
    What.CLAIMS: (
        (Column("claim"), Column("date"), Column("who"), Column("issue=option"), Column("stance"),
         Column("strength", number=True, bare=False), Column("judgement"), Column("words", words=True),
         Column("conditions", words=True), Column("origin", words=True)),
        _claims,
    ),
    What.POSITIONS: (
        (Column("actor"), Column("issue"), Column("stands for", words=True),
         Column("at", number=True, bare=False), Column("interval"),
         Column("red lines", words=True), Column("last said", bare=False)),
        _positions,
    ),
    What.SHIFTS: (
        (Column("date"), Column("actor"), Column("issue"), Column("from", words=True, bare=False),
         Column("to", words=True, bare=False), Column("scale", bare=False), Column("said where", words=True)),
        _shifts,
    ),
    What.CONDITIONS: (
        (Column("actor"), Column("demand", words=True), Column("words", words=True)),
        _conditions,
    ),
}  # fmt: skip
