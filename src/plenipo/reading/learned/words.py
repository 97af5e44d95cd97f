"""Words of a text as the tagger sees them: where they stand, their case, the quotation they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from plenipo.model import Span
from plenipo.reading.paragraphs import paragraphs

WORD = re.compile(r"\w+(?:'\w+)*|[^\w\s]")
"""A word with its apostrophes (don't, Trump's), or one mark."""
LOWER, TITLE, UPPER, DIGIT, MARK = range(5)
OUTSIDE, INSIDE, OPENING, CLOSING = range(4)
CASES, QUOTES, PLACES = 5, 4, 3

Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, in order, and what is seen of each besides its letters."""

    text: str
    spans: list[tuple[int, int]]
    case: list[int]
    """Lower case, Title, UPPER, digits, mark."""
    quote: list[int]
    """Outside a quotation, inside, its opening or closing mark."""
    place: list[int]
    """2 for the first word of a paragraph, 1 for a word after the end of a sentence, otherwise 0."""
    paragraph: list[int]
    """Number of the paragraph."""

    def __len__(self) -> int:
        return len(self.spans)


def words(text: str) -> Words:
    """The words of a canonical text.

    >>> found = words('"No," he said.')
    >>> [found.text[start:end] for start, end in found.spans], found.quote
    (['"', 'No', ',', '"', 'he', 'said', '.'], [2, 1, 1, 3, 0, 0, 0])
    """
    found = Words(text, [], [], [], [], [])
    for number, paragraph in enumerate(paragraphs(text)):
        _read(found, paragraph, number)
    return found


def _read(found: Words, paragraph: Span, number: int) -> None:
    """Add the words of a paragraph; a quotation ends where its paragraph does."""
    text = found.text
    inside = False
    place = 2
    for match in WORD.finditer(text, paragraph.start, paragraph.end):
        word = match.group()
        quote = INSIDE if inside else OUTSIDE
        if word == '"':
            inside = _opens(text, match.start(), paragraph, inside)
            quote = OPENING if inside else CLOSING
        found.spans.append(match.span())
        found.case.append(_case(word))
        found.quote.append(quote)
        found.place.append(place)
        found.paragraph.append(number)
        place = 1 if word in ".!?" else (place if word == '"' and place else 0)


def _opens(text: str, at: int, paragraph: Span, inside: bool) -> bool:
    """Whether a quotation mark opens a quotation: by the spaces around it, otherwise in turn."""
    before = at == paragraph.start or text[at - 1].isspace() or text[at - 1] in "([-—–"
    after = at + 1 == paragraph.end or text[at + 1].isspace()
    if before != after:
        return before
    return not inside


def _case(word: str) -> int:
    if word.islower():
        return LOWER
    if word.isupper():
        return UPPER if len(word) > 1 else TITLE
    if word[0].isdigit():
        return DIGIT
    if word[0].isalpha():
        return TITLE if word[0].isupper() else LOWER
    return MARK
