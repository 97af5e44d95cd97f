"""``plenipo network``, ``forecast`` and ``packages``: the analyses, on a dossier or a table."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from plenipo.cli import options
from plenipo.cli.names import Names, names_of
from plenipo.cli.terminal import Column, Terminal
from plenipo.errors import InputError

if TYPE_CHECKING:
    from plenipo.bargaining import Forecast
    from plenipo.model import Claim, Table
    from plenipo.networks import Network
    from plenipo.packages import Demand, Packages

DIVISORS: dict[str, Literal["average", "jaccard", "cosine"] | None] = {
    "average": "average",
    "jaccard": "jaccard",
    "cosine": "cosine",
    "none": None,
}
AsJson = Annotated[bool, typer.Option("--json", help="Print the whole result as JSON, for other programs.")]


class Kind(StrEnum):
    """Ways two actors can be tied by what they claim."""

    CONGRUENCE = "congruence"
    CONFLICT = "conflict"
    SUBTRACT = "subtract"


class Normalization(StrEnum):
    """What the number of ties is divided by."""

    AVERAGE = "average"
    JACCARD = "jaccard"
    COSINE = "cosine"
    NONE = "none"


def network(
    context: typer.Context,
    dossier: options.DossierPath,
    kind: Annotated[
        Kind, typer.Option("--kind", help="Who agrees, who disagrees, or the one less the other.")
    ] = Kind.CONGRUENCE,
    normalization: Annotated[
        Normalization, typer.Option("--normalization", help="Set ties against how much the two spoke.")
    ] = Normalization.AVERAGE,
    as_of: options.AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Who sides with whom: actors tied by the options that both support or both oppose."""
    from plenipo.coding import load_codebook
    from plenipo.store import Dossier

    terminal: Terminal = context.obj
    if dossier.is_file():
        raise InputError(
            "A network is made of claims, and a table has none.", where=str(dossier), do="Name a dossier."
        )
    with Dossier.open(dossier) as opened:
        names = names_of(opened, load_codebook(opened.codebook_path))
        tied = _network(opened.record.claims(as_of), kind, normalization)
    if as_json:
        terminal.result(_json(tied))
        return
    terminal.table(
        (Column("actor"), Column("with"), Column(kind.value, number=True), Column("meet on", words=True)),
        [
            (names[e.a], names[e.b], f"{e.weight:.2f}", ", ".join(f"{i}={o}" for i, o in e.shared))
            for e in sorted(tied.edges, key=lambda e: (-e.weight, e.a, e.b))
        ],
    )
    if not tied.edges:
        terminal.say("No two actors meet on anything.")


def forecast(
    context: typer.Context, source: options.TablePath, as_of: options.AsOf = None, as_json: AsJson = False
) -> None:
    """What is likely to come out of each ordinal issue: the mean of positions, weighted by who counts."""
    from plenipo.bargaining import compromise

    terminal: Terminal = context.obj
    table, _ = _table(source, as_of)
    found = compromise(table)
    if as_json:
        terminal.result(_json(found))
        return
    rows = []
    warned: dict[str, list[str]] = {}
    for one in found:
        issue = table.issue(one.issue)
        nearest = issue.options[one.nearest_option].label if one.nearest_option in issue.options else ""
        rows.append((issue.name, round(one.point), _interval(one), nearest))
        for warning in one.warnings:
            warned.setdefault(warning, []).append(issue.name)
    terminal.table(
        (Column("issue"), Column("forecast", number=True), Column("interval"), Column("nearest option")), rows
    )
    if not found:
        terminal.say("Nobody has a known position on an ordinal issue, so there is nothing to forecast.")
    for warning, names in warned.items():
        terminal.say(warning if len(names) == len(found) else f"{', '.join(names)}: {warning}")
    for sentence in dict.fromkeys(one.known_error for one in found):
        terminal.say(sentence)


def _interval(found: Forecast) -> str:
    return f"{found.interval.low:.0f} to {found.interval.high:.0f}"


