"""Findings: attributions placed in the document, with the quotations and turns they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from plenipo.model import Mode, Span
from plenipo.reading.attribution import Attribution, Words
from plenipo.reading.cues import Cue
from plenipo.reading.quotes import Quote, within
from plenipo.reading.units import Unit

_CLAUSES = frozenset("cCqw")
_INTERPOSED = frozenset(("before", "inverted", "according"))
_MOST_INTERPOSED = 3
"""How many “, he said,” may interrupt one content."""
_REPORTING_RULES = frozenset(("before", "inverted", "according", "label", "block"))


@dataclass(slots=True, eq=False)
class Finding:
    """An attribution with offsets into the document; becomes a statement once its speakers are known."""

    rule: str
    cue: Cue
    source: tuple[Span, ...]
    heads: tuple[Span, ...]
    """The noun phrases in the source whose actors speak."""
    behalf: Span | None
    cue_span: Span
    content: list[Span]
    sign: int
    within: Finding | None = None
    """The finding in whose content this one stands."""
    paragraph: int = 0
    """Where its paragraph starts."""
    cue_rest: tuple[Span, ...] = ()
    """Further words of the cue, apart from the first: “turned the plan down”."""


def widen(span: Span, quotes: Sequence[Quote]) -> Span:
    """The span with the marks of the quotations that it holds wholly."""
    start, end = span
    for quote in within(quotes, Span(max(0, span.start - 2), span.end + 2)):
        if quote.words.start == start and quote.words.end <= end + 1:
            start = quote.span.start
        if quote.span.start >= start and quote.words.start < end and quote.words.end <= end + 2:
            end = max(end, quote.span.end)
    return Span(start, end)


def place(unit: Unit, a: Attribution, quotes: Sequence[Quote]) -> Finding:
    """The attribution with offsets instead of words."""

    def span(words: Words) -> Span:
        return Span(unit.starts[words[0]], unit.ends[words[1] - 1])

    source: tuple[Span, ...] = ()
    heads: tuple[Span, ...] = ()
    behalf = None
    if a.source is not None:
        named = [(a.source.first, a.source.end)] + ([a.source.pronoun] if a.source.pronoun else [])
        source = tuple(span(words) for words in named)
        heads = tuple(span(words) for words in a.source.heads)
        behalf = span(a.source.behalf) if a.source.behalf else None
    content = [widen(span(words), quotes) for words in a.content]
    return Finding(a.rule, a.cue, source, heads, behalf, span(a.cue_words[0]), content, a.sign)


def nest(findings: Iterable[Finding]) -> None:
    """Note in whose content each of the findings of one sentence stands: the smallest that holds its cue."""
    findings = list(findings)
    for inner in findings:
        holders = [f for f in findings if f is not inner and _holds(f, inner)]
        around = (outer for outer in holders if outer.rule in _INTERPOSED and _holds(inner, outer))
        for outer in islice(around, _MOST_INTERPOSED):
            inner.content = _common(inner.content, outer.content)
        free = [outer for outer in holders if not _stands_in(outer, inner)]
        if free:
            inner.within = min(free, key=lambda f: sum(s.end - s.start for s in f.content))


def _stands_in(finding: Finding, other: Finding) -> bool:
    """Whether a finding stands in another, directly or not: two never stand in each other."""
    while finding.within is not None:
        finding = finding.within
        if finding is other:
            return True
    return False


def _common(inner: list[Span], outer: list[Span]) -> list[Span]:
    """The parts of a content that also lie in the content around it: without “, he says,” in its middle."""
    both = [Span(max(a.start, b.start), min(a.end, b.end)) for a in inner for b in outer if a.overlaps(b)]
    return [span for span in both if span.start < span.end]


def _holds(outer: Finding, inner: Finding) -> bool:
    if outer.cue_span == inner.cue_span:
        return False
    start, end = inner.cue_span
    return any(span.start <= start and end <= span.end for span in outer.content)


def reports(finding: Finding) -> bool:
    """Whether the content is what somebody says or thinks, not a thing somebody wants or rejects."""
    frame = finding.rule.rpartition("-")[2]
    return frame in _CLAUSES or finding.rule in _REPORTING_RULES


def mode(text: str, finding: Finding, quotes: Sequence[Quote]) -> Mode:
    """Direct when nine in ten letters stand in quotation marks, indirect when none does; turns are direct."""
    if "label" in (finding.rule, finding.within.rule if finding.within else ""):
        return Mode.DIRECT
    inside = total = 0
    for span in finding.content:
        total += sum(map(str.isalnum, span.of(text)))
        for quote in within(quotes, span):
            both = Span(max(span.start, quote.words.start), min(span.end, quote.words.end))
            inside += sum(map(str.isalnum, both.of(text)))
    if not inside:
        return Mode.INDIRECT
    return Mode.DIRECT if inside >= 0.9 * total else Mode.MIXED
