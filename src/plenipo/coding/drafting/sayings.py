"""Sayings: what one sentence of a statement takes sides on, cut where it names an alternative."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from plenipo.coding.learned.units import Unit, units
from plenipo.coding.wordings import GENERIC, content_words
from plenipo.model import Document, DocumentKind, Span, Stance, Statement

Read = tuple[Document, Sequence[Statement]]
"""A document and what was read in it."""

MOST = 2500
"""More sayings than these are not compared, each with each."""
ALTERNATIVE = re.compile(r",? (?:rather than|instead of|as opposed to|but not|and not)\s+")
HEADING = re.compile(r"([^\W\d_][^\n:.!?“”\"]{2,48}):[ \t]+(?=\S+ \S+ \S)")
ALONE = re.compile(r"\A[#*_ \t]*([^\W\d_][^\n.!?:;]{2,60}?)[*_: \t]*\Z")
MOST_WORDS = 6
"""Words of the longest heading."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What somebody supports or opposes, in one sentence."""

    document: Document
    unit: Unit
    paragraph: int
    """Where its paragraph starts."""
    heading: str
    """What the paragraph stands under, if it does: "TOTAL CATCH"."""

    @property
    def text(self) -> str:
        """The words of it."""
        return self.unit.content.of(self.document.text)

    @property
    def sentence(self) -> str:
        """The sentence it stands in."""
        return self.unit.sentence.of(self.document.text)

    @property
    def parties(self) -> frozenset[str]:
        """Those whose position it is."""
        return frozenset(speaker.party for speaker in self.unit.statement.speakers)


def sayings(read: Iterable[Read]) -> tuple[Saying, ...]:
    """The sayings of all documents, document by document; of very many, the first of each document.

    The narrowest statement counts where several say the same words.
    """
    found = [_of(document, statements) for document, statements in read]
    while sum(map(len, found)) > MOST:
        rows = zip_longest(*found)
        kept = {id(one) for one in [s for row in rows for s in row if s is not None][:MOST]}
        found = [[s for s in one if id(s) in kept] for one in found]
    return tuple(saying for one in found for saying in one)


def _of(document: Document, statements: Sequence[Statement]) -> list[Saying]:
    sided = [s for s in statements if s.polarity is not Stance.NEUTRAL]
    said = [s for s in statements if any(span.of(document.text) != ":" for span in s.cue)]
    named = {word for s in said for span in s.source for word in span.of(document.text).casefold().split()}
    taken: list[Span] = []
    found = []
    for unit in sorted(units(document.text, sided), key=_narrowest):
        if not any(unit.content.overlaps(span) for span in taken):
            taken.append(unit.content)
            start = document.text.rfind("\n", 0, unit.content.start) + 1
            heading = _heading(document, start, named)
            found += [Saying(document, part, start, heading) for part in _parts(document.text, unit)]
    return sorted(found, key=lambda saying: saying.unit.content)


def _narrowest(unit: Unit) -> tuple[int, int]:
    return unit.content.end - unit.content.start, unit.content.start


def _parts(text: str, unit: Unit) -> Iterator[Unit]:
    """The unit cut before "rather than X": X is an option too; not what says nothing by itself ("it")."""
    start = unit.content.start
    for cut in [*ALTERNATIVE.finditer(text, start, unit.content.end), None]:
        end = cut.start() if cut else unit.content.end
        if any(key not in GENERIC for _, key in content_words(text[start:end])):
            yield replace(unit, content=Span(start, end))
        start = cut.end() if cut else end


def _heading(document: Document, start: int, named: set[str]) -> str:
    """What a paragraph is headed by, in a line before it or at its beginning, unless it is a speaker."""
    text = document.text
    before = text[:start].rstrip()
    line = (
        ALONE.match(before[before.rfind("\n") + 1 :])
        if before.endswith((":", "*")) or _marked(before)
        else None
    )
    if document.kind is DocumentKind.SUMMARY:
        line = HEADING.match(text, start) or line
    if line is None or len(line[1].split()) > MOST_WORDS:
        return ""
    words = line[1].casefold().split()
    return "" if named.issuperset(words) and not line[1].isupper() else " ".join(line[1].split())


def _marked(before: str) -> bool:
    """Whether the last line is marked as a heading or in capitals."""
    last = before[before.rfind("\n") + 1 :]
    return last.startswith("#") or (last.isupper() and len(last) > 4)
