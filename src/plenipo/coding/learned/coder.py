"""The coder by meaning, ``learned.v1``: a small network finds option and stance, rules add what they see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from plenipo.coding.around import Nest, is_somebody, told
from plenipo.coding.learned.bounds import bounds, strength_of
from plenipo.coding.learned.scoring import Answer, Scorer
from plenipo.coding.learned.units import Unit, units
from plenipo.coding.learned.weights import Weights, load
from plenipo.coding.made import Position, claim, in_order, party_of
from plenipo.coding.terms import TermCoder
from plenipo.coding.tokens import Text
from plenipo.model import Claim, Codebook, Condition, Document, Speaker, Stance, Statement

RULES_ALONE = 0.6
"""What the rules see and the network does not has to be as sure as this."""

SURE = 0.5
"""A second option of an issue, or a party the codebook does not have, needs a stance as sure as this."""


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
        listed = told(statements)
        text = Text(document.text)
        learned = [one for unit in units(document.text, listed) for one in self._claims(document, text, unit)]
        joined = self._joined(learned, self._rules.code(document, listed))
        return in_order(Nest(listed).surest(joined))

    def _claims(self, document: Document, text: Text, unit: Unit) -> Iterator[Claim]:
        speakers = [who for who in unit.statement.speakers if is_somebody(who)]
        answers = chosen(self._scorer.answers(text, unit), self._enough)
        for answer in answers:
            for speaker in speakers:
                if self._is_party(speaker) or (answer.chance >= SURE and _is_named(speaker)):
                    yield self._claim(document, text, unit, answer, speaker, alone=len(answers) == 1)

    def _is_party(self, speaker: Speaker) -> bool:
        """Whether the codebook knows the speaker, or whom they speak for."""
        return speaker.actor in self.codebook.actors or speaker.on_behalf_of in self.codebook.actors

    def _claim(
        self, document: Document, text: Text, unit: Unit, answer: Answer, speaker: Speaker, *, alone: bool
    ) -> Claim:
        conditions = tuple(bounds(text, unit, answer, alone=alone))
        strength, red = strength_of(text, unit, bound=bool(conditions))
        found = Position(
            answer.issue,
            answer.option,
            answer.stance,
            strength,
            conditions,
            red,
            [unit.content],
            answer.chance * (1.0 if answer.stance is Stance.NEUTRAL else answer.sure),
            _reason(unit, answer, document.text, conditions),
        )
        return claim(document, unit.statement, speaker, party_of(self.codebook, speaker), found, self.name)

    def _joined(self, learned: Sequence[Claim], ruled: Sequence[Claim]) -> list[Claim]:
        """What both find once; what the rules alone find, where they are sure."""
        by_place = {_place(one): one for one in ruled}
        found = []
        for one in learned:
            other = by_place.pop(_place(one), None)
            agrees = other is not None and other.stance is one.stance
            found.append(_agreed(one, other) if other is not None and agrees else one)
        sure = (one for one in by_place.values() if one.confidence >= RULES_ALONE)
        return found + [replace(one, coder=self.name) for one in sure]


def chosen(answers: Sequence[Answer], enough: float) -> list[Answer]:
    """The answers that count: the surest of each issue, and what is sure beside it."""
    found: list[Answer] = []
    for answer in sorted(answers, key=lambda a: -a.chance):
        first = all(other.issue != answer.issue for other in found)
        if answer.chance >= (enough if first else max(enough, SURE)):
            found.append(answer)
    return found


def _agreed(one: Claim, other: Claim) -> Claim:
    """A claim that the rules (``other``) make too: surer, with what they see besides the stance."""
    return replace(
        one,
        confidence=round(1 - (1 - one.confidence) * (1 - 0.5 * other.confidence), 3),
        conditions=other.conditions or one.conditions,
        strength=other.strength,
        red_line=other.red_line,
        reason=f"{one.reason}; {other.reason}",
    )


def _is_named(speaker: Speaker) -> bool:
    """Whether a speaker nobody knows has a name of their own: "Halden Re", not "diplomats"."""
    words = speaker.name.split()
    return bool(words) and all(word[:1].isupper() for word in words if len(word) > 3)


def _place(claim: Claim) -> tuple[str | None, str, str, str]:
    return claim.statement, claim.actor, claim.issue, claim.option


def _sharing(answer: Answer) -> str:
    return f", shares {', '.join(answer.shared)}" if answer.shared else ""


def _reason(unit: Unit, answer: Answer, text: str, conditions: Sequence[Condition]) -> str:
    cue = " ".join(span.of(text) for span in unit.statement.cue)
    parts = [
        f"like “{answer.label}” ({answer.likeness:.2f}{_sharing(answer)})",
        f"{answer.stance} {answer.sure:.2f}" + (f" by “{cue}”" if cue else ""),
        *(str(condition.kind) for condition in conditions),
    ]
    return "; ".join(parts)
