"""Conditions put on the drafts they belong to, coded where the codebook has what they ask for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from plenipo.coding.clauses import Clause
from plenipo.coding.conditions import Marked, kind_of
from plenipo.coding.cue import Force
from plenipo.coding.draft import Bound, Draft, Placed, Reading, drafted
from plenipo.coding.lexicon import word_list
from plenipo.coding.mentions import Mention, mentions
from plenipo.coding.occurrence import Sentence
from plenipo.coding.operators import operators
from plenipo.coding.stance import Verdict, direction
from plenipo.coding.tokens import Token, covered
from plenipo.coding.wordings import Wordings
from plenipo.model import Stance

INFIX = (
    "require",
    "depend",
    "conditional",
    "contingent",
    "conditioned",
    "hinge",
    "subject to",
    "linked",
    "tied",
    "insepar",
    "presuppos",
    "separated",
)
OUTCOMES = word_list("outcomes")


def bind(
    made: Sequence[Placed],
    found: Sequence[Token],
    mark: Marked,
    place: int,
    sentence: Sentence,
    reading: Reading,
) -> list[Placed]:
    """The drafts with a condition put on those of the clause it belongs to."""
    clause = _main_clause(sentence, mark, place)
    if not any(c == clause for _, c in made):
        return [*made, *((d, clause) for d in _needed(found, mark, clause, sentence, reading))]
    return [(_with(draft, found, mark, reading) if c == clause else draft, c) for draft, c in made]


def _main_clause(sentence: Sentence, mark: Marked, place: int) -> Clause:
    """The clause a condition belongs to: the one after it if it leads, else the one it closes."""
    if mark.leads or place == 0:
        return next((c for c in sentence.clauses if c.end > place), sentence.clauses[-1])
    return next((c for c in sentence.clauses if c.start < place <= c.end), sentence.clauses[-1])


def _with(draft: Draft, found: Sequence[Token], mark: Marked, reading: Reading) -> Draft:
    named, negated = expression(found, mark, reading.wordings, besides=draft.issue)
    judged = draft.verdict
    modal = judged.modal or ("WILL" if reading.cue.force is Force.HOLDS and reading.cue.plans else "")
    kind = kind_of(
        mark, judged.stance, negated=negated, acceptance=judged.acceptance, modal=modal, lasts=judged.lasts
    )
    if kind is None or judged.stance is Stance.NEUTRAL:
        return draft
    issue, option = (named.issue, named.option) if named and kind[1] else (None, None)
    bound = Bound(
        kind[0], covered(t for t in found[mark.start : mark.end] if not t.mark), issue, option, mark.marker
    )
    if mark.marker.startswith(INFIX) and judged.stance is Stance.SUPPORT:
        judged = replace(judged, strength=1)
    if judged.red and judged.strength == 3:
        judged = replace(judged, red=False)
    return replace(draft, verdict=judged, conditions=(*draft.conditions, bound))


def expression(
    found: Sequence[Token], mark: Marked, wordings: Wordings, besides: str = ""
) -> tuple[Mention | None, bool]:
    """The option a condition asks for, if the codebook has it, and whether its words are negative.

    Options of the claim's own issue (``besides``) are left out: as outcomes they exclude each other.
    """
    part = found[mark.content : mark.end]
    named = [m for m in mentions(part, 0, len(part), wordings) if m.option is not None]
    ops = operators(part)
    whole = Clause(0, len(part), True)
    if not named:
        return None, any(op.kind == "NOT" for op in ops)
    best = max(named, key=lambda m: (m.weight, -m.start))
    turned = direction(part, ops, whole, best) < 0
    return (None if best.issue == besides else best), turned


def _needed(
    found: Sequence[Token], mark: Marked, clause: Clause, sentence: Sentence, reading: Reading
) -> Iterator[Draft]:
    """What a party says there is no deal without."""
    forms = {t.form for t in sentence.tokens[clause.start : clause.end]}
    kinds = {op.kind for op in sentence.operators if clause.start <= op.start < clause.end}
    refused = clause.linked and reading.cue.sign < 0
    bound = mark.group == "ONLY" or (mark.group == "UNTIL" and ("NOT" in kinds) != refused)
    named, negated = expression(found, mark, reading.wordings)
    if not bound or named is None or named.option is None or negated or forms.isdisjoint(OUTCOMES):
        return
    if reading.cue.force is Force.VOID or (refused and mark.group != "UNTIL"):
        return
    judged = Verdict(Stance.SUPPORT, 3, mark.group == "UNTIL", 0.85, (mark.marker,))
    whole = covered(t for t in found if not t.mark)
    yield drafted(named, judged, (whole,))
