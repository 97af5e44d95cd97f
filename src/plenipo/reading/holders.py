"""In whose content an attribution stands, for attributions found anywhere in a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plenipo.model import Span
from plenipo.reading.findings import Finding
from plenipo.reading.quotes import Quote, within


def nest_all(findings: Sequence[Finding], quotes: Sequence[Quote]) -> None:
    """Note for each finding the smallest one in whose content its cue stands.

    Failing that, one that quotes from the quotation it stands in. Of two that hold each other the larger, or
    else the earlier, holds: nothing ever stands within itself. Takes time by the number of findings and how
    deep they nest.
    """
    sizes = [(-sum(s.end - s.start for s in f.content), n) for n, f in enumerate(findings)]
    quoting = _quoting(findings, quotes)
    for n, around in _open_contents(findings):
        inner, place = findings[n], findings[n].cue_span.start
        holding = [m for m in around if sizes[m] < sizes[n] and _holds(findings[m], inner)]
        if not holding:
            quote = next(iter(within(quotes, Span(place, place + 1))), None)
            holding = [m for m in quoting.get(quote.span.start, ()) if sizes[m] < sizes[n]] if quote else []
        if holding:
            inner.within = findings[max(holding, key=lambda m: sizes[m])]


def _open_contents(findings: Sequence[Finding]) -> Iterator[tuple[int, list[int]]]:
    """Each finding, in order of its cue, with those whose content is open where the cue starts."""
    spans = sorted((span.start, span.end, n) for n, f in enumerate(findings) for span in f.content)
    order = sorted(range(len(findings)), key=lambda n: findings[n].cue_span)
    active: list[tuple[int, int]] = []
    reached = 0
    for n in order:
        place = findings[n].cue_span.start
        while reached < len(spans) and spans[reached][0] <= place:
            active.append(spans[reached][1:])
            reached += 1
        active = [one for one in active if one[0] > place]
        yield n, [m for _, m in active]


def _quoting(findings: Sequence[Finding], quotes: Sequence[Quote]) -> dict[int, list[int]]:
    """By the start of a quotation, the findings told outside of it that have content in it."""
    found: dict[int, list[int]] = {}
    for n, finding in enumerate(findings):
        for span in finding.content:
            for quote in within(quotes, span):
                if quote.span.contains(span) and not quote.span.overlaps(finding.cue_span):
                    found.setdefault(quote.span.start, []).append(n)
    return found


def _holds(outer: Finding, inner: Finding) -> bool:
    start, end = inner.cue_span
    return outer.cue_span != inner.cue_span and any(s.start <= start and end <= s.end for s in outer.content)
