"""Where quotations start and end in a text in canonical form (see :mod:`plenipo.reading.canonical`)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from plenipo.model import Span
from plenipo.reading.marks import outermost


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation in a paragraph, with its marks."""

    span: Span
    words: Span
    """Without the marks and the white space beside them."""
    closed: bool
    """False when the paragraph ends before the quotation does."""

    @property
    def marks(self) -> tuple[Span, ...]:
        """The opening and closing marks."""
        sides = (Span(self.span.start, self.words.start), Span(self.words.end, self.span.end))
        return tuple(side for side in sides if side.start < side.end)


def quotes(text: str, paragraph: Span) -> list[Quote]:
    r"""The quotations of one paragraph, outermost only; one that is not closed runs to the paragraph's end.

    >>> text = "He called it \"unfair\" and said, 'We won't go.'"
    >>> [q.words.of(text) for q in quotes(text, Span(0, len(text)))]
    ['unfair', "We won't go."]
    """
    found = []
    for pair in outermost(text, paragraph):
        if pair.closing is not None:
            found.append(_quote(text, Span(pair.opening, pair.closing + 1), 1))
        elif text[pair.opening] == '"':
            found.append(_quote(text, Span(pair.opening, paragraph.end), 0))
    return [quote for quote in found if quote.words.start < quote.words.end]


def _quote(text: str, span: Span, closing: int) -> Quote:
    inside = text[span.start + 1 : span.end - closing]
    start = span.start + 1 + len(inside) - len(inside.lstrip())
    return Quote(span, Span(start, max(start, span.start + 1 + len(inside.rstrip()))), closing > 0)


def within(found: Sequence[Quote], span: Span) -> Sequence[Quote]:
    """The quotations of ``found``, which is in reading order, that overlap ``span``."""
    first = bisect_left(found, span.start, key=_start)
    if first and found[first - 1].span.end > span.start:
        first -= 1
    return found[first : bisect_left(found, span.end, key=_start)]


def _start(quote: Quote) -> int:
    return quote.span.start
