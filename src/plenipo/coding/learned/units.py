"""Units: the sentences of a statement's content, each with what the coder is shown of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from plenipo.coding.evidence import ABBREVIATION, SENTENCE_ENDS
from plenipo.model import Span, Statement
from plenipo.reading.learned.pieces import Pieces

WORD = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")
BREAK = re.compile(r"\n\s*")
PLAIN = str.maketrans("’‘“”«»–—", '\'\'""""--')
HOLDER, CUE, BEFORE, HERE, OPENS, CLOSES, OPTION = 1, 2, 3, 4, 5, 6, 7
"""Numbers of pieces that no text has; each says what follows."""
MOST_HOLDER, MOST_CUE, MOST_BEFORE, MOST_HERE, MOST_LABEL = 12, 8, 28, 72, 22
"""Pieces of each part that are shown, at the most."""

SHORT = 9
"""Pieces of a content that says too little by itself."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence of what a statement says."""

    statement: Statement
    content: Span
    """From the first to the last character of the content in the sentence."""
    sentence: Span
    before: Span | None
    """The sentence before it, if it stands in the same paragraph or ends the one before."""


class Sentences:
    """The sentences of a text."""

    def __init__(self, text: str) -> None:
        """Cut at full stops before capitals, and at every line's end."""
        self.text = text

    @cached_property
    def starts(self) -> list[int]:
        """Where each begins."""
        found = {0, *(m.end() for m in BREAK.finditer(self.text))}
        for end in SENTENCE_ENDS.finditer(self.text):
            if not ABBREVIATION.search(self.text[max(0, end.start() - 12) : end.end()]):
                found.add(end.end())
        return sorted(place for place in found if place < len(self.text))

    def within(self, span: Span) -> Iterator[tuple[int, Span]]:
        """The sentences that a span touches: number and place."""
        starts = self.starts
        for number in range(max(0, bisect_right(starts, span.start) - 1), len(starts)):
            if starts[number] >= span.end:
                break
            yield number, self.at(number)

    def at(self, number: int) -> Span:
        """A sentence by number, without the white space that follows."""
        start = self.starts[number]
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        return Span(start, start + len(self.text[start:end].rstrip()))


def units(text: str, statements: Iterable[Statement]) -> list[Unit]:
    """The units of a document's statements, in the order of the statements."""
    sentences = Sentences(text)
    return [unit for statement in statements for unit in _of(sentences, statement)]


def _of(sentences: Sentences, statement: Statement) -> Iterator[Unit]:
    parts: dict[int, tuple[int, int]] = {}
    for span in statement.content:
        for number, sentence in sentences.within(span):
            start, end = max(span.start, sentence.start), min(span.end, sentence.end)
            if start < end and re.search(r"\w", sentences.text[start:end]):
                known = parts.get(number, (start, end))
                parts[number] = (min(known[0], start), max(known[1], end))
    for number, (start, end) in sorted(parts.items()):
        before = sentences.at(number - 1) if number else None
        yield Unit(statement, Span(start, end), sentences.at(number), before)


class Shower:
    """Writes units and options as pieces."""

    def __init__(self, pieces: Pieces) -> None:
        """With a vocabulary."""
        self._of = pieces.of
        self.start, self.end = pieces.start, pieces.end

    def words(self, text: str, most: int, *, last: bool = False) -> list[int]:
        """The pieces of a text, at most so many, from its beginning or its end."""
        found = [piece for word in WORD.findall(text.translate(PLAIN)) for piece in self._of(word)]
        return found[-most:] if last else found[:most]

    def option(self, label: str) -> list[int]:
        """An option as it stands in a list."""
        return [OPTION, *self.words(label, MOST_LABEL)]

    def alone(self, label: str) -> list[int]:
        """An option by itself, to be likened to what is said."""
        return [self.start, *self.words(label, MOST_LABEL), self.end]

    def gist(self, text: str, unit: Unit) -> list[int]:
        """What is said, to be likened to options: the content; where it is short, what stands before too."""
        inside = self.words(unit.content.of(text), MOST_HERE)
        lead = self.words(text[unit.sentence.start : unit.content.start], 8, last=True)
        if len(inside) < SHORT and unit.before is not None:
            lead = [*self.words(unit.before.of(text), MOST_BEFORE, last=True), *lead]
        return [self.start, *lead, *inside, self.end]

    def unit(self, text: str, unit: Unit) -> list[int]:
        """A unit: who, by which words, the sentence before, the sentence with its content between marks."""
        statement = unit.statement
        shown = [self.start, HOLDER]
        holder = " ".join(span.of(text) for span in statement.source)
        holder = holder or " ".join(speaker.name for speaker in statement.speakers)
        shown += self.words(holder, MOST_HOLDER)
        shown += [CUE, *self.words(" ".join(span.of(text) for span in statement.cue), MOST_CUE)]
        if unit.before is not None:
            shown += [BEFORE, *self.words(unit.before.of(text), MOST_BEFORE, last=True)]
        start, end = unit.content
        lead = self.words(text[unit.sentence.start : start], MOST_HERE // 3, last=True)
        inside = self.words(text[start:end], MOST_HERE)
        after = self.words(text[end : unit.sentence.end], max(0, MOST_HERE - len(lead) - len(inside)))
        return [*shown, HERE, *lead, OPENS, *inside, CLOSES, *after, self.end]


def labels(issue_name: str, label: str, terms: Sequence[str] = ()) -> str:
    """How an option is called: its issue, its label, and its first terms."""
    named = f"{issue_name}: {label}" if issue_name else label
    return f"{named} ({'; '.join(terms)})" if terms else named
