"""The rows that ``plenipo show`` prints, for each thing it shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plenipo.cli.names import Names
from plenipo.model import (
    ActorKind,
    Claim,
    Codebook,
    ConditionKind,
    Document,
    Issue,
    Position,
    RedLine,
    Speaker,
    Stance,
    Statement,
    TableCondition,
    hull,
)

if TYPE_CHECKING:
    from plenipo.store import Dossier

Rows = Iterable[Sequence[object]]


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


def documents(view: View) -> Rows:
    """Documents, then what was skipped and why."""
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


KNOWN = ("proposed", "gazetteer", "codebook", "unnamed")
"""How an actor is known, those to look at first: named but in no list, known to plenipo, to the user."""


def actors(view: View) -> Rows:
    """Who speaks in the documents, with the place where each was first seen; who is proposed comes first."""
    from plenipo.reading import Directory

    gazetteer = Directory.for_codebook(None)
    documents = {d.id: d for d in view.dossier.record.documents()}
    told: dict[str, list[tuple[Statement, Speaker]]] = {}
    for statement in view.dossier.record.statements():
        day = documents[statement.document].date
        for who in statement.speakers:
            if view.as_of is None or day is None or day <= view.as_of:
                told.setdefault(who.actor, []).append((statement, who))

    def known(actor: str) -> int:
        if actor in view.codebook.actors:
            return KNOWN.index("codebook")
        if told[actor][0][1].kind is ActorKind.ANONYMOUS:
            return KNOWN.index("unnamed")
        return KNOWN.index("gazetteer" if gazetteer.has(actor) else "proposed")

    for id_, seen in sorted(told.items(), key=lambda item: (known(item[0]), -len(item[1]))):
        first, who = seen[0]
        party = next((w.on_behalf_of for _, w in seen if w.on_behalf_of), None)
        if view.wants(view.issue or None, id_, party):
            document = documents[first.document]
            words = hull([*first.source, *first.cue, *first.content]).of(document.text)
            yield (id_, who.name, who.kind, KNOWN[known(id_)], view.names[party] if party else "", len(seen),
                   len({s.document for s, _ in seen}), words, document.origin)  # fmt: skip


def statements(view: View) -> Rows:
    """Statements, in the order of the record."""
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


def claims(view: View) -> Rows:
    """Claims, with what was decided about them."""
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


def positions(view: View) -> Rows:
    """Where each party stands, its red lines, its sources, and what it is on record both for and against."""
    from plenipo.record import build_table

    claims = {claim.id: claim for claim in view.claims()}
    table = build_table(list(claims.values()), view.codebook, view.dossier.record.actors(), view.as_of)
    for p in table.positions:
        if view.wants(p.issue, p.actor):
            lines = "; ".join(
                _red_line(r) for r in table.red_lines if (r.actor, r.issue) == (p.actor, p.issue)
            )
            at, between = _scale(p)
            issue = view.codebook.issues[p.issue]
            behind = [claims[id_] for id_ in p.claims]
            yield (view.names[p.actor], p.issue, _leading(p, issue), at, between, lines, p.last_said,
                   len({c.document for c in behind}), _at_odds(behind, issue))  # fmt: skip


def _at_odds(claims: Sequence[Claim], issue: Issue) -> str:
    """The options that are both supported and opposed in the same party's claims."""
    for_, against = (
        {c.option for c in claims if c.stance is stance} for stance in (Stance.SUPPORT, Stance.OPPOSE)
    )
    return "; ".join(option.label for id_, option in issue.options.items() if id_ in for_ & against)


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


def shifts(view: View) -> Rows:
    """Who moved, from where to where, and where it was said."""
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


def conditions(view: View) -> Rows:
    """Red lines, then conditions."""
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
