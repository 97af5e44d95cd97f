"""One form for the many ways to type the same text: line ends, spaces, hidden characters, quotation marks.

Readers work on the canonical form, so that a document with curly or straight marks, in single-quote or
double-quote style, with CRLF or LF, reads the same; :meth:`Canonical.back` leads back to the original.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from plenipo.model import Document, Span, Statement
from plenipo.reading.marks import SINGLE_OPENS, Pair, outermost, straight
from plenipo.reading.paragraphs import paragraphs

_HIDDEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_HIDDEN_CHARACTERS = re.compile(f"[{_HIDDEN}]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_TWO_CHARACTERS = re.compile(r"\r\n?|''")
_INNER_MARKS = re.compile(r"'*\"[\"']*")


@dataclass(frozen=True, slots=True)
class _Step:
    """How one rewriting moved the characters."""

    at: list[int] = field(default_factory=list)
    """Places in the new text from which on characters have moved by ..."""
    by: list[int] = field(default_factory=list)
    """... so many places."""
    wide: dict[int, int] = field(default_factory=dict)
    """How many characters a new character stands for, where not one."""

    def first(self, place: int) -> int:
        """Where the character at ``place`` started."""
        i = bisect_right(self.at, place)
        return place + self.by[i - 1] if i else place

    def last(self, place: int) -> int:
        """Where it ended, itself included."""
        return self.first(place) + self.wide.get(place, 1) - 1


@dataclass(frozen=True, slots=True)
class Canonical:
    """A text in canonical form."""

    text: str
    steps: tuple[_Step, ...] = ()

    def back(self, span: Span) -> Span:
        r"""The same stretch in the original, in O(log n): every character with all it was made of.

        >>> plain = canonical("\ufeff“No,”\r\nhe said.")
        >>> plain.text, plain.back(Span(0, 5))
        ('"No,"\nhe said.', Span(start=1, end=6))
        """
        start, last = span.start, span.end - 1
        empty = last < start
        for step in reversed(self.steps):
            start, last = step.first(start), step.last(last)
        return Span(start, start if empty else last + 1)


def canonical(text: str) -> Canonical:
    r"""The canonical form of a text; of a canonical text, the text itself. Linear in its length.

    Steps: (1) hidden characters (soft hyphens, zero-width and direction marks, byte-order marks) go; (2)
    other spaces become spaces, curly, low and angle marks straight ones; (3) CRLF and CR become LF, and two
    single marks a double one; (4) quotations in single marks that stand in no other get double marks, and
    what is quoted inside them single ones. Dashes, dots and letters stay as they are.

    >>> canonical("‘We won’t “go”,’ he said.").text
    '"We won\'t \'go\'," he said.'
    """
    steps = []
    if not text.isascii():
        text, step = _rewritten(text, ((m.start(), m.end(), "") for m in _HIDDEN_CHARACTERS.finditer(text)))
        steps.append(step)
        text = _SPACES.sub(" ", text)
    text = straight(text)
    if "\r" in text or "''" in text:
        found = _TWO_CHARACTERS.finditer(text)
        text, step = _rewritten(
            text, ((m.start(), m.end(), '"' if m.group() == "''" else "\n") for m in found)
        )
        steps.append(step)
    if SINGLE_OPENS.search(text):
        text, step = _rewritten(text, _double_marks(text))
        steps.append(step)
    return Canonical(text, tuple(step for step in steps if step.at or step.wide))


def _rewritten(text: str, edits: Iterable[tuple[int, int, str]]) -> tuple[str, _Step]:
    """The text with each stretch replaced by one character or none; edits are in order."""
    step = _Step()
    parts = []
    copied = place = moved = 0
    for start, end, character in edits:
        parts += [text[copied:start], character]
        place += start - copied + len(character)
        copied = end
        if end - start != len(character):
            moved += end - start - len(character)
            step.at.append(place)
            step.by.append(moved)
            if character:
                step.wide[place - 1] = end - start
    if not copied:
        return text, step
    return "".join([*parts, text[copied:]]), step


def _double_marks(text: str) -> Iterable[tuple[int, int, str]]:
    """The edits that give outer quotations in single marks double ones, and swap the marks inside."""
    closed: list[tuple[Pair, Span]] = []
    unclosed: list[tuple[Pair, Span]] = []
    for paragraph in paragraphs(text):
        if SINGLE_OPENS.search(text, paragraph.start, paragraph.end):
            single = [pair for pair in outermost(text, paragraph) if text[pair.opening] == "'"]
            closed += ((pair, paragraph) for pair in single if pair.closing is not None)
            unclosed += ((pair, paragraph) for pair in single[-1:] if pair.closing is None)
    inside = sum(text.count('"', pair.opening, pair.closing) for pair, _ in closed)
    if 2 * len(closed) <= text.count('"') - inside:
        unclosed = []  # in a text in double-quote style a single mark without its second is an apostrophe
    for pair, paragraph in sorted(closed + unclosed):
        end = paragraph.end if pair.closing is None else pair.closing
        yield pair.opening, pair.opening + 1, '"'
        for marks in _INNER_MARKS.finditer(text, pair.opening + 1, end):
            yield marks.start(), marks.end(), "'"
        if pair.closing is not None:
            yield pair.closing, pair.closing + 1, '"'


def on_canonical(
    document: Document, read: Callable[[Document], tuple[Statement, ...]]
) -> tuple[Statement, ...]:
    """The statements that ``read`` finds in the canonical form of a document, with spans of the document."""
    plain = canonical(document.text)
    if plain.text == document.text:
        return read(document)
    found = read(replace(document, text=plain.text))

    def back(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(plain.back(span) for span in spans)

    name = document.id
    return tuple(
        replace(s, document=name, source=back(s.source), cue=back(s.cue), content=back(s.content))
        for s in found
    )
