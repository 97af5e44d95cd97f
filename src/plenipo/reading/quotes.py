"""Where quotations start and end."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from plenipo.model import Span
from plenipo.reading.marks import outermost, straight


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

    In canonical form (see :mod:`plenipo.reading.canonical`) there are only straight marks; others count as
    if they were.

    >>> text = "He called it \"unfair\" and said, 'We won't go.'"
    >>> [q.words.of(text) for q in quotes(text, Span(0, len(text)))]
    ['unfair', "We won't go."]
    """
    found = []
    words = straight(paragraph.of(text))
    for opening, closing in outermost(words, Span(0, len(words))):
        if closing is not None:
            found.append(_quote(words, opening, closing, 1, paragraph.start))
        elif words[opening] == '"':
            found.append(_quote(words, opening, len(words), 0, paragraph.start))
    return [quote for quote in found if quote.words.start < quote.words.end]


def _quote(words: str, opening: int, closing: int, marks: int, offset: int) -> Quote:
    inside = words[opening + 1 : closing]
    first = offset + opening + 1
    start = first + len(inside) - len(inside.lstrip())
    span = Span(offset + opening, offset + closing + marks)
    return Quote(span, Span(start, max(start, first + len(inside.rstrip()))), marks > 0)


def within(found: Sequence[Quote], span: Span) -> Sequence[Quote]:
    """The quotations of ``found``, which is in reading order, that overlap ``span``."""
    first = bisect_left(found, span.start, key=_start)
    if first and found[first - 1].span.end > span.start:
        first -= 1
    return found[first : bisect_left(found, span.end, key=_start)]


def _start(quote: Quote) -> int:
    return quote.span.start
