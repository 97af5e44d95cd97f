"""Proposals: what a model says it found, as quotations, and where they stand or why they are refused.

A model makes things up, and an article may tell it to. So a proposal counts only when each of its quotations
stands word for word in the part of the document the model was shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from plenipo.model import Span, hull
from plenipo.reading.external.wording import places
from plenipo.reading.found import Found

LONGEST_CONTENT = 3000
"""Code points of what one attribution may attribute; an article as a whole is nobody's statement."""
LONGEST_CUE = 160
LONGEST_SOURCE = 400
FARTHEST = 2500
"""Code points between a cue and what belongs to it, at the most."""
SURENESS = 0.6
"""Confidence of what a model proposed. Not measured: a model that is plugged in is not known here."""
_OVERLAP = 5000
"""Added to the distance of a place that overlaps the cue: any other place is better."""


class Refusal(StrEnum):
    """Why a proposal does not count; the words are shown to the user."""

    MALFORMED = "not of the form asked for"
    EMPTY = "without content"
    SOURCE = "with a source that is not in the document"
    CUE = "with a cue that is not in the document"
    CONTENT = "with content that is not in the document"
    LONG = "too long"
    FAR = "with parts too far from each other"
    CUT = "cut off in the middle of an answer"
    MANY = "more than a text of this length can hold"


@dataclass(frozen=True, slots=True)
class Proposal:
    """An attribution as a model words it: quotations of the document."""

    content: tuple[str, ...]
    source: tuple[str, ...] = ()
    cue: tuple[str, ...] = ()
    sentence: int | None = None
    """The number of the sentence the cue stands in, as the model was shown them."""
    sign: int | None = None
    confidence: float = SURENESS


@dataclass(slots=True)
class Placed:
    """What became of proposals."""

    found: list[Found] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)
    """How many were refused, by reason (:class:`Refusal`)."""


def place(
    text: str, shown: Span, sentences: Sequence[Span], proposals: Iterable[Proposal], first: int = 1
) -> Placed:
    """Find each proposal in the part ``shown`` of a text; what is not there is refused and counted.

    ``sentences`` are those of the part, numbered from ``first`` on. Of several places of the same words, a
    cue's is the one nearest to the sentence named and to its content, and all others are nearest to the cue.

    >>> text = "Peru said no. Chile said yes."
    >>> made = Proposal(("yes",), ("Chile",), ("said",))
    >>> done = place(text, Span(0, 29), (), [made, Proposal(("maybe",), ("Chile",), ("said",))])
    >>> done.found[0].cue, dict(done.refused)
    ((Span(start=20, end=24),), {'with content that is not in the document': 1})
    """
    placed = Placed()
    for proposal in proposals:
        named = _sentence(proposal, sentences, first)
        one = _place(text, shown, named, proposal)
        if isinstance(one, Refusal):
            placed.refused[one.value] += 1
        else:
            placed.found.append(one)
    return placed


def _sentence(proposal: Proposal, sentences: Sequence[Span], first: int) -> Span | None:
    number = -1 if proposal.sentence is None else proposal.sentence - first
    return sentences[number] if 0 <= number < len(sentences) else None


def _place(text: str, shown: Span, sentence: Span | None, proposal: Proposal) -> Found | Refusal:
    """One proposal with offsets, or why it is refused."""
    shape = _misshapen(proposal)
    if shape is not None:
        return shape
    parts: dict[Refusal, list[list[Span]]] = {}
    for refusal, quotations in (
        (Refusal.CUE, proposal.cue),
        (Refusal.SOURCE, proposal.source),
        (Refusal.CONTENT, proposal.content),
    ):
        parts[refusal] = [places(text, quotation, shown) for quotation in quotations]
        if not all(parts[refusal]):
            return refusal
    cue = _cue(parts, sentence)
    anchor = cue[0] if cue else parts[Refusal.CONTENT][0][0]
    content = tuple(_nearest(spans, anchor, cue) for spans in parts[Refusal.CONTENT])
    beside = [span for span in content if not span.contains(anchor)]
    source = tuple(_nearest(spans, anchor, (*cue, *beside)) for spans in parts[Refusal.SOURCE])
    if any(_gap(span, anchor) > FARTHEST for span in (*content, *source, *cue)):
        return Refusal.FAR
    content = _without(text, content, (*cue, *source))
    return Found(source, cue, content, proposal.sign, proposal.confidence) if content else Refusal.EMPTY


def _without(text: str, content: Sequence[Span], around: Sequence[Span]) -> tuple[Span, ...]:
    """The content without the words that attribute it, where a model quotes the whole sentence."""
    kept = []
    for span in content:
        inside = [part for part in around if span.contains(part)]
        if not inside:
            kept.append(span)
            continue
        amid = hull(inside)
        kept += [Span(span.start, amid.start), Span(amid.end, span.end)]
    return tuple(span for span in kept if any(map(str.isalnum, span.of(text))))


def _misshapen(proposal: Proposal) -> Refusal | None:
    """What is wrong with a proposal before anybody looks at the document."""
    if not any(any(map(str.isalnum, quotation)) for quotation in proposal.content):
        return Refusal.EMPTY
    bounds = (
        (proposal.content, LONGEST_CONTENT),
        (proposal.cue, LONGEST_CUE),
        (proposal.source, LONGEST_SOURCE),
    )
    if any(sum(map(len, quotations)) > most for quotations, most in bounds):
        return Refusal.LONG
    return None


def _cue(parts: dict[Refusal, list[list[Span]]], sentence: Span | None) -> tuple[Span, ...]:
    """The place of the cue: in the sentence named if it is there, and near everything else."""
    pieces = parts[Refusal.CUE]
    if not pieces:
        return ()
    others = [*parts[Refusal.CONTENT], *parts[Refusal.SOURCE]]

    def distance(span: Span) -> int:
        outside = 0 if sentence is None else 4 * _gap(span, sentence)
        return outside + sum(min(_cost(other, span, (span,)) for other in spans) for spans in others)

    first = _least(pieces[0], distance)
    return (first, *(_nearest(spans, first, (first,)) for spans in pieces[1:]))


def _nearest(spans: Sequence[Span], anchor: Span, apart: Sequence[Span]) -> Span:
    """The place nearest to ``anchor`` that, if it can be, overlaps none of ``apart``."""
    return _least(spans, lambda span: _cost(span, anchor, apart))


def _least(spans: Sequence[Span], cost: Callable[[Span], int]) -> Span:
    return min(spans, key=lambda span: (cost(span), span))


def _cost(span: Span, anchor: Span, apart: Sequence[Span]) -> int:
    return _gap(span, anchor) + _OVERLAP * any(_clash(span, other) for other in apart)


def _clash(span: Span, other: Span) -> bool:
    """Whether two spans share words, and not as a whole sentence does with its cue."""
    return span.overlaps(other) and not (span.contains(other) and span != other)


def _gap(one: Span, other: Span) -> int:
    """The code points between two spans; 0 when they touch or overlap."""
    return max(0, one.start - other.end, other.start - one.end)
