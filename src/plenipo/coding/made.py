"""Claims made from what a coder has found: who holds it, in which words, how sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plenipo.coding.evidence import evidence
from plenipo.model import Claim, Codebook, Condition, Document, Span, Speaker, Stance, Statement


@dataclass(frozen=True, slots=True)
class Position:
    """What a coder found in a statement, whoever of its speakers holds it."""

    issue: str
    option: str
    stance: Stance
    strength: int
    conditions: tuple[Condition, ...]
    red_line: bool
    words: Sequence[Span]
    """Where the position itself stands; source, cue and conditions are evidence too."""
    sure: float
    """0 to 1; kept within .01 and .99."""
    reason: str


def party_of(codebook: Codebook, speaker: Speaker) -> str | None:
    """Whom a speaker speaks for: as the codebook has it, else as the text does."""
    actor = codebook.actors.get(speaker.actor)
    return (actor.speaks_for if actor else None) or speaker.on_behalf_of


def claim(
    document: Document, statement: Statement, speaker: Speaker, party: str | None, found: Position, coder: str
) -> Claim:
    """The claim that a speaker of a statement makes, by a coder's name."""
    spans = [*statement.source, *statement.cue, *found.words, *(c.span for c in found.conditions)]
    return Claim(
        document=statement.document,
        origin=document.origin,
        statement=statement.id,
        actor=speaker.actor,
        on_behalf_of=party,
        issue=found.issue,
        option=found.option,
        stance=found.stance,
        strength=found.strength,
        mode=statement.mode,
        date=document.date,
        evidence=evidence(document.text, spans),
        conditions=found.conditions,
        confidence=round(min(0.99, max(0.01, found.sure)), 3),
        coder=coder,
        reason=found.reason,
        red_line=found.red_line,
        actor_name=speaker.name,
    )


def in_order(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Claims in the order of their evidence in the text."""
    return tuple(
        sorted(claims, key=lambda c: (tuple(e.span for e in c.evidence), c.actor, c.issue, c.option, c.id))
    )
