"""Where two coders differ, a line for each difference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plenipo.model import Claim, Condition
from plenipo.review.agreement import FIELDS, Alignment, Pair, overlap

NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference between what was coded and what the gold says."""

    document: str
    origin: str
    what: str
    """Fields that differ, or what is missing on which side."""
    coded: str
    gold: str
    words: str
    """The words in question, the gold's where it has any there."""
    start: int
    """Where they begin."""


def differences(one: Alignment) -> Iterator[Difference]:
    """All differences in a document."""
    yield from _claims(one)
    for pair in one.pairs:
        yield from _conditions(pair)


def conditions_met(pair: Pair) -> list[tuple[Condition, Condition]]:
    """Conditions of the coded claim with the gold's condition they stand for, each in one couple at most.

    Two conditions are the same when at least half of each is in both.
    """
    left, met = list(pair.gold.conditions), []
    for condition in sorted(pair.coded.conditions, key=lambda c: c.span):
        near = [other for other in left if _mostly_shared(condition, other)]
        if near:
            best = max(near, key=lambda other: overlap(condition.span, other.span))
            left.remove(best)
            met.append((condition, best))
    return met


def told(claim: Claim) -> str:
    """A claim in one line.

    >>> from plenipo import examples
    >>> told(examples.claims()[0])
    'velisk for kelmar: support ceasefire-scope=front-line'
    """
    behalf = f" for {claim.on_behalf_of}" if claim.on_behalf_of else ""
    return f"{claim.actor}{behalf}: {claim.stance} {claim.issue}={claim.option}"


def _claims(one: Alignment) -> Iterator[Difference]:
    for pair in one.pairs:
        if not pair.right:
            what = ", ".join(field for field in FIELDS if field not in pair.agreed)
            yield _line(pair.gold, what, told(pair.coded), told(pair.gold))
    for claim in one.not_found:
        yield _line(claim, "not found", NOTHING, told(claim))
    for claim in one.not_in_gold:
        yield _line(claim, "not in gold", told(claim), NOTHING)


def _line(claim: Claim, what: str, coded: str, gold: str) -> Difference:
    words = " … ".join(_one_line(evidence.text) for evidence in claim.evidence)
    start = min((evidence.span.start for evidence in claim.evidence), default=0)
    return Difference(claim.document, claim.origin, what, coded, gold, words, start)


def _conditions(pair: Pair) -> Iterator[Difference]:
    met = conditions_met(pair)
    for mine, wanted in met:
        if mine.kind is not wanted.kind:
            yield _about(pair, "kind of condition", str(mine.kind), str(wanted.kind), wanted)
    for wanted in _without(pair.gold.conditions, (couple[1] for couple in met)):
        yield _about(pair, "condition not found", NOTHING, str(wanted.kind), wanted)
    for mine in _without(pair.coded.conditions, (couple[0] for couple in met)):
        yield _about(pair, "condition not in gold", str(mine.kind), NOTHING, mine)


def _about(pair: Pair, what: str, coded: str, gold: str, condition: Condition) -> Difference:
    claim, words = pair.gold, _one_line(condition.text)
    return Difference(claim.document, claim.origin, what, coded, gold, words, condition.span.start)


def _without(conditions: Iterable[Condition], those: Iterable[Condition]) -> list[Condition]:
    left = list(conditions)
    for condition in those:
        left.remove(condition)
    return left


def _mostly_shared(one: Condition, other: Condition) -> bool:
    shared = 2 * overlap(one.span, other.span)
    return shared >= one.span.end - one.span.start and shared >= other.span.end - other.span.start


def _one_line(text: str) -> str:
    return " ".join(text.split())
