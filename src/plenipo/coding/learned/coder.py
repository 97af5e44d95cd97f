"""The default coder, ``learned.v1``: a small network finds option and stance, rules add what they see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from plenipo.coding.around import Nest, is_somebody
from plenipo.coding.evidence import evidence
from plenipo.coding.learned.bounds import bounds, strength_of
from plenipo.coding.learned.scoring import Answer, Scorer
from plenipo.coding.learned.units import Unit, units
from plenipo.coding.learned.weights import Weights, load
from plenipo.coding.terms import TermCoder
from plenipo.coding.tokens import Text
from plenipo.model import Claim, Codebook, Condition, Document, Span, Speaker, Stance, Statement

RULES_ALONE = 0.6
"""What the rules see and the network does not has to be as sure as this."""


SURE = 0.5
"""A second option of an issue, or a party the codebook does not have, needs a stance as sure as this."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An answer with the unit it was given for."""

    unit: Unit
    answer: Answer


class LearnedCoder:
    """Codes statements by what they mean: labels are enough, terms and examples help.

    A network of six layers likens each sentence of a statement to the options of the codebook and answers,
    for those likest, whether a stance is taken and which. The rules of :class:`TermCoder` run beside it: what
    both find is surer, and conditions, strength and red lines are theirs.
    """

    name = "learned.v1"

    def __init__(self, codebook: Codebook, weights: Weights | None = None) -> None:
        """Compile the codebook; the weights that ship with plenipo, if no others are given."""
        self.codebook = codebook
        self._rules = TermCoder(codebook)
        weights = weights or load()
        self._scorer, self._enough = Scorer(codebook, weights), weights.enough

    def code(self, document: Document, statements: Iterable[Statement]) -> tuple[Claim, ...]:
        """The claims the statements make, in the order of the text."""
        listed = [s for s in statements if s.content and any(is_somebody(who) for who in s.speakers)]
        text = Text(document.text)
        learned = [
            claim for unit in units(document.text, listed) for claim in self._claims(document, text, unit)
        ]
        joined = self._joined(learned, self._rules.code(document, listed))
        return tuple(sorted(Nest(listed).surest(joined), key=_order))

    def _claims(self, document: Document, text: Text, unit: Unit) -> Iterator[Claim]:
        speakers = [who for who in unit.statement.speakers if is_somebody(who)]
        if not speakers:
            return
        answers = chosen(self._scorer.answers(text, unit), self._enough)
        for answer in answers:
            for speaker in speakers:
                if self._is_party(speaker) or (answer.chance >= SURE and _is_named(speaker)):
                    yield self._claim(document, text, Placed(unit, answer), speaker, len(answers))

    def _is_party(self, speaker: Speaker) -> bool:
        """Whether the codebook knows the speaker, or whom they speak for."""
        return speaker.actor in self.codebook.actors or speaker.on_behalf_of in self.codebook.actors

    def _claim(self, document: Document, text: Text, placed: Placed, speaker: Speaker, among: int) -> Claim:
        statement, answer = placed.unit.statement, placed.answer
        conditions = tuple(bounds(text, placed.unit, answer, self.codebook, alone=among == 1))
        spans: Sequence[Span] = [
            *statement.source,
            *statement.cue,
            placed.unit.content,
            *(c.span for c in conditions),
        ]
        actor = self.codebook.actors.get(speaker.actor)
        strength, red = strength_of(text, placed.unit, answer, bound=bool(conditions))
        sure = answer.chance * (1.0 if answer.stance is Stance.NEUTRAL else answer.sure)
        return Claim(
            document=statement.document,
            origin=document.origin,
            statement=statement.id,
            actor=speaker.actor,
            on_behalf_of=(actor.speaks_for if actor else None) or speaker.on_behalf_of,
            issue=answer.issue,
            option=answer.option,
            stance=answer.stance,
            strength=strength,
            mode=statement.mode,
            date=document.date,
            evidence=evidence(document.text, spans),
            conditions=conditions,
            confidence=round(min(0.99, max(0.01, sure)), 3),
            coder=self.name,
            reason=_reason(placed, document.text, conditions),
            red_line=red,
            actor_name=speaker.name,
        )

    def _joined(self, learned: Sequence[Claim], ruled: Sequence[Claim]) -> list[Claim]:
        """What both find once; what the rules alone find, where they are sure."""
        by_place = {_place(claim): claim for claim in ruled}
        found = []
        for claim in learned:
            other = by_place.pop(_place(claim), None)
            if other is not None and other.stance is claim.stance:
                claim = replace(
                    claim,
                    confidence=round(1 - (1 - claim.confidence) * (1 - 0.5 * other.confidence), 3),
                    conditions=other.conditions or claim.conditions,
                    strength=other.strength,
                    red_line=other.red_line,
                    reason=f"{claim.reason}; {other.reason}",
                )
            found.append(claim)
        found += (
            replace(claim, coder=self.name) for claim in by_place.values() if claim.confidence >= RULES_ALONE
        )
        return found


def chosen(answers: Sequence[Answer], enough: float) -> list[Answer]:
    """The answers that count: the surest of each issue, and what is sure beside it."""
    found: list[Answer] = []
    for answer in sorted(answers, key=lambda a: -a.chance):
        first = all(other.issue != answer.issue for other in found)
        if answer.chance >= (enough if first else max(enough, SURE)):
            found.append(answer)
    return found


def _is_named(speaker: Speaker) -> bool:
    """Whether a speaker nobody knows has a name of their own: "Halden Re", not "diplomats"."""
    words = speaker.name.split()
    return bool(words) and all(word[:1].isupper() for word in words if len(word) > 3)


def _place(claim: Claim) -> tuple[str | None, str, str, str]:
    return claim.statement, claim.actor, claim.issue, claim.option


def _order(claim: Claim) -> tuple[object, ...]:
    return (tuple(e.span for e in claim.evidence), claim.actor, claim.issue, claim.option, claim.id)


def _sharing(answer: Answer) -> str:
    return f", shares {', '.join(answer.shared)}" if answer.shared else ""


def _reason(placed: Placed, text: str, conditions: Sequence[Condition]) -> str:
    answer = placed.answer
    cue = " ".join(span.of(text) for span in placed.unit.statement.cue)
    parts = [
        f"like “{answer.label}” ({answer.likeness:.2f}{_sharing(answer)})",
        f"{answer.stance} {answer.sure:.2f}" + (f" by “{cue}”" if cue else ""),
        *(str(condition.kind) for condition in conditions),
    ]
    return "; ".join(parts)
