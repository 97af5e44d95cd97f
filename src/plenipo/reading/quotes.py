"""Where quotations start and end: “curly”, "straight", ''doubled'', «angled», „low“ and ‘single’ marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from plenipo.model import Span

_MARK = re.compile(r"''|``|[“”„\"«»‘’']")
_CLOSERS = {
    "“": ("”", '"'),
    "„": ("“", "”"),
    "«": ("»",),
    '"': ('"', "”"),
    "''": ("''", '"'),
    "``": ("''",),
    "‘": ("’",),
    "'": ("'",),
}
_LONGEST_SINGLE = 2000


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
    """The quotations of one paragraph, outermost only; one that is not closed runs to the paragraph's end.

    >>> text = "He called it “unfair” and said, ‘We won’t go.’"
    >>> [q.words.of(text) for q in quotes(text, Span(0, len(text)))]
    ['unfair', 'We won’t go.']
    """
    found = []
    opening: re.Match[str] | None = None
    limit = paragraph.end
    for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
        if opening is None:
            if _opens(text, mark, paragraph):
                opening, limit = mark, _limit(mark, paragraph)
        elif mark.start() > limit:  # a single mark without its partner was an apostrophe
            opening = mark if _opens(text, mark, paragraph) else None
            limit = _limit(mark, paragraph)
        elif _closes(text, opening.group(), mark, paragraph):
            found.append(
                _quote(text, Span(opening.start(), mark.end()), len(opening.group()), len(mark.group()))
            )
            opening = None
    if opening is not None and opening.group() not in "‘'":
        found.append(_quote(text, Span(opening.start(), paragraph.end), len(opening.group()), 0))
    return [quote for quote in found if quote.words.start < quote.words.end]


def _limit(mark: re.Match[str], paragraph: Span) -> int:
    return min(paragraph.end, mark.start() + _LONGEST_SINGLE) if mark.group() in "‘'" else paragraph.end


def _quote(text: str, span: Span, opening: int, closing: int) -> Quote:
    inside = text[span.start + opening : span.end - closing]
    start = span.start + opening + len(inside) - len(inside.lstrip())
    return Quote(span, Span(start, max(start, span.start + opening + len(inside.rstrip()))), closing > 0)


def _around(text: str, mark: re.Match[str], paragraph: Span) -> tuple[str, str]:
    """The characters before and after a mark, spaces where the paragraph ends."""
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    after = text[mark.end()] if mark.end() < paragraph.end else " "
    return before, after


def _opens(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    """Whether a mark opens a quotation, where none is open."""
    sign = mark.group()
    before, after = _around(text, mark, paragraph)
    if sign in ("”", "»", "’"):
        return False
    if sign in ("“", "„", "«", "``"):
        return True
    if sign in ("'", "‘"):
        return not before.isalnum() and after.isalnum() and not _elides(text, mark)
    return not after.isspace() or before.isspace()


def _elides(text: str, mark: re.Match[str]) -> bool:
    """'90s, 'em, 'tis: an apostrophe at the start of a word."""
    return (
        re.match(r"\d0s|(?:em|tis|cause|til|bout|n)\b", text[mark.end() : mark.end() + 6], re.I) is not None
    )


def _closes(text: str, opening: str, mark: re.Match[str], paragraph: Span) -> bool:
    """Whether a mark closes the quotation that ``opening`` opened."""
    sign = mark.group()
    before, after = _around(text, mark, paragraph)
    if sign == "“" and opening in ('"', "“"):  # a mark turned the wrong way
        return after.isspace() and not before.isspace()
    if sign not in _CLOSERS[opening]:
        return False
    if sign in ("’", "'"):
        return not after.isalnum() and not before.isspace() and not _possessive(text, mark, before, after)
    return True


def _possessive(text: str, mark: re.Match[str], before: str, after: str) -> bool:
    """“the workers’ rights”: an apostrophe after s, while the true closing mark is still to come."""
    if before != "s" or not after.isspace():
        return False
    rest = text[mark.end() : mark.end() + 400]
    return re.search(r"[.,?!]" + mark.group(), rest) is not None


def within(found: Sequence[Quote], span: Span) -> Sequence[Quote]:
    """The quotations of ``found``, which is in reading order, that overlap ``span``."""
    first = bisect_left(found, span.start, key=_start)
    if first and found[first - 1].span.end > span.start:
        first -= 1
    return found[first : bisect_left(found, span.end, key=_start)]


def _start(quote: Quote) -> int:
    return quote.span.start