def packages(
    context: typer.Context, source: options.TablePath, as_of: options.AsOf = None, as_json: AsJson = False
) -> None:
    """What can be agreed: packages nobody's red lines and conditions exclude, and who excludes the rest."""
    from plenipo.packages import packages as work_out

    terminal: Terminal = context.obj
    table, names = _table(source, as_of)
    found = work_out(table)
    if as_json:
        terminal.result(_json(found))
        return
    _print_packages(terminal, found, table, names)


def _print_packages(terminal: Terminal, found: Packages, table: Table, names: Names) -> None:
    if found.doubtful:
        terminal.result("Set aside, because more likely misread than not:")
        _print_demands(terminal, found.doubtful, table)
        terminal.result("")
    if not found.demands:
        terminal.result("No red line or coded condition binds: every package is open.")
        return
    least = "" if found.exact else "At least "
    feasible = f"{least}{found.feasible:,} of {found.total:,}"
    terminal.result(f"Packages that meet every red line and condition: {feasible}.")
    if found.examples:
        terminal.result("\nThe best supported of them:")
        _print_package(terminal, found.examples[0], table)
    else:
        _print_why_not(terminal, found, table)
    terminal.result("\nWho excludes how many:")
    terminal.table(
        (Column("actor"), Column("excludes", number=True), Column("and nobody else does", number=True)),
        [
            (names[actor], f"{number:,}", f"{found.alone.get(actor, 0):,}")
            for actor, number in sorted(found.excluded_by.items(), key=lambda item: (-item[1], item[0]))
        ],
    )


def _print_why_not(terminal: Terminal, found: Packages, table: Table) -> None:
    demands = {demand.id: demand for demand in found.demands}
    for clash in found.clashes:
        terminal.result("\nThese cannot all be met:")
        _print_demands(terminal, (demands[id_] for id_ in clash.demands), table)
    if found.more_clashes:
        terminal.result("\nThere are further clashes.")
    for opening in found.openings:
        terminal.result("\nA package becomes possible if this is given up:")
        _print_demands(terminal, (demands[id_] for id_ in opening.demands), table)
    if found.more_openings:
        terminal.result("\nThere are further ways, with as many demands to give up or more.")
    if found.openings:
        terminal.result("\nThe best supported package that the first of them opens:")
        _print_package(terminal, found.openings[0].package, table)


def _print_demands(terminal: Terminal, demands: Iterable[Demand], table: Table) -> None:
    from plenipo.packages.explain import describe

    for demand in demands:
        words = f': "{demand.text}"' if demand.text else ""
        terminal.paragraph(f"- {describe(demand, table)}{words}", indent="  ")


def _print_package(terminal: Terminal, package: Mapping[str, str], table: Table) -> None:
    issues = {issue.id: issue for issue in table.issues}
    width = max(len(issues[issue].name) for issue in package)
    for issue, option in package.items():
        terminal.result(f"  {issues[issue].name:<{width}}  {issues[issue].options[option].label}")


def _network(claims: Sequence[Claim], kind: Kind, normalization: Normalization) -> Network:
    from plenipo import networks

    measure = {
        Kind.CONGRUENCE: networks.congruence,
        Kind.CONFLICT: networks.conflict,
        Kind.SUBTRACT: networks.subtract,
    }[kind]
    return measure(claims, DIVISORS[normalization])


def _table(source: Path, as_of: dt.date | None) -> tuple[Table, Names]:
    """The table of a dossier or a file, and what its actors are called."""
    from plenipo.coding import load_codebook
    from plenipo.model import Actor, Codebook
    from plenipo.record import build_table, read_table
    from plenipo.store import Dossier

    if source.is_file():
        if as_of:
            raise InputError("A table file is as of one day already.", where=str(source), do="Drop --as-of.")
        table = read_table(source)
        return table, Names(Codebook(table.title), {p.id: Actor(p.id, p.name) for p in table.parties})
    with Dossier.open(source) as opened:
        codebook, met = load_codebook(opened.codebook_path), opened.record.actors()
        table = build_table(opened.record.claims(as_of), codebook, met, as_of, opened.title)
        return table, names_of(opened, codebook)


def _json(result: object) -> str:
    return json.dumps(_plain(result), ensure_ascii=False, indent=2)


def _plain(value: object) -> object:
    """Dataclasses as objects, dates as text, all the way down."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list | set | frozenset):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, dt.date) else value
