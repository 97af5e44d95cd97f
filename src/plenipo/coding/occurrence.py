"""A wording where it occurs: its sentence, its clause, and the stance words that bear on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plenipo.coding.clauses import Clause
from plenipo.coding.cue import CueView, Force
from plenipo.coding.mentions import Mention
from plenipo.coding.operators import Operator
from plenipo.coding.scope import scope
from plenipo.coding.subjects import Self
from plenipo.coding.tokens import Token
from plenipo.model import Mode

MODALS = frozenset({"MUST", "WILL", "MAY"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the content as the stance rules see it."""

    tokens: Sequence[Token]
    operators: Sequence[Operator]
    clauses: Sequence[Clause]
    question: bool
    mode: Mode
    dependent: bool = False
    """Whether a condition is its predicate: "X requires Y"."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A mention in its clause, under a cue, by a speaker."""

    sentence: Sentence
    clause: Clause
    mention: Mention
    cue: CueView
    myself: Self
    before: tuple[Operator, ...]
    """Stance words before (or inside) the mention that bear on it."""
    after: tuple[Operator, ...]
    """Stance words of the predicate whose subject the mention is."""
    inside: tuple[Operator, ...] = ()
    """Stance words that belong to the wording itself ("not up for negotiation")."""

    @property
    def bearing(self) -> tuple[Operator, ...]:
        """All stance words that bear on the mention, in the order of the text."""
        return (*self.before, *self.after)

    @property
    def governed(self) -> bool:
        """Whether the cue itself is an attitude towards this clause."""
        return self.clause.linked and self.cue.force is Force.HOLDS

    @property
    def governor(self) -> CueView | None:
        """The cue, if this clause still hangs on it."""
        return self.cue if self.clause.linked else None

    def has_before(self, *kinds: str) -> bool:
        """Whether a word of one of the kinds stands before the mention."""
        return any(op.kind in kinds for op in self.before)

    def has_after(self, *kinds: str) -> bool:
        """Whether a word of one of the kinds stands in its predicate."""
        return any(op.kind in kinds for op in self.after)

    def has(self, *kinds: str) -> bool:
        """Whether a word of one of the kinds bears on the mention."""
        return self.has_before(*kinds) or self.has_after(*kinds)


def occurrence(
    sentence: Sentence, clause: Clause, mention: Mention, cue: CueView, myself: Self
) -> Occurrence:
    """The mention with the stance words of its clause that bear on it."""
    near = scope(sentence.tokens, sentence.operators, clause, mention, names=cue.names)
    inside = tuple(
        op for op in sentence.operators if not set(range(op.start, op.end)).isdisjoint(mention.places)
    )
    return Occurrence(sentence, clause, mention, cue, myself, near.before, near.after, inside)
