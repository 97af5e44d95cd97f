"""Who moved: each change of a leading option with the words on both sides of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from plenipo.brief.annex import Annex, Ref
from plenipo.brief.charts import Chart, when_chart
from plenipo.brief.evidence import Quote, date_of
from plenipo.brief.material import Material
from plenipo.brief.names import Names
from plenipo.brief.wording import day, scale
from plenipo.model import Stance
from plenipo.record.results import Shift

LIMIT = 60
"""Most moves shown; the newest are kept."""
CHART_ROWS = 30


@dataclass(frozen=True, slots=True)
class Move:
    """A shift as it is shown."""

    actor: str
    issue: str
    day: str
    iso: str
    before: str
    after: str
    before_lean: str
    """Empty, or "rejecting " and "backing " where the actor is known only for rejecting one of them."""
    after_lean: str
    values: str
    """From which scale value to which, in words; empty on a nominal issue."""
    track: tuple[int, int] | None
    before_quote: Quote | None
    after_quote: Quote | None
    ref: Ref


@dataclass(frozen=True, slots=True)
class Moves:
    """All moves, newest first, and when each actor spoke."""

    items: tuple[Move, ...]
    left_out: int
    chart: Chart | None
    caption: str


def _move(shift: Shift, names: Names, annex: Annex) -> Move:
    track, values = None, ""
    if shift.value_before is not None and shift.value_after is not None:
        track = (round(shift.value_before), round(shift.value_after))
        values = f"{scale(shift.value_before)} to {scale(shift.value_after)} of 100"
    actor, issue = names.actor(shift.actor), names.issue(shift.issue)
    before, after = annex.quotes(shift.claims_before), annex.quotes(shift.claims_after)
    return Move(
        actor,
        issue,
        day(shift.day),
        shift.day.isoformat(),
        names.option(shift.issue, shift.before),
        names.option(shift.issue, shift.after),
        *leans(shift.stance_before, shift.stance_after),
        values,
        track,
        max(before, key=_when, default=None),
        min(after, key=_when, default=None),
        annex.ref((*shift.claims_before, *shift.claims_after), f"{actor} moved on {issue}"),
    )


def leans(before: Stance, after: Stance) -> tuple[str, str]:
    """Words to put before the options of a move where the actor is known only for rejecting one of them."""
    if Stance.OPPOSE not in (before, after):
        return "", ""
    verbs = {Stance.OPPOSE: "rejecting "}
    return verbs.get(before, "backing "), verbs.get(after, "backing ")


def _when(quote: Quote) -> tuple[str, int]:
    return (quote.iso, quote.number)


def moves(material: Material, order: Sequence[str], names: Names, annex: Annex) -> Moves:
    """The moves, newest first, with the chart of when each actor spoke and moved."""
    shifts = sorted(material.findings.shifts, key=lambda s: (-s.day.toordinal(), s.actor, s.issue))
    shown = tuple(_move(shift, names, annex) for shift in shifts[:LIMIT])
    caption = "When each actor spoke (circles, larger for more claims)"
    return Moves(
        shown,
        max(0, len(shifts) - LIMIT),
        _when_they_spoke(material, order, names),
        f"{caption} and moved (diamonds)" if shifts else caption,
    )


def binned(spoken: Counter[tuple[str, dt.date]], most: int = 60) -> Counter[tuple[str, dt.date]]:
    """Claims by actor and day, with days drawn together so that at most ``most`` remain."""
    days = [said for _, said in spoken]
    first = min(days, default=dt.date.min)
    width = -(-((max(days, default=first) - first).days + 1) // most)
    if width == 1 or len(set(days)) <= most:
        return spoken
    found: Counter[tuple[str, dt.date]] = Counter()
    for (actor, said), n in spoken.items():
        found[actor, first + dt.timedelta(days=(said - first).days // width * width + width // 2)] += n
    return found


def _when_they_spoke(material: Material, order: Sequence[str], names: Names) -> Chart | None:
    """The chart of claims by actor and day; nothing when all was said on one day."""
    documents = {d.id: d for d in material.documents}
    spoken: Counter[tuple[str, dt.date]] = Counter(
        (c.party, said) for c in material.claims if (said := date_of(c, documents.get(c.document)))
    )
    if len({said for _, said in spoken}) < 2:
        return None
    spoken = binned(spoken)
    voices = Counter(c.party for c in material.claims)
    loudest = {actor for actor, _ in voices.most_common(CHART_ROWS)}
    rows = [actor for actor in order if actor in loudest]
    ticks = [(names.actor(actor), said, n) for (actor, said), n in sorted(spoken.items()) if actor in loudest]
    marks = [(names.actor(s.actor), s.day) for s in material.findings.shifts if s.actor in loudest]
    return when_chart([names.actor(actor) for actor in rows], ticks, marks)
