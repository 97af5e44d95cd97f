"""A claim in the making, and what the sentences of one statement are read with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from plenipo.coding.clauses import Clause, clauses
from plenipo.coding.context import Context
from plenipo.coding.cue import CueView
from plenipo.coding.likeness import Examples
from plenipo.coding.mentions import Mention
from plenipo.coding.occurrence import Sentence
from plenipo.coding.operators import operators
from plenipo.coding.stance import Verdict
from plenipo.coding.subjects import Self
from plenipo.coding.tokens import Token
from plenipo.coding.wordings import Wordings
from plenipo.model import ConditionKind, Mode, Span

ONE_WORD = 0.93
"""How well a wording of a single word fits at most."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A condition of a draft, in document offsets."""

    kind: ConditionKind
    span: Span
    issue: str | None
    option: str | None
    marker: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim in the making: what a clause says of an option."""

    issue: str
    option: str
    verdict: Verdict
    wording: str
    match: float
    """How well the wording fits, 0 to 1."""
    spans: tuple[Span, ...]
    conditions: tuple[Bound, ...] = ()

    def as_red_line(self) -> Draft:
        """The draft when the next sentence says that this is a red line."""
        return replace(self, verdict=replace(self.verdict, strength=3, red=not self.conditions))

    @property
    def score(self) -> float:
        """How sure the coder is, 0 to 1."""
        return self.match * self.verdict.ground


@dataclass(frozen=True, slots=True)
class Reading:
    """What the sentences of one statement are read with."""

    wordings: Wordings
    examples: Examples
    context: Context
    cue: CueView
    myself: Self
    mode: Mode


Placed = tuple[Draft, Clause]
"""A draft and the clause it was read from."""


def drafted(mention: Mention, judged: Verdict, spans: tuple[Span, ...]) -> Draft:
    """The draft of a mention and the stance taken to it."""
    fit = min(1.0, mention.quality) * (1.0 if len(mention.places) > 1 else ONE_WORD)
    return Draft(mention.issue, str(mention.option), judged, mention.wording.text, fit, spans)


def as_sentence(
    found: Sequence[Token], reading: Reading, *, first: bool, dependent: bool = False
) -> Sentence:
    """The tokens with their stance words and clauses."""
    ops = operators(found, prefers=first and reading.cue.prefers)
    asks = next((t.form == "?" for t in reversed(found) if t.mark and t.form not in "\"'”’»"), False)
    return Sentence(found, ops, clauses(found, ops, first=first), asks, reading.mode, dependent)


def best_of(made: Sequence[Draft]) -> list[Draft]:
    """One draft for each option, the surest; support and opposition do not both stand."""
    kept: dict[tuple[str, str], Draft] = {}
    for draft in made:
        place = (draft.issue, draft.option)
        other = kept.get(place)
        if other is None or (len(draft.conditions), draft.score) > (len(other.conditions), other.score):
            kept[place] = draft
    return list(kept.values())
