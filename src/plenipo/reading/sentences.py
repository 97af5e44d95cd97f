"""Where sentences end, with exact offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plenipo.model import Span
from plenipo.reading.paragraphs import paragraphs
from plenipo.reading.tags import word_list

LONGEST = 2000
"""No sentence is longer, in code points: a text without full stops is cut at white space."""

_END = re.compile(
    r"(?<![.!?…])[.!?…]++[\"'”’»)\]*_]{0,4}(?=\s|\Z)|[a-z]{2}\.(?=[A-Z][a-z])|[.!?][”\"’»](?=[A-Z])"
)
_LEAD_IN = re.compile(r"(?:\*\*[^*\n]{2,150}?:\*\*|[A-Z](?:[A-Z0-9 ,()/&'’.-]|\([a-z]+\)){3,150}:)(?=\s+\S)")
_NEXT = re.compile(r"[\s\"'“‘«„(\[*_—–-]*")
_LAST_WORD = re.compile(r"[\w.’'-]+\Z")
_BEFORE_NUMBER = word_list("abbreviations-before-numbers")
_TITLES = word_list("abbreviations-inside")
_MAY_END = word_list("abbreviations-that-may-end")
_STARTERS = word_list("sentence-starters")


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of ``text``: headings, list items and lead-ins count as sentences; paragraphs end them.

    The spans are in order, do not overlap, and cover everything but white space.

    >>> text = "Mr. Orban met U.S. envoys. “No deal,” he said."
    >>> [s.of(text) for s in sentences(text)]
    ['Mr. Orban met U.S. envoys.', '“No deal,” he said.']
    """
    return tuple(span for paragraph in paragraphs(text) for span in split(text, paragraph))


def split(text: str, paragraph: Span) -> Iterator[Span]:
    """The sentences of one paragraph."""
    start = paragraph.start
    for end in _ends(text, paragraph):
        if end > start:
            yield from _cut(text, start, end)
            start = _skip_space(text, end, paragraph.end)
    if start < paragraph.end:
        yield from _cut(text, start, paragraph.end)


def _ends(text: str, paragraph: Span) -> Iterator[int]:
    lead_in = _LEAD_IN.match(text, paragraph.start, paragraph.end)
    if lead_in:
        yield lead_in.end()
    for match in _END.finditer(text, lead_in.end() if lead_in else paragraph.start, paragraph.end):
        if _is_end(text, match, paragraph):
            yield match.end()


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _is_end(text: str, match: re.Match[str], paragraph: Span) -> bool:
    """Whether the mark found ends a sentence: not an abbreviation, and what follows may start one."""
    following = _NEXT.match(text, match.end(), min(paragraph.end, match.end() + 20))
    place = following.end() if following else match.end()
    if place >= paragraph.end:
        return True
    if text[place].islower():
        return False
    mark = match.group().lstrip("abcdefghijklmnopqrstuvwxyz")
    return mark[0] != "." or mark.startswith("..") or _full_stop(text, match, place, paragraph)


def _full_stop(text: str, match: re.Match[str], place: int, paragraph: Span) -> bool:
    """Whether a single full stop is more than the dot of an abbreviation or initial."""
    dot = text.index(".", match.start())
    word = _LAST_WORD.search(text[max(paragraph.start, dot - 20) : dot])
    last = word.group().lower().strip("’'").rsplit("-", 1)[-1] if word else ""
    following = text[place : place + 20].split(maxsplit=1)[0]
    if last in _TITLES:
        return False
    if last in _BEFORE_NUMBER:
        return not following[0].isdigit()
    if last in _MAY_END or (len(last) > 1 and last[1::2].strip(".") == "" and last[0].isalpha()):
        return following.rstrip(",.:;’'\"”").lower() in _STARTERS
    if last.isdigit() and dot - len(last) == paragraph.start:  # "1. Sanctions"
        return False
    return not (len(last) == 1 and last.isalpha() and last != "i" and text[dot - 1].isupper())


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    """The span, in pieces of at most :data:`LONGEST`, cut at white space where there is some."""
    while end - start > LONGEST:
        window = text[start : start + LONGEST]
        at = max(window.rfind(" "), window.rfind("\n"))
        cut = start + (at if at > LONGEST // 2 else LONGEST)
        stop = cut
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        if stop > start:
            yield Span(start, stop)
        start = _skip_space(text, cut, end)
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield Span(start, end)
