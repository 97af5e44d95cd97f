"""Which stance words of a clause bear on a wording in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plenipo.coding.clauses import Clause
from plenipo.coding.mentions import Mention
from plenipo.coding.operators import Operator
from plenipo.coding.tokens import Token
from plenipo.coding.wordings import STOP


CHOICES = frozenset({"rather than", "instead of", "as opposed to", "and not", "but not", "other than"})
LOCAL = CHOICES | {"without", "not"}
COPULAS = frozenset("be remain seem becom look prov mean deem consider cal find view regard mak as represent constitut amount appear sound set creat pos hav".split())
MODAL_FORMS = frozenset("would will could can may might to not never".split())
AFTER_JUDGEMENT = frozenset({"to", "that", "for", "if", "when", "not"})
NEAR_LESS = frozenset("the a an any all these those this that our its their his her of on to for such further".split())
RELATIVES = frozenset({"that", "which", "who", "whose", "where", "designed", "aimed"})
JUDGEMENTS = frozenset({"GOOD", "BAD", "SPOIL", "OVER"})
ENDS_RUN = frozenset(",;:.")


@dataclass(frozen=True, slots=True)
class Scope:
    """The stance words before and after a wording that bear on it, each in the order of the text."""

    before: tuple[Operator, ...]
    after: tuple[Operator, ...]


def scope(found: Sequence[Token], operators: Sequence[Operator], clause: Clause, mention: Mention, *, names: bool) -> Scope:
    """The stance words of the clause that bear on the mention; ``names`` as in :class:`~plenipo.coding.cue.CueView`."""
    matched = set(mention.places)
    mine = [
        op
        for op in operators
        if clause.start <= op.start and op.end <= clause.end and matched.isdisjoint(range(op.start, op.end))
    ]
    before = tuple(op for op in mine if op.start < mention.end and _bears_right(found, op, mention, clause, names=names))
    after = [op for op in mine if op.start >= mention.end]
    return Scope(before, tuple(_predicate(found, after, mention, clause, names=names)))


def _bears_right(found: Sequence[Token], op: Operator, mention: Mention, clause: Clause, *, names: bool) -> bool:
    """Whether a stance word before (or inside) the mention bears on it."""
    if op.start > mention.start:
        return op.text not in CHOICES
    between = found[op.end : mention.start]
    if op.kind == "NOT":
        return not (op.text in LOCAL and _cut_off(op, between, found))
    if op.kind == "LESS":
        return _beside(between)
    if op.kind in {"HARM", "OTHERS"}:
        return _beside(between)
    if op.kind == "SPOIL":
        return _beside(between)
    if op.kind in {"GOOD", "BAD"}:
        return names or _is_predicate(found, op, clause)
    return op.kind not in {"STAY"}


def _cut_off(op: Operator, between: Sequence[Token], found: Sequence[Token]) -> bool:
    """Whether a comma ends the reach of "without X, ..." or of a "not" that stands after a comma."""
    if not any(token.form in ENDS_RUN for token in between):
        return False
    return op.text != "not" or op.start == 0 or found[op.start - 1].form in ENDS_RUN


def _beside(between: Sequence[Token]) -> bool:
    """Whether nothing but articles, "of" and at most two describing words stand between."""
    described = 0
    for token in between:
        if token.mark or token.form in {"and", "or", "from", "with", "by", "in", "through", "at"}:
            return False
        described += token.form not in NEAR_LESS
    return described <= 2


def _is_predicate(found: Sequence[Token], op: Operator, clause: Clause) -> bool:
    """Whether a judgement is made ("it is essential to"), not just a describing word ("the illegal X")."""
    after = found[op.end].form if op.end < len(found) else ""
    if after in AFTER_JUDGEMENT or (op.end < len(found) and found[op.end].lemma == "be"):
        return True
    near = found[max(clause.start, op.start - 4) : op.start]
    return any(token.lemma in COPULAS for token in near) or (op.end < len(found) and found[op.end].form.endswith("ing"))


def _predicate(
    found: Sequence[Token], after: Sequence[Operator], mention: Mention, clause: Clause, *, names: bool
) -> list[Operator]:
    """The stance words of the predicate whose subject the mention is."""
    if mention.end < clause.end and found[mention.end].form in RELATIVES:
        after = _past_relative(found, after, mention)
    kept: list[Operator] = []
    for op in after:
        if op.kind in {"PRO", "CON"}:
            if not _passive(found, op, mention.end):
                break
            kept.append(op)
        elif op.kind in {"MUST", "WILL", "MAY", "STAY"}:
            kept.append(op)
        elif op.kind in JUDGEMENTS:
            if names or _is_judged(found, op, mention.end):
                kept.append(op)
        elif op.kind == "NOT":
            if _negates_predicate(found, op, after):
                kept.append(op)
        elif op.kind == "LESS":
            if _ends_itself(found, op):
                kept.append(op)
        elif op.kind in {"SAY", "TOPIC", "TELL", "ASK", "FOR", "VERSUS"}:
            break
        elif op.kind in {"BOOST", "HEDGE"}:
            kept.append(op)
    return kept


def _past_relative(found: Sequence[Token], after: Sequence[Operator], mention: Mention) -> list[Operator]:
    """The words after "X that does this and that": only a judgement that closes the sentence."""
    judged = [i for i, op in enumerate(after) if op.kind in {"GOOD", "BAD"} and _is_judged(found, op, mention.end)]
    if not judged:
        return []
    first = judged[-1]
    while first > 0 and after[first - 1].kind in {"MUST", "WILL", "MAY", "NOT"} and after[first - 1].end >= after[first].start - 1:
        first -= 1
    return list(after[first:])


def _passive(found: Sequence[Token], op: Operator, start: int) -> bool:
    """Whether an attitude is passive ("can not be accepted") and nobody else's ("was rejected by")."""
    auxiliaries = [t for t in found[max(start, op.start - 3) : op.start] if t.lemma == "be"]
    if not auxiliaries or auxiliaries[-1].form in {"was", "were"}:
        return False
    return not (op.end < len(found) and found[op.end].form == "by") and found[op.start].form.endswith(("ed", "en", "d", "t"))


