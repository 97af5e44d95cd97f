"""The compromise model: the outcome is the mean of what the parties want, weighted by who counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from plenipo.bargaining import residuals
from plenipo.bargaining.interval import FLOOR, LEVEL, Array, error_interval, error_scale, input_deviation
from plenipo.bargaining.results import Forecast
from plenipo.model import Issue, Option, Party, Position, Provenance, Scale, Table

LIKELY = 0.5
"""Red lines that are more likely misread than not are not held against a forecast."""
ROUGH = 60.0
"""A position whose interval is at least so many points wide is known only roughly."""


def compromise(table: Table) -> tuple[Forecast, ...]:
    """Forecast each ordinal issue as the capability x salience weighted mean of the parties' positions.

    The model to beat: in back-tests on decided issues of the European Union no published bargaining model
    beats it by more than chance [VanDenBos1991]_ [Achen2006]_. For party i with capability c, salience s and
    position x:

        outcome = sum(c s x) / sum(c s)

    The 80 % interval has two sources: how far the model itself missed on decided issues, scaled by how far
    apart the parties stand, and how uncertain the positions are (:mod:`plenipo.bargaining.interval`). Parties
    without a known position, without capability or without salience have no part in it. Issues on a nominal
    scale and issues on which nobody's position is known have no forecast.

    Two parties with the position of one and half its capability each change nothing, and only ratios of
    capabilities matter.

    >>> from plenipo.record import build_table
    >>> from plenipo.record.sample import sample
    >>> [forecast] = compromise(build_table(*sample()))
    >>> forecast.issue, round(forecast.point), forecast.nearest_option
    ('forces', 12, 'none')
    """
    return tuple(
        forecast
        for issue in table.issues
        if issue.scale is Scale.ORDINAL
        for forecast in _forecast(table, issue)
    )


def _forecast(table: Table, issue: Issue) -> Iterator[Forecast]:
    parties = {party.id: party for party in table.parties}
    known = [
        p
        for p in table.positions
        if p.issue == issue.id and p.value is not None and p.salience * parties[p.actor].capability > 0
    ]
    if not known:
        return
    values = np.array([p.value for p in known], dtype=np.float64)
    weights = np.array([p.salience * parties[p.actor].capability for p in known])
    weights = weights / weights.sum()
    point = round(float(weights @ values), 4)
    deviation = input_deviation([p.interval for p in known], weights)
    nearest = _nearest(issue, point)
    yield Forecast(
        issue=issue.id,
        point=point,
        interval=error_interval(point, error_scale(values, weights), deviation),
        nearest_option=nearest.id if nearest else "",
        weights={p.actor: float(w) for p, w in zip(known, weights, strict=True)},
        known_error=known_error(),
        warnings=tuple(_warnings(table, issue, known, weights, nearest)),
        claims=tuple(dict.fromkeys(key for p in known for key in p.claims)),
        provenance=Provenance(
            "compromise.v1",
            {"level": LEVEL, "residuals": "DEU III", "scale_floor": FLOOR},
            claims=tuple(sorted({key for p in known for key in p.claims})),
        ),
    )


def known_error() -> str:
    """The method's measured error, in words for a reader (figures from :mod:`plenipo.bargaining.residuals`).

    >>> "EU issues" in known_error()
    True
    """
    return (
        f"On {residuals.ISSUES} decided EU issues, with positions coded by experts, this method missed by "
        f"{residuals.MEAN_ERROR:.0f} points of 100 on average, half the time by less than "
        f"{residuals.MEDIAN_ERROR:.0f} and one time in five by more than {residuals.ONE_IN_FIVE_ABOVE:.0f}; "
        f"its 80 % intervals covered {residuals.COVERAGE:.0%}. Positions read from texts only add to it."
    )


def _nearest(issue: Issue, point: float) -> Option | None:
    placed = [(abs(o.value - point), o) for o in issue.options.values() if o.value is not None]
    return min(placed, key=lambda pair: pair[0])[1] if placed else None


def _warnings(
    table: Table, issue: Issue, known: Sequence[Position], weights: Array, nearest: Option | None
) -> Iterator[str]:
    """What a reader should know before leaning on the forecast, one sentence each."""
    parties = {party.id: party for party in table.parties}
    if len(known) == 1:
        name = parties[known[0].actor].name
        yield f"Only {name} has a known position here: this is where {name} stands, not a bargain's outcome."
    places = {o.id for p in known if (o := _nearest(issue, p.value or 0.0))}
    if len(places) == 2:
        yield (
            "All parties stand at one of two options, so the outcome will rather be one than between. "
            f"On {residuals.TWO_POSITION_ISSUES} such EU issues the mean missed by "
            f"{residuals.TWO_POSITION_ERROR:.0f} points on average."
        )
    yield from _about_capabilities([parties[p.actor] for p in known])
    rough = [k for k, p in enumerate(known) if p.interval and p.interval.high - p.interval.low >= ROUGH]
    if weights[rough].sum() > 0.5:
        yield "More than half of the weight rests on positions that are known only roughly."
    silent = sum(1 for party in table.parties if party.capability > 0) - len(known)
    if silent > 0:
        yield f"{silent} of {silent + len(known)} parties have no known position here and are left out."
    if nearest is not None:
        for line in table.red_lines:
            sure = line.certainty >= LIKELY
            if sure and line.issue == issue.id and line.insists != (line.option == nearest.id):
                verb = "insists on something else than" if line.insists else "rules out"
                name = parties[line.actor].name if line.actor in parties else line.actor
                yield f"{name} {verb} the nearest option ({nearest.label})."


def _about_capabilities(parties: Sequence[Party]) -> Iterator[str]:
    assumed = [party.name for party in parties if party.capability_assumed]
    if len(assumed) == len(parties) > 1:
        yield "Nobody assessed the parties' capabilities: all count the same."
    elif assumed and len(parties) > 1:
        yield f"Nobody assessed the capability of {', '.join(assumed)}: counted as 1."
