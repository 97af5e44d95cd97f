"""Conditions and strength of a stance the network has found, from the words around it."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterator, Sequence

from plenipo.coding.answers import is_red_line
from plenipo.coding.conditions import Marked, kind_of, marked
from plenipo.coding.evidence import trim
from plenipo.coding.learned.scoring import Answer
from plenipo.coding.learned.units import Unit
from plenipo.coding.operators import operators
from plenipo.coding.tokens import Text, Token, covered
from plenipo.coding.wordings import STOP, content_words
from plenipo.model import Condition, Span, Stance

TIMES = frozenset({"UNTIL", "TIME", "WHILE"})
MONTHS = frozenset(name.lower() for name in (*month_name[1:], "tomorrow", "now", "today", "then"))
HEDGES = frozenset({"HEDGE", "MAY"})


def bounds(text: Text, unit: Unit, answer: Answer, *, alone: bool) -> Iterator[Condition]:
    """The conditions in a unit's sentence; of several stances, none is bound by one that holds its option."""
    found = text.within(unit.sentence)
    if answer.stance is Stance.NEUTRAL:
        return
    named = {key for _, key in content_words(answer.label)} - STOP
    for mark in marked(found):
        if not alone and _stands_in(found, mark, named):
            continue
        part = found[mark.content : mark.end]
        if mark.group in TIMES and _is_date(part):
            continue
        negated = any(op.kind == "NOT" for op in operators(part))
        modal = next(
            (op.kind for op in operators(_besides(found, mark)) if op.kind in {"MUST", "WILL", "MAY"}), ""
        )
        kind = kind_of(mark, answer.stance, negated=negated, acceptance=False, modal=modal)
        if kind is not None:
            span = trim(text.text, covered(t for t in found[mark.start : mark.end] if not t.mark))
            yield Condition(kind[0], span, span.of(text.text))


def _is_date(part: Sequence[Token]) -> bool:
    """Whether a time is only a date ("until 2030", "after May"), which binds nothing."""
    words = [t for t in part if not t.mark]
    return not words or any(c.isdigit() for c in words[0].form) or words[0].form in MONTHS


def _besides(found: Sequence[Token], mark: Marked) -> list[Token]:
    return [*found[: mark.start], *found[mark.end :]]


def _stands_in(found: Sequence[Token], mark: Marked, named: set[str]) -> bool:
    """Whether an option's words are in the condition rather than beside it."""
    inside = {t.key for t in found[mark.start : mark.end]} & named
    beside = {t.key for t in _besides(found, mark)} & named
    return len(inside) > len(beside)


def strength_of(text: Text, unit: Unit, *, bound: bool) -> tuple[int, bool]:
    """1 to 3, and whether it is a red line: by the hedges and the categorical words of its sentence."""
    first = [
        span
        for span in unit.statement.cue
        if span.start < unit.sentence.end and unit.sentence.start < span.end
    ]
    start = min([unit.content.start, *(span.start for span in first)])
    end = max([unit.content.end, *(span.end for span in first)])
    found = text.within(Span(start, end))
    ops = operators(found)
    if any(op.sense.red for op in ops) or (found and is_red_line(found)):
        return 3, not bound
    if any(op.sense.strength == 3 for op in ops):
        return 3, False
    return (1, False) if any(op.kind in HEDGES for op in ops) else (2, False)
