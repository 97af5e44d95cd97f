"""What is likely: forecasts of ordinal issues beside the positions they rest on."""

from __future__ import annotations

from dataclasses import dataclass

from plenipo.bargaining.results import Forecast
from plenipo.brief.annex import Annex, Ref
from plenipo.brief.charts import Chart, Stand, forecast_chart
from plenipo.brief.material import Material
from plenipo.brief.names import Names
from plenipo.brief.text import anchors, bounded
from plenipo.brief.wording import percent, scale
from plenipo.model import Issue, Position

CHART_ROWS = 20


@dataclass(frozen=True, slots=True)
class Standpoint:
    """An actor's position as a row of the table."""

    actor: str
    value: str
    interval: str
    share: str
    ref: Ref


@dataclass(frozen=True, slots=True)
class Outlook:
    """A forecast as it is shown."""

    anchor: str
    issue: str
    question: str
    point: str
    low: str
    high: str
    level: str
    nearest: str
    options: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    known_error: str
    chart: Chart
    rows: tuple[Standpoint, ...]
    undrawn: int
    ref: Ref


def outlooks(material: Material, names: Names, annex: Annex) -> tuple[Outlook, ...]:
    """One per forecast, in the codebook's order."""
    table = material.findings.table
    issues = {issue.id: issue for issue in table.issues}
    place = {issue: i for i, issue in enumerate(issues)}
    ids = anchors("likely", [(f.issue,) for f in material.findings.forecasts])
    ordered = sorted(material.findings.forecasts, key=lambda f: place.get(f.issue, len(place)))
    return tuple(
        _outlook(f, ids[(f.issue,)], issues[f.issue], table.positions, names, annex)
        for f in ordered
        if f.issue in issues
    )


def _outlook(
    forecast: Forecast,
    anchor: str,
    issue: Issue,
    positions: tuple[Position, ...],
    names: Names,
    annex: Annex,
) -> Outlook:
    held = [(p, p.value) for p in positions if p.issue == issue.id and p.value is not None]
    held.sort(key=lambda pair: (pair[1], names.actor(pair[0].actor)))
    heaviest = sorted(held, key=lambda pair: -forecast.weights.get(pair[0].actor, 0.0))[:CHART_ROWS]
    drawn = {p.actor for p, _ in heaviest}
    stands = [_stand(p, value, names) for p, value in held if p.actor in drawn]
    scale_of = {o.value: names.option(issue.id, o.id) for o in issue.options.values() if o.value is not None}
    name = names.issue(issue.id)
    return Outlook(
        anchor=anchor,
        issue=name,
        question=names.question(issue.id),
        point=scale(forecast.point),
        low=scale(forecast.interval.low),
        high=scale(forecast.interval.high),
        level=percent(forecast.interval.level),
        nearest=names.option(issue.id, forecast.nearest_option),
        options=tuple((scale(value), label) for value, label in sorted(scale_of.items())),
        warnings=tuple(bounded(w, 300) for w in forecast.warnings),
        known_error=bounded(forecast.known_error, 400).replace(" %", "\u00a0%"),
        chart=forecast_chart(name, forecast.point, forecast.interval, sorted(scale_of), stands),
        rows=tuple(_row(p, value, forecast, names, annex) for p, value in held),
        undrawn=len(held) - len(stands),
        ref=annex.ref(forecast.claims, f"Forecast on {name}"),
    )


def _stand(position: Position, value: float, names: Names) -> Stand:
    low, high = (position.interval.low, position.interval.high) if position.interval else (value, value)
    return Stand(names.actor(position.actor), value, low, high)


def _row(position: Position, value: float, forecast: Forecast, names: Names, annex: Annex) -> Standpoint:
    reach = position.interval
    name = names.actor(position.actor)
    return Standpoint(
        name,
        scale(value),
        f"{scale(reach.low)}–{scale(reach.high)}" if reach else "",
        percent(forecast.weights.get(position.actor, 0.0)),
        annex.ref(position.claims, f"{name} on {names.issue(position.issue)}"),
    )


def not_forecast(material: Material, names: Names) -> tuple[str, ...]:
    """Issues that anybody spoke about and no forecast covers."""
    covered = {f.issue for f in material.findings.forecasts}
    spoken = {c.issue for c in material.claims}
    return tuple(names.issue(i.id) for i in names.issues() if i.id in spoken - covered)
