"""The words that turn a topic into a stance: attitudes, negations, judgements, modals.

They are listed, and their kinds explained, in ``lexicon/stance.txt``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from plenipo.coding.inflection import lemma
from plenipo.coding.lexicon import phrase_lines, word_list
from plenipo.coding.phrases import Phrases
from plenipo.coding.tokens import Token


@dataclass(frozen=True, slots=True)
class Sense:
    """What a phrase does to a stance."""

    kind: str
    strength: int | None
    red: bool = False
    ends: bool = False
    verb: bool = False


@dataclass(frozen=True, slots=True)
class Operator:
    """A phrase found at tokens ``start`` to ``end`` (half-open)."""

    start: int
    end: int
    sense: Sense
    text: str

    @property
    def kind(self) -> str:
        """The group the phrase belongs to."""
        return self.sense.kind


@lru_cache(maxsize=1)
def _table() -> Phrases[Sense]:
    entries: list[tuple[str, Sense]] = []
    for head, phrases in phrase_lines("stance.txt"):
        kind, strength, *flags = head.split()
        sense = Sense(
            kind,
            None if strength == "-" else int(strength),
            *(flag in flags for flag in ("red", "ends", "verb")),
        )
        entries += ((phrase, sense) for phrase in phrases)
    return Phrases(entries)


def operators(found: Sequence[Token], *, prefers: bool = False) -> list[Operator]:
    """Every stance word in the tokens, the longest phrase at each place.

    ``prefers`` says that the cue before them prefers, so that "to" or "over" sets back what follows.

    >>> from plenipo.coding.tokens import tokens
    >>> from plenipo.model import Span
    >>> [o.kind for o in operators(tokens("We no longer rule out sending troops", Span(0, 36)))]
    ['NOT', 'CON']
    """
    listed = [
        Operator(start, end, sense, " ".join(t.form for t in found[start:end]))
        for start, end, sense in _table().find(found)
        if not _misread(found, start, end, sense)
    ]
    return sorted([*listed, *_preferred_over(found, listed, prefers=prefers)], key=lambda op: op.start)


def _preferred_over(found: Sequence[Token], listed: Sequence[Operator], *, prefers: bool) -> list[Operator]:
    """The "to" or "over" of "prefers X to Y", which sets Y back."""
    chosen = (op.end + 1 for op in listed if op.text.startswith(CHOOSING))
    since = 0 if prefers else next(chosen, len(found))
    taken = {place for op in listed for place in range(op.start, op.end)}
    for index in range(max(since, 1), len(found) - 1):
        if found[index].mark:
            break
        if found[index].form in TURNS_TO and index not in taken and not _takes_to(found, index):
            return [Operator(index, index + 1, Sense("NOT", None), f"prefer {found[index].form}")]
    return []


def _is_preferred(found: Sequence[Token], index: int) -> bool:
    """Whether the "to" goes with "prefer", not with "favour" or "choose", which set things over others."""
    return any(token.form.startswith("prefer") for token in found[:index]) or index < 1


CHOOSING = ("prefer", "favour", "choos", "chos", "would rather")
TURNS_TO = frozenset({"to", "over", "than"})


def _takes_to(found: Sequence[Token], index: int) -> bool:
    """Whether a "to" belongs to a verb after it or to the noun before it ("access to")."""
    return found[index].form == "to" and (
        not _is_preferred(found, index)
        or found[index + 1].form in INFINITIVES
        or found[index - 1].lemma in NOUNS_WITH_TO
        or found[index + 1].mark
    )


INFINITIVES = word_list("infinitives")
NOUNS_WITH_TO = frozenset(map(lemma, word_list("nouns-with-to")))


DETERMINERS = word_list("determiners-operators")
NOT_TO_BACK = word_list("not-to-back")


def _misread(found: Sequence[Token], start: int, end: int, sense: Sense) -> bool:
    """Words that look like an operator and are something else here."""
    word = found[start]
    before = found[start - 1] if start else None
    after = found[end] if end < len(found) else None
    if word.form == "going" and (after is None or after.capital or after.form in DETERMINERS):
        return True
    if word.form == "may" and word.capital and start:
        return True
    if word.form == "back" and end - start == 1:
        return after is None or after.form in NOT_TO_BACK
    single = end - start == 1 and before is not None and before.form in DETERMINERS
    if single and sense.kind in {"PRO", "CON", "LESS"} and word.form.endswith("ed"):
        return True
    if sense.kind == "SAY" and word.form in {
        "state",
        "states",
        "report",
        "reports",
        "claims",
        "fears",
        "means",
    }:
        return before is not None and before.form != "to" and (after is None or after.form != "that")
    return sense.kind == "LESS" and word.form == "left" and before is not None and before.form == "the"
