"""Which quotation marks belong together, told by what stands beside them: "double" and 'single' ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from plenipo.model import Span

_BEFORE = r"(\[{—–―/=*_#>|:'\"-"
_AFTER = r".,;:!?)\]}—–―*_…'\"-"
_STARTS = rf"(?<![^\s{_BEFORE}])'(?=[^\s.,;:!?)\]}}—–―*_'-]|\. ?\.)"
_MARK = re.compile(
    rf"(?P<opens>(?<![^\s{_BEFORE}])\"(?=[^\s{_AFTER}]))"
    rf"|(?P<closes>(?<=[^\s{_BEFORE}])\"(?![^\s{_AFTER}]))"
    r"|(?P<either>\")"
    rf"|(?P<starts>{_STARTS}(?!(?:\d0s|\d\d(?!%)|[eE]m|[tT]is|[tT]was|[cC]ause|[tT]il|[bB]out|[nN])\b))"
    r"|(?P<weak>(?<=[^\W\d_][sSn])'(?=\s+\w))"
    rf"|(?P<ends>(?<=[^\s{_BEFORE}])'(?!\w)|(?<=[—–―*_\"-])'(?![^\s{_AFTER}]))"
)
"""A mark by its neighbours. *Weak*: after s or n, likely an apostrophe: "workers' rights", "goin' home"."""
_ANY = re.compile("[\"']")
SINGLE_OPENS = re.compile(_STARTS.replace(rf"(?<![^\s{_BEFORE}])'", rf"'(?<![^\s{_BEFORE}]')"))
"""A single mark that may open a quotation."""
_NONE = -1
_TYPED = {'"': "“”„‟«»″〝〞〟＂❝❞", "'": "‘’‚‛‹›′´ʼ＇❛❜`", "—": "―⸺⸻"}
_STRAIGHT = {typed: mark for mark, every in _TYPED.items() for typed in every}


def straight(text: str) -> str:
    r"""The text with curly, low, angle and back-tick marks made straight, long bars made dashes.

    Every character keeps its place.

    >>> straight("“It’s «so»”")
    '"It\'s "so""'
    """
    if text.isascii():
        return text.replace("`", "'")
    for typed in _STRAIGHT.keys() & set(text):
        text = text.replace(typed, _STRAIGHT[typed])
    return text


class Pair(NamedTuple):
    """The places of two marks that belong together; ``closing`` is None where the second is missing."""

    opening: int
    closing: int | None


def outermost(text: str, paragraph: Span) -> Iterator[Pair]:
    """The quotations of a paragraph that stand in no other, in order; linear in its length.

    A double mark that does not lean back opens, and the next one that does not lean forward closes; if none
    does, the quotation runs to the paragraph's end, as that of a speech of several paragraphs. A single mark
    opens only where one that can close it follows, with whole double quotations between; otherwise it is an
    apostrophe, given as a pair without its second where speech could start with it.
    """
    marks = _Marks(text, paragraph)
    at = 0
    while at < len(marks.kinds):
        kind, place = marks.kinds[at], marks.places[at]
        end = _NONE
        if kind in ("opens", "either"):
            end = marks.double[at]
            yield Pair(place, None if end == _NONE else marks.places[end])
            if end == _NONE:
                return
        elif kind == "starts":
            end = marks.single(at)
            if end != _NONE:
                yield Pair(place, marks.places[end])
            elif _may_speak(text, place, paragraph):
                yield Pair(place, None)
        at = max(at, end) + 1


def _may_speak(text: str, place: int, paragraph: Span) -> bool:
    """Whether speech may start with the single mark at ``place``: a capital after a stop, comma or colon."""
    if not text[place + 1].isupper() or place == paragraph.start:
        return text[place + 1].isupper()
    before = text[max(paragraph.start, place - 3) : place]
    return before[-1].isspace() and before.rstrip()[-1:] in (".", ",", ":", "?", "!", "'")


class _Marks:
    """The marks of a paragraph, and for each the next that may close it, found from the end in one pass."""

    def __init__(self, text: str, paragraph: Span) -> None:
        self.places: list[int] = []
        self.kinds: list[str] = []
        self._doubles: list[int] = []  # how many double marks stand before
        doubles = 0
        for mark in _ANY.finditer(text, paragraph.start, paragraph.end):
            found = _MARK.match(text, mark.start(), paragraph.end)
            kind = found.lastgroup if found else None
            if kind is None:
                continue
            self.places.append(mark.start())
            self.kinds.append(kind)
            self._doubles.append(doubles)
            doubles += kind in ("opens", "closes", "either")
        self._look_ahead()

    def _look_ahead(self) -> None:
        size = len(self.kinds)
        self.double = [_NONE] * size
        self._starts = [size] * size
        self._ends = [_NONE] * size, [_NONE] * size
        self._sure = [_NONE] * size, [_NONE] * size
        double, starts, ends, sure = _NONE, size, [_NONE, _NONE], [_NONE, _NONE]
        for at in range(size - 1, -1, -1):
            self.double[at], self._starts[at] = double, starts
            for odd in (0, 1):
                self._ends[odd][at], self._sure[odd][at] = ends[odd], sure[odd]
            kind = self.kinds[at]
            if kind in ("closes", "either"):
                double = at
            elif kind == "starts":
                starts = at
            elif kind in ("weak", "ends"):
                odd = self._doubles[at] % 2
                ends[odd] = at
                sure[odd] = at if kind == "ends" else sure[odd]

    def single(self, at: int) -> int:
        """What closes the single mark ``at``: no weak one while a sure one stands before the next opening."""
        odd = self._doubles[at] % 2
        end = self._ends[odd][at]
        while end != _NONE and self.kinds[end] == "weak":
            sure = self._sure[odd][end]
            if sure == _NONE or sure > self._starts[end]:
                return end if self._doubles[end] == self._doubles[at] else _NONE
            end = self._ends[odd][end]
        return end
