"""In whose content an attribution stands, for attributions found anywhere in a document."""

from __future__ import annotations

from collections.abc import Sequence

from plenipo.model import Span, hull
from plenipo.reading.findings import Finding
from plenipo.reading.quotes import Quote, within


def nest_all(findings: Sequence[Finding], quotes: Sequence[Quote]) -> None:
    """Note for each finding the smallest one in whose content its cue stands.

    Failing that, one that quotes from the quotation it stands in. Of two that hold each other the larger, or
    else the earlier, holds: nothing ever stands within itself.
    """
    sizes = [(-sum(s.end - s.start for s in f.content), n) for n, f in enumerate(findings)]
    hulls = [hull(f.content) for f in findings]
    for n, inner in enumerate(findings):
        larger = [m for m in range(len(findings)) if sizes[m] < sizes[n]]
        if not larger:
            continue
        place = inner.cue_span.start
        holding = [m for m in larger if hulls[m].start <= place < hulls[m].end and _holds(findings[m], inner)]
        if not holding:
            around = next((q.span for q in within(quotes, Span(place, place + 1))), None)
            holding = [m for m in larger if around and _speaks_in(findings[m], around)]
        if holding:
            inner.within = findings[max(holding, key=lambda m: sizes[m])]


def _holds(outer: Finding, inner: Finding) -> bool:
    start, end = inner.cue_span
    return outer.cue_span != inner.cue_span and any(s.start <= start and end <= s.end for s in outer.content)


def _speaks_in(outer: Finding, quotation: Span) -> bool:
    """Whether a finding, told outside of a quotation, has its content in it."""
    return not quotation.overlaps(outer.cue_span) and any(quotation.contains(s) for s in outer.content)
