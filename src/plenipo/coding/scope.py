"""Which stance words of a clause bear on a wording in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plenipo.coding.clauses import Clause
from plenipo.coding.inflection import lemma
from plenipo.coding.lexicon import word_list
from plenipo.coding.mentions import Mention
from plenipo.coding.operators import Operator
from plenipo.coding.tokens import Token
from plenipo.coding.wordings import STOP

CHOICES = frozenset({"rather than", "instead of", "as opposed to", "and not", "but not", "other than"})
LOCAL = CHOICES | {"without", "not"}
COPULAS = frozenset(map(lemma, word_list("copulas")))
MODAL_FORMS = word_list("modal-forms")
AFTER_JUDGEMENT = frozenset({"to", "that", "for", "if", "when", "not"})
NEAR_LESS = word_list("near-less")
RELATIVES = frozenset({"that", "which", "who", "whose", "where", "designed", "aimed"})
ADJUNCTS = word_list("adjuncts")
BREAKS = word_list("breaks")
JUDGEMENTS = frozenset({"GOOD", "BAD", "SPOIL", "OVER", "UNDER"})
ENDS_RUN = frozenset(",;:.")


@dataclass(frozen=True, slots=True)
class Scope:
    """The stance words before and after a wording that bear on it, each in the order of the text."""

    before: tuple[Operator, ...]
    after: tuple[Operator, ...]


def scope(
    found: Sequence[Token], operators: Sequence[Operator], clause: Clause, mention: Mention, *, names: bool
) -> Scope:
    """The stance words of the clause that bear on the mention; ``names``: the cue calls it something."""
    matched = set(mention.places)
    mine = [
        op
        for op in operators
        if clause.start <= op.start and op.end <= clause.end and matched.isdisjoint(range(op.start, op.end))
    ]
    own = (
        op for op in mine if op.start < mention.end and _bears_right(found, op, mention, clause, names=names)
    )
    before = (*clause.shared, *own)
    after = [op for op in mine if op.start >= mention.end]
    return Scope(before, tuple(_predicate(found, after, mention, clause, names=names)))


def _bears_right(
    found: Sequence[Token], op: Operator, mention: Mention, clause: Clause, *, names: bool
) -> bool:
    """Whether a stance word before (or inside) the mention bears on it."""
    if op.start > mention.start:
        return op.text not in CHOICES
    between = found[op.end : mention.start]
    if op.kind == "NOT":
        return not (op.text in LOCAL and _cut_off(op, between, found))
    if op.kind == "LESS":
        names_issue = not mention.beside.isdisjoint(range(op.start, op.end))
        return not mention.wording.generic and not names_issue and _beside(between)
    if op.kind in {"HARM", "OTHERS"}:
        return _beside(between)
    if op.kind == "SPOIL":
        return _beside(between)
    if op.kind in {"GOOD", "BAD"}:
        return names or op.sense.verb or _is_predicate(found, op, clause)
    return op.kind not in {"STAY", "HAPPEN", "UNDER"}


def _cut_off(op: Operator, between: Sequence[Token], found: Sequence[Token]) -> bool:
    """Whether a comma ends the reach of "without X, ..." or of a "not" that stands after a comma."""
    if not any(token.form in ENDS_RUN for token in between):
        return False
    return op.text != "not" or op.start == 0 or found[op.start - 1].form in ENDS_RUN


def _beside(between: Sequence[Token]) -> bool:
    """Whether nothing but articles, "of" and at most two describing words stand between."""
    described = 0
    for token in between:
        if token.mark or token.form in BREAKS or token.form in OBJECT_PRONOUNS or token.form in ADJUNCTS:
            return False
        described += token.form not in NEAR_LESS
    return described <= 2


def _is_predicate(found: Sequence[Token], op: Operator, clause: Clause) -> bool:
    """Whether a judgement is made ("it is essential to"), not just a describing word ("the illegal X")."""
    after = found[op.end].form if op.end < len(found) else ""
    if after in AFTER_JUDGEMENT or (op.end < len(found) and found[op.end].lemma == "be"):
        return True
    near = found[max(clause.start, op.start - 4) : op.start]
    return any(token.lemma in COPULAS for token in near) or (
        op.end < len(found) and found[op.end].form.endswith("ing")
    )


GOES_ON = frozenset({"MUST", "WILL", "MAY", "STAY", "HAPPEN", "BOOST", "HEDGE"})
ANOTHER_OBJECT = frozenset({"SAY", "TOPIC", "TELL", "ASK", "FOR", "VERSUS"})


def _predicate(
    found: Sequence[Token], after: Sequence[Operator], mention: Mention, clause: Clause, *, names: bool
) -> list[Operator]:
    """The stance words of the predicate whose subject the mention is."""
    if mention.end < clause.end and found[mention.end].form in RELATIVES:
        after = _past_relative(found, after, mention)
    kept: list[Operator] = []
    for op in after:
        if op.kind == "SAY" and _passive(found, op, mention.end):
            continue
        active = op.kind in {"PRO", "CON"} and not _passive(found, op, mention.end)
        if active or op.kind in ANOTHER_OBJECT:
            break
        if _says_of_subject(found, op, after, mention, names=names):
            kept.append(op)
    return kept


def _says_of_subject(
    found: Sequence[Token], op: Operator, after: Sequence[Operator], mention: Mention, *, names: bool
) -> bool:
    """Whether a word after the mention says something of it."""
    if op.kind in JUDGEMENTS:
        return names or _is_judged(found, op, mention.end)
    if op.kind == "NOT":
        return _negates_predicate(found, op, after)
    if op.kind == "LESS":
        return _ends_itself(found, op)
    return op.kind in GOES_ON or op.kind in {"PRO", "CON"}


def _past_relative(found: Sequence[Token], after: Sequence[Operator], mention: Mention) -> list[Operator]:
    """The words after "X that does this and that": only a judgement that closes the sentence."""
    judged = [
        i for i, op in enumerate(after) if op.kind in {"GOOD", "BAD"} and _is_judged(found, op, mention.end)
    ]
    if not judged:
        return []
    first = judged[-1]
    while (
        first > 0
        and after[first - 1].kind in {"MUST", "WILL", "MAY", "NOT"}
        and after[first - 1].end >= after[first].start - 1
    ):
        first -= 1
    return list(after[first:])


def _passive(found: Sequence[Token], op: Operator, start: int) -> bool:
    """Whether an attitude is passive ("can not be accepted") and nobody else's ("was rejected by")."""
    auxiliaries = [t for t in found[max(start, op.start - 3) : op.start] if t.lemma == "be"]
    if not auxiliaries or (auxiliaries[-1].form in {"was", "were"} and op.text not in FINAL):
        return False
    return not (op.end < len(found) and found[op.end].form == "by") and found[op.start].form.endswith(
        ("ed", "en", "d", "t")
    )


