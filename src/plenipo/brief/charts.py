"""Charts drawn by Vega-Lite through Altair, turned into static SVG that the page's stylesheet colours.

Each layer of a chart has a name; Vega writes it as a class (``band_marks``), and ``brief.css`` colours that
class, so that the same drawing serves light, dark and print.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec

from markupsafe import Markup

from plenipo.brief.svg import finished
from plenipo.brief.text import bounded
from plenipo.model import Interval

P = ParamSpec("P")
LABEL = 21
"""Most characters of a name on an axis."""
ROW = 19
"""Height of a row, in units of the drawing."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing and what it shows, in words for those who do not see it."""

    svg: Markup
    title: str


@dataclass(frozen=True, slots=True)
class Stand:
    """An actor's position and interval on one scale."""

    actor: str
    value: float
    low: float
    high: float


def _unchecked(draw: Callable[P, Chart]) -> Callable[P, Chart]:
    """Draw without Altair's check against its schema: they are fixed, and it costs half the time."""

    @wraps(draw)
    def drawn(*args: P.args, **kwargs: P.kwargs) -> Chart:
        from altair.utils.schemapi import debug_mode

        with debug_mode(False):
            return draw(*args, **kwargs)

    return drawn


def _draw(layers: Sequence[Any], width: int, rows: int) -> str:
    """Lay the layers over one another and draw them, without a network."""
    import altair as alt
    import vl_convert

    chart = alt.layer(*layers).properties(width=width, height=rows * ROW)
    chart = chart.configure_view(stroke=None).configure_axis(
        labelFontSize=12,
        titleFontSize=12,
        titleFontWeight="normal",
        domain=False,
        ticks=False,
        labelPadding=6,
    )
    svg: str = vl_convert.vegalite_to_svg(chart.to_dict(), allowed_base_urls=[])
    return svg


def _short(names: Sequence[str]) -> list[str]:
    """Names that fit an axis, told apart where cutting would make them the same."""
    cut = [bounded(name, LABEL) for name in names]
    return [
        name if cut.count(name) == 1 else f"{bounded(name, LABEL - 3)} {i}" for i, name in enumerate(cut, 1)
    ]


def _rows_axis(names: Sequence[str], padding: float) -> Any:
    """One row per name; ``padding`` is half a row for points and nothing for bars."""
    import altair as alt

    return alt.Y(
        "row:N",
        sort=list(names),
        scale=alt.Scale(domain=list(names), padding=padding),
        axis=alt.Axis(title=None, labelLimit=150, minExtent=124, maxExtent=124, grid=False),
    )


@_unchecked
def forecast_chart(
    issue: str, point: float, interval: Interval, values: Sequence[float], stands: Sequence[Stand]
) -> Chart:
    """Positions of all actors on one scale, and over them the forecast with its interval.

    ``values`` are the options' places on the scale, 0 to 100; they are the axis's ticks.
    """
    import altair as alt

    names = _short([stand.actor for stand in stands])
    rows = [
        {"row": name, "value": s.value, "low": s.low, "high": s.high}
        for name, s in zip(names, stands, strict=True)
    ]
    x = alt.X(
        "value:Q",
        scale=alt.Scale(domain=[-3, 103], nice=False),
        axis=alt.Axis(title=None, values=list(values), format=".0f", labelOverlap=True, grid=True),
    )
    y = _rows_axis(names, 0.5)
    one = alt.Chart(alt.InlineData(values=[{"value": point, "low": interval.low, "high": interval.high}]))
    all_rows = alt.Chart(alt.InlineData(values=rows))
    layers = [
        one.mark_rect().encode(x=alt.X("low:Q"), x2="high:Q").properties(name="band"),
        one.mark_rule(strokeWidth=2).encode(x=x).properties(name="point"),
        all_rows.mark_rule(strokeWidth=3).encode(x="low:Q", x2="high:Q", y=y).properties(name="reach"),
        all_rows.mark_point(size=55, filled=True).encode(x="value:Q", y=y).properties(name="stand"),
    ]
    words = f"{issue}: forecast {point:.0f} of 100, interval {interval.low:.0f} to {interval.high:.0f}"
    told = "; ".join(f"{s.actor} {s.value:.0f}" for s in stands)
    return Chart(finished(_draw(layers, 300, max(1, len(rows))), f"likely {issue}", words, told), words)


@_unchecked
def excluders_chart(rows: Sequence[tuple[str, float, float]]) -> Chart:
    """Share of packages each actor's demands exclude, and the part that nobody else excludes."""
    import altair as alt

    names = _short([name for name, _, _ in rows])
    data = [
        {"row": n, "all": share, "alone": alone} for n, (_, share, alone) in zip(names, rows, strict=True)
    ]
    chart = alt.Chart(alt.InlineData(values=data))
    y = _rows_axis(names, 0)
    axis = alt.Axis(title=None, format=".0%", values=[0, 0.25, 0.5, 0.75, 1], grid=True)
    x = alt.X("all:Q", scale=alt.Scale(domain=[0, 1]), axis=axis)
    layers = [
        chart.mark_bar(size=11).encode(x=x, y=y).properties(name="excluded"),
        chart.mark_bar(size=11).encode(x="alone:Q", y=y).properties(name="alone"),
    ]
    words = "Share of packages that each actor's demands exclude"
    told = "; ".join(f"{name} {share:.0%}, alone {alone:.0%}" for name, share, alone in rows)
    return Chart(finished(_draw(layers, 300, len(data)), "excluders", words, told), words)


@_unchecked
def when_chart(
    actors: Sequence[str], ticks: Sequence[tuple[str, dt.date, int]], moves: Sequence[tuple[str, dt.date]]
) -> Chart:
    """When each actor spoke (circles, larger for more claims) and moved (diamonds)."""
    import altair as alt

    short = dict(zip(actors, _short(actors), strict=True))
    spoken = [
        {"row": short[a], "day": f"{day.isoformat()}T00:00:00Z", "n": n} for a, day, n in ticks if a in short
    ]
    moved = [{"row": short[a], "day": f"{day.isoformat()}T00:00:00Z"} for a, day in moves if a in short]
    y = _rows_axis([short[a] for a in actors], 0.5)
    span = (max(t[1] for t in ticks) - min(t[1] for t in ticks)).days
    axis = alt.Axis(
        title=None, format="%-d %b" if span < 200 else "%b %Y", labelOverlap=True, tickCount=6, grid=True
    )
    x = alt.X("day:T", axis=axis, scale=alt.Scale(type="utc", padding=12))
    size = alt.Size("n:Q", scale=alt.Scale(type="sqrt", range=[18, 120]), legend=None)
    layers = [
        alt.Chart(alt.InlineData(values=spoken)).mark_point(filled=True).encode(x=x, y=y, size=size)
        .properties(name="spoke"),
        alt.Chart(alt.InlineData(values=moved)).mark_point(shape="diamond", size=150, strokeWidth=2)
        .encode(x=x, y=y).properties(name="moved"),
    ]  # fmt: skip
    words = "When each actor spoke and moved" if moves else "When each actor spoke"
    told = f"{len(ticks)} actor-days with claims, {len(moves)} moves; the moves are listed below"
    return Chart(finished(_draw(layers, 460, len(actors)), "when", words, told), words)