def _is_judged(found: Sequence[Token], op: Operator, start: int) -> bool:
    if op.kind == "SPOIL":
        modal = any(t.form in MODAL_FORMS for t in found[max(start, op.start - 2) : op.start])
        return modal or (op.text.endswith("s") and not found[op.start - 1].mark)
    if _is_verb_phrase(op):
        return True
    near = found[max(start, op.start - 6) : op.start]
    return any(token.lemma in COPULAS for token in near) or all(token.mark or token.form in STOP for token in near)


def _is_verb_phrase(op: Operator) -> bool:
    first = op.text.split()[0]
    return first.startswith(("backfir", "fail", "sav", "bring", "brought", "pav", "lead", "led", "prolong", "reward", "escalat", "deserv", "fuel", "cost", "invit", "mak", "embolden", "set", "have", "has", "not", "play", "encourag"))


def _negates_predicate(found: Sequence[Token], op: Operator, after: Sequence[Operator]) -> bool:
    """Whether a negation after the mention turns its predicate, not a later noun (", not Y")."""
    before = found[op.start - 1] if op.start else None
    if before is not None and before.mark:
        return False
    if op.text in CHOICES | {"without"}:
        return False
    beside = before is not None and (before.lemma in {"be", "do", "have"} or any(o.end == op.start for o in after))
    return beside or any(o.start == op.end and o.kind in {"GOOD", "BAD"} for o in after) or op.sense.strength == 3


def _ends_itself(found: Sequence[Token], op: Operator) -> bool:
    """Whether "end", "leave" or a passive says that the subject is to be no more; not "X ends Y"."""
    after = found[op.end] if op.end < len(found) else None
    passive = op.start > 0 and any(t.lemma == "be" for t in found[max(0, op.start - 2) : op.start])
    if passive and found[op.start].form.endswith(("ed", "n", "t", "d")):
        return True
    if not op.sense.ends:
        return False
    return after is None or after.mark or after.form in {"at", "by", "in", "on", "now", "immediately", "and", "before", "for", "from", "our", "the"} - {"the", "our"}
