"""Where paragraphs end: blank lines, and line ends that are not mere wrapping."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from plenipo.model import Span
from plenipo.reading.tags import word_list

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\n\r?\n|\r\r|[\v\f\x1c-\x1e\x85\u2028\u2029]|\n[ \t\xa0]+\r?\n")
_STARTS_ITEM = re.compile(
    r"(?:[#>|•‣◦·*+▪●–—-]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)]\s|[\"“‘'«„]|(?:[A-Z][\w.’'-]*\s){0,4}[A-Z][\w.’'-]*:\s)"
)
_OPEN_ENDS = word_list("open-ends")
_ENDS_SENTENCE = re.compile(r"[.!?…:;][\"'”’»)\]*_]*\s*\Z")
WRAPPED_WIDTH = 110
"""Lines of a text that was wrapped by hand or by a program are not longer than this."""


def paragraphs(text: str) -> Iterator[Span]:
    r"""The paragraphs of ``text``, without the white space around them.

    >>> text = "A headline\n\nItaly said on Monday that it\nwould not send troops.\n"
    >>> [p.of(text) for p in paragraphs(text)]
    ['A headline', 'Italy said on Monday that it\nwould not send troops.']
    """
    block: list[Span] = []
    for line in _LINE.finditer(text):
        span = _trimmed(text, line.start(), line.end())
        if span.start == span.end:
            continue
        if block and _BREAK.search(text, block[-1].end, span.start):
            yield from _unwrap(text, block)
            block = []
        block.append(span)
    yield from _unwrap(text, block)


def _trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends."""
    line = text[start:end]
    lead = len(line) - len(line.lstrip())
    return Span(start + lead, max(start + lead, start + len(line.rstrip())))


def _unwrap(text: str, block: list[Span]) -> Iterator[Span]:
    """The paragraphs of a block of lines: wrapped lines are joined, others stand alone."""
    width = max((line.end - line.start for line in block), default=0)
    start = None
    for line, following in zip_longest(block, block[1:]):
        start = line.start if start is None else start
        if following is None or not _wraps(text, line, following, width, len(block)):
            yield Span(start, line.end)
            start = None


def _wraps(text: str, line: Span, following: Span, width: int, lines: int) -> bool:
    """Whether the end of ``line`` is mere wrapping, so that ``following`` goes on with the paragraph."""
    head = text[following.start : following.start + 80]
    if text[line.start] == "#" or _STARTS_ITEM.match(head):
        return False
    ends = _ENDS_SENTENCE.search(text, max(line.start, line.end - 8), line.end) is not None
    if head[0].islower() and not ends:
        return True
    if not ends and text[line.start : line.end].rpartition(" ")[2].lower().strip(".") in _OPEN_ENDS:
        return True
    first_word = len(head.split(maxsplit=1)[0])
    full = width <= WRAPPED_WIDTH and line.end - line.start + 1 + first_word > width
    return full and (lines > 2 or (not ends and not _is_title(text[line.start : line.end])))


def _is_title(line: str) -> bool:
    """Whether a line looks like a headline: most of its longer words have a capital."""
    words = [word for word in line.split() if len(word) > 3]
    return sum(word[0].isupper() for word in words) * 2 > len(words)
