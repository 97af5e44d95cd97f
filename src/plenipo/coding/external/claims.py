"""What a model proposes, as claims: each quotation found in the document, or the proposal refused.

A model makes things up, and an article may tell it to. So a proposal counts only when its evidence stands
word for word in the passage of the statement it codes and touches what was said there. A condition that is
not in the document costs the claim too: without it, a conditional yes would be recorded as a yes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plenipo.coding.evidence import trim
from plenipo.coding.external.answers import ConditionItem, Item
from plenipo.coding.external.asked import Asked
from plenipo.coding.external.known import Known
from plenipo.coding.external.refusals import Refusal
from plenipo.coding.made import Position, claim, party_of
from plenipo.model import Claim, Condition, ConditionKind, Document, Span, Stance, hull
from plenipo.reading.external.proposals import SURENESS
from plenipo.reading.external.wording import places

LONGEST_EVIDENCE = 1_500
LONGEST_CONDITION = 600
LONGEST_REASON = 240


@dataclass(frozen=True, slots=True)
class Checking:
    """Proposals about one document, checked against it and against what is known."""

    document: Document
    known: Known
    coder: str
    """The name of the coder."""

    def claims(self, items: Iterable[Item], batch: Sequence[Asked]) -> tuple[list[Claim], Counter[str]]:
        """The claims that hold among those proposed about a batch, and why the others do not, counted."""
        made: dict[tuple[str | None, str, str, str], list[Claim]] = {}
        refused: Counter[str] = Counter()
        for item in items:
            asked = batch[item.statement - 1] if 1 <= item.statement <= len(batch) else None
            one = self.claim(item, asked) if asked else Refusal.STATEMENT
            if isinstance(one, Refusal):
                refused[one.value] += 1
            else:
                made.setdefault((one.statement, one.actor, one.issue, one.option), []).append(one)
        kept: list[Claim] = []
        for same in made.values():
            if len({one.stance for one in same}) > 1:  # it cannot be told which is meant
                refused[Refusal.CONTRADICTED.value] += len(same)
            else:
                kept.append(max(same, key=lambda one: len(one.conditions)))
        return kept, refused

    def claim(self, item: Item, asked: Asked) -> Claim | Refusal:
        """One proposal as a claim, or why it is refused."""
        chosen = self.known.option(item.issue, item.option)
        if chosen is None:
            return Refusal.OPTION
        speaker = self.known.speaker(item.actor, asked.statement)
        if isinstance(speaker, Refusal):
            return speaker
        spans = _quoted(item.evidence, asked)
        if isinstance(spans, Refusal):
            return spans
        conditions = _conditions(item.conditions, asked, hull(spans), self.known)
        if isinstance(conditions, Refusal):
            return conditions
        statement, stance = asked.statement, Stance(item.stance)
        absolute = item.red_line and item.strength == 3 and stance is not Stance.NEUTRAL
        found = Position(
            *chosen,
            stance,
            item.strength,
            conditions,
            absolute and not conditions,
            spans,
            statement.confidence * SURENESS,
            _reason(item.why),
        )
        party = party_of(self.known.codebook, speaker)
        return claim(self.document, statement, speaker, party, found, self.coder)


def _quoted(quotations: Sequence[str], asked: Asked) -> list[Span] | Refusal:
    """Where the evidence stands: in the passage, and some of it in what was said."""
    if sum(map(len, quotations)) > LONGEST_EVIDENCE:
        return Refusal.LONG
    said = asked.statement.content
    spans: list[Span] = []
    for quotation in quotations:
        found = places(asked.text, quotation, asked.passage) if any(map(str.isalnum, quotation)) else []
        if not found:
            return Refusal.EVIDENCE
        spans.append(min(found, key=lambda span: (_gap(span, said), span)))
    return spans if any(_gap(span, said) == 0 for span in spans) else Refusal.ELSEWHERE


def _conditions(
    items: Sequence[ConditionItem], asked: Asked, near: Span, known: Known
) -> tuple[Condition, ...] | Refusal:
    """The conditions with their places; one over no known option keeps its words alone."""
    made: dict[Span, Condition] = {}
    for item in items:
        if len(item.text) > LONGEST_CONDITION:
            return Refusal.LONG
        found = places(asked.text, item.text, asked.passage) if any(map(str.isalnum, item.text)) else []
        if not found:
            return Refusal.CONDITION
        span = trim(asked.text, min(found, key=lambda place: (_gap(place, (near,)), place)))
        issue, option = known.option(item.issue, item.option) or (None, None)
        made.setdefault(span, Condition(ConditionKind(item.kind), span, span.of(asked.text), issue, option))
    return tuple(made[span] for span in sorted(made))


def _gap(span: Span, others: Iterable[Span]) -> int:
    """Code points to the nearest of ``others``; 0 only where they share some."""
    return min(max(0, other.start - span.end + 1, span.start - other.end + 1) for other in others)


def _reason(why: str) -> str:
    """What the model says decides it, on one short line."""
    line = " ".join("".join(c if c.isprintable() else " " for c in why).split())
    return f"the model says: {line[:LONGEST_REASON]}" if line else "the model gives no reason"
