"""Windows: stretches of a text that fit the encoder, cut where a paragraph or a sentence begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plenipo.reading.learned.words import Words

SIZE = 192
"""Pieces of a window, with the two that mark its ends."""
CONTEXT = 32
"""Pieces before the words of a window that are shown again, at the most."""
LONGEST = 12
"""Pieces of one word, at the most: what follows is cut off."""


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``start`` to ``end``, shown together with those from ``context`` on."""

    context: int
    start: int
    end: int


def cut(found: Words, lengths: Sequence[int], size: int = SIZE, context: int = CONTEXT) -> Iterator[Window]:
    """The windows of a text whose words have so many pieces each; every word is in exactly one.

    The context begins with a paragraph or sentence, if one begins near enough.
    """
    start, total = 0, len(lengths)
    while start < total:
        shown, used = _context(found, lengths, start, context)
        end, best, rank = start, 0, 0
        while end < total and used + lengths[end] <= size - 2:
            used += lengths[end]
            end += 1
            if end < total and found.place[end] and found.place[end] >= rank and used > 0.6 * size:
                best, rank = end, found.place[end]
        end = max(end, start + 1)
        if end < total and best:
            end = best
        yield Window(shown, start, end)
        start = end


def _context(found: Words, lengths: Sequence[int], start: int, most: int) -> tuple[int, int]:
    """The first word of the context of a window, and its pieces."""
    first = shown = start
    used = best = 0
    while first > 0 and used + lengths[first - 1] <= most:
        first -= 1
        used += lengths[first]
        if found.place[first]:
            shown, best = first, used
    return (shown, best) if best else (start, 0)
