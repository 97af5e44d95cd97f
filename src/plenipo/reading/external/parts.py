"""A long document in parts that a model can read at once, cut where paragraphs end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plenipo.model import Span
from plenipo.reading.paragraphs import paragraphs
from plenipo.reading.sentences import split

LONGEST = 6000
"""Code points of a part. A paragraph that is longer by itself is cut where a sentence ends."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document, as its sentences with their numbers in the whole."""

    span: Span
    sentences: tuple[Span, ...]
    first: int
    """The number of the first sentence; the document's first is 1."""


def parts(text: str, longest: int = LONGEST) -> Iterator[Part]:
    r"""The parts of a text, in order; together they hold all of its sentences.

    >>> [part.first for part in parts("One. Two.\n\nThree.", longest=10)]
    [1, 3]
    """
    gathered: list[Span] = []
    first = 1
    for paragraph in paragraphs(text):
        sentences = list(split(text, paragraph))
        if gathered and sentences[-1].end - gathered[0].start > longest:
            yield _part(gathered, first)
            gathered, first = [], first + len(gathered)
        for sentence in sentences:
            if gathered and sentence.end - gathered[0].start > longest:
                yield _part(gathered, first)
                gathered, first = [], first + len(gathered)
            gathered.append(sentence)
    if gathered:
        yield _part(gathered, first)


def _part(sentences: list[Span], first: int) -> Part:
    return Part(Span(sentences[0].start, sentences[-1].end), tuple(sentences), first)
