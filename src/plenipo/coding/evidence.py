"""The exact words that show a claim."""

from __future__ import annotations

import re
from collections.abc import Iterable

from plenipo.model import Evidence, Span, hull

SENTENCE_ENDS = re.compile(r"[.!?…]['\"”’»)\]]*\s+(?=[\"“‘'«(]?[A-Z0-9])|\n\s*\n")
ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|St|Col|Lt|Gov|Prof|No|[A-Z])\.\s+$")
QUOTATION_MARKS = '"“”«»'
EDGES = " \t\r\n,;:–—-"


def evidence(text: str, spans: Iterable[Span]) -> tuple[Evidence, ...]:
    """The spans as few quotations: those of one sentence become the stretch that covers them.

    >>> [e.text for e in evidence("Rome said no. It will not go.", [Span(0, 4), Span(5, 9), Span(14, 28)])]
    ['Rome said', 'It will not go']
    """
    groups: list[list[Span]] = []
    for span in sorted(s for s in spans if s.start < s.end):
        if groups and not _apart(text, hull(groups[-1]).end, span.start):
            groups[-1].append(span)
        else:
            groups.append([span])
    quoted = (_balanced(text, trim(text, hull(group))) for group in groups)
    return tuple(Evidence(span, span.of(text)) for span in quoted if span.start < span.end)


def _balanced(text: str, span: Span) -> Span:
    """The span with a quotation mark that stands just outside it, if it has the other one of the pair."""
    start, end = span
    if sum(text.count(mark, start, end) for mark in QUOTATION_MARKS) % 2:
        if start and text[start - 1] in QUOTATION_MARKS:
            start -= 1
        elif end < len(text) and text[end] in QUOTATION_MARKS:
            end += 1
    return Span(start, end)


def _apart(text: str, end: int, start: int) -> bool:
    """Whether a sentence ends between two places."""
    if start <= end:
        return False
    between = text[max(0, end - 1) : min(len(text), start + 1)]
    return any(
        not ABBREVIATION.search(text[max(0, end - 12) : max(0, end - 1) + found.end()])
        for found in SENTENCE_ENDS.finditer(between)
    )


def trim(text: str, span: Span) -> Span:
    """The span without blanks and separating marks at its edges."""
    start, end = span
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return Span(start, end)