def _is_judged(found: Sequence[Token], op: Operator, start: int) -> bool:
    if op.kind in {"OVER", "UNDER"}:
        return True
    if op.kind == "SPOIL":
        modal = any(t.form in MODAL_FORMS for t in found[max(start, op.start - 2) : op.start])
        return modal or (op.text.endswith("s") and not found[op.start - 1].mark)
    if op.sense.verb:
        return True
    near = found[max(start, op.start - 6) : op.start]
    return not near or any(token.lemma in COPULAS for token in near)


def _negates_predicate(found: Sequence[Token], op: Operator, after: Sequence[Operator]) -> bool:
    """Whether a negation after the mention turns its predicate, not a later noun (", not Y")."""
    before = found[op.start - 1] if op.start else None
    if before is not None and before.mark:
        return op.text == "no" and all(token.mark for token in found[op.end :])
    if op.text in CHOICES | {"without"}:
        return False
    beside = before is not None and (
        before.lemma in {"be", "do", "have"} or any(o.end == op.start for o in after)
    )
    return (
        beside
        or any(o.start == op.end and o.kind in {"GOOD", "BAD"} for o in after)
        or op.sense.strength == 3
    )


def _ends_itself(found: Sequence[Token], op: Operator) -> bool:
    """Whether "end", "leave" or a passive says that the subject is to be no more; not "X ends Y"."""
    after = found[op.end] if op.end < len(found) else None
    passive = op.start > 0 and any(t.lemma == "be" for t in found[max(0, op.start - 2) : op.start])
    if passive and found[op.start].form.endswith(("ed", "n", "t", "d")):
        return True
    if not op.sense.ends:
        return False
    return (
        after is None
        or after.mark
        or after.form
        in {"at", "by", "in", "on", "now", "immediately", "and", "before", "for", "from", "our", "the"}
        - {"the", "our"}
    )


OBJECT_PRONOUNS = frozenset({"them", "it", "him", "her", "us", "me"})
FINAL = frozenset({"excluded", "ruled out"})
GOVERNING = word_list("governing")
PER_WORD, PER_ADJUNCT = 0.05, 0.5
TAKES_IN = frozenset(map(lemma, word_list("takes-in")))


def remoteness(
    found: Sequence[Token],
    clause: Clause,
    before: Sequence[Operator],
    after: Sequence[Operator],
    mention: Mention,
) -> float:
    """How far the mention is from what governs it, 0 to 1: "the share used in a market" is not a market.

    Words between count a little, a preposition that starts an adjunct counts much; a mention that is the
    subject of what is said of it is not remote.
    """
    if after:
        return 0.0
    ahead = [op for op in before if op.end <= mention.start and op.kind in GOVERNING]
    since = max(max((op.end for op in ahead), default=clause.start), clause.start)
    modal = bool(ahead) and max(ahead, key=lambda op: op.end).kind in {"MUST", "WILL", "MAY"}
    between = found[since : mention.start]
    counted = [i for i, t in enumerate(between) if not t.mark and t.form not in STOP]
    remote = PER_ADJUNCT * _in_adjunct(between, counted, at_least=2 if modal else 1)
    return min(1.0, remote + (0.0 if modal else PER_WORD * max(0, len(counted) - 2)))


def _in_adjunct(between: Sequence[Token], counted: Sequence[int], *, at_least: int) -> bool:
    """Whether the words before a mention put it into an adjunct of something else.

    ``at_least`` so many words must stand before the preposition: "tried in courts" is about courts, "create
    burdens for courts" is not. After the preposition there may be others in a list with the mention.
    """
    opens = ADJUNCTS | {"for"} if at_least > 1 else ADJUNCTS
    place = next((i for i in range(len(between) - 1, -1, -1) if between[i].form in opens), -1)
    if place < 1 or sum(i < place for i in counted) < at_least or between[place - 1].lemma in TAKES_IN:
        return False
    rest = between[place + 1 :]
    listed = any(t.form in {"and", "or", ","} for t in rest)
    return listed or all(t.mark or t.form in STOP or t.form in opens for t in rest)
