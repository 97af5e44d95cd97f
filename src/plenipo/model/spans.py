"""Spans of a document's text: code points, half-open."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a document's text, in code points, half-open: ``text[start:end]``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The exact words the span covers.

        >>> Span(0, 5).of("Italy said no.")
        'Italy'
        """
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span that covers all of ``spans``; raises ``ValueError`` if there are none."""
    spans = list(spans)
    return Span(min(span.start for span in spans), max(span.end for span in spans))
