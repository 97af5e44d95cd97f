"""Statements as a model is asked about them: with their passage, and several at a time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from plenipo.coding.around import is_somebody
from plenipo.model import Codebook, Span, Speaker, Statement, hull
from plenipo.reading import sentences

MOST = 8
"""Statements in one request: so many that an answer about all of them is not cut off."""
LONGEST = 8_000
"""Code points of the passages in one request."""
LONGEST_PASSAGE = 4_000


@dataclass(frozen=True, slots=True)
class Asked:
    """A statement with the sentences it stands in."""

    number: int
    """From 1, within its request."""
    statement: Statement
    passage: Span
    text: str
    """Of the document."""
    speakers: tuple[dict[str, str], ...]

    def row(self) -> dict[str, Any]:
        """What a model is shown of it."""
        row: dict[str, Any] = {"statement": self.number, "speakers": self.speakers}
        if self.statement.reported_by:
            row["reported_by"] = self.statement.reported_by
        said = " … ".join(span.of(self.text)[:LONGEST_PASSAGE] for span in self.statement.content)
        return row | {"said": said, "passage": self.passage.of(self.text)}


def batches(text: str, statements: Iterable[Statement], codebook: Codebook) -> Iterator[tuple[Asked, ...]]:
    """The statements that somebody makes, in the order of the text, as many in one request as go well."""
    whole = sentences(text)
    told = {
        s.id: s for s in statements if s.content and (not s.speakers or any(map(is_somebody, s.speakers)))
    }
    gathered: list[Asked] = []
    length = 0
    for statement in sorted(told.values(), key=lambda s: (hull(_spans(s)), s.id)):
        passage = _passage(whole, hull(_spans(statement)))
        size = 2 * (passage.end - passage.start)  # what is said is shown once more, by itself
        if gathered and (len(gathered) == MOST or length + size > LONGEST):
            yield tuple(gathered)
            gathered, length = [], 0
        speakers = tuple(_speaker(who, codebook) for who in statement.speakers if is_somebody(who))
        gathered.append(Asked(len(gathered) + 1, statement, passage, text, speakers))
        length += size
    if gathered:
        yield tuple(gathered)


def halves(batch: Sequence[Asked]) -> tuple[tuple[Asked, ...], tuple[Asked, ...]]:
    """The same statements in two requests, numbered anew."""
    middle = (len(batch) + 1) // 2
    first, second = batch[:middle], batch[middle:]
    return _numbered(first), _numbered(second)


def _numbered(batch: Sequence[Asked]) -> tuple[Asked, ...]:
    return tuple(
        Asked(number, one.statement, one.passage, one.text, one.speakers)
        for number, one in enumerate(batch, start=1)
    )


def _spans(statement: Statement) -> tuple[Span, ...]:
    return (*statement.source, *statement.cue, *statement.content)


def _passage(whole: Sequence[Span], reach: Span) -> Span:
    """The sentences that a statement stands in, from their first word to their last."""
    first = bisect_right(whole, reach.start, key=lambda span: span.end)
    last = bisect_left(whole, reach.end, key=lambda span: span.start)
    covered = [reach, *whole[first:last]]
    passage = hull(covered)
    return passage if passage.end - passage.start <= LONGEST_PASSAGE else _cut(reach)


def _cut(reach: Span) -> Span:
    return Span(reach.start, min(reach.end, reach.start + LONGEST_PASSAGE))


def _speaker(speaker: Speaker, codebook: Codebook) -> dict[str, str]:
    known = codebook.actors.get(speaker.actor)
    party = (known.speaks_for if known else None) or speaker.on_behalf_of
    said = {"id": speaker.actor, "name": speaker.name, "speaks_for": party, "role": speaker.role}
    return {key: value for key, value in said.items() if value}
