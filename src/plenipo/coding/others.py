"""What a speaker says of others: their conduct, views and plans. None of it is the speaker's stance."""

from __future__ import annotations

from plenipo.coding.lexicon import word_list
from plenipo.coding.occurrence import MODALS, Occurrence
from plenipo.coding.operators import Operator
from plenipo.coding.subjects import Who, subject_of, who

PAST_TIMES = word_list("past-times")
PAST_FORMS = word_list("past-forms")
HAVE_SUBJECTS = frozenset({"PRO", "CON", "SAY", "WILL", "MAY"})
DEEDS = frozenset({"violation", "breach", "violat"})


def is_of_others(here: Occurrence) -> bool:
    """Whether the clause tells what was done or what others hold, not what the speaker wants."""
    found, mention = here.sentence.tokens, here.mention
    if here.has_before("HARM", "OTHERS", "SPOIL"):
        return True
    if mention.start > here.clause.start and found[mention.start - 1].form in {"who", "whose"}:
        return True
    if mention.end < here.clause.end and found[mention.end].lemma in DEEDS:
        return True
    judged = here.has_after("GOOD", "BAD", "SPOIL", "MUST")
    if any(_is_judged_by_others(here, op) for op in here.after if op.kind in {"GOOD", "BAD"}):
        return True
    if any(_gives_their_view(here, op) for op in here.sentence.operators if op.kind == "VIA"):
        return True
    if here.governed:
        return False
    return _is_long_past(here) or _is_their_attitude(here, judged=judged)


def _is_judged_by_others(here: Occurrence, op: Operator) -> bool:
    """Whether a judgement is somebody else's: "a red line for the other side"."""
    found = here.sentence.tokens
    if op.end >= here.clause.end or found[op.end].form not in {"for", "to"}:
        return False
    named = [t for t in found[op.end + 1 : min(op.end + 5, here.clause.end)] if not t.mark]
    people = bool(named) and (named[0].form in THEM or any(t.capital or t.form in PEOPLE for t in named))
    return people and who(named, here.myself) is Who.OTHER


THEM = frozenset({"them", "him", "her"})
PEOPLE = frozenset({"side", "rebels", "government", "parties", "party", "opponents", "militia", "opposition"})


def _gives_their_view(here: Occurrence, op: Operator) -> bool:
    """Whether the clause gives somebody else's view: "according to the other side"."""
    if not here.clause.start <= op.start < here.clause.end:
        return False
    named = here.sentence.tokens[op.end : min(op.end + 4, here.clause.end)]
    return who(named, here.myself) is not Who.SELF


def _is_their_attitude(here: Occurrence, *, judged: bool) -> bool:
    """Whether somebody else is the subject of the attitude or plan that governs the mention.

    What others must or should do is the speaker's demand: "Russia must accept", "we want Russia to accept".
    A demand of theirs that is ``judged`` is judged by the speaker: "their plan for X is absurd".
    """
    demanded = False
    for op in here.before:
        demanded = demanded or op.kind in {"MUST", "GOOD", "BAD"}
        if op.kind in {"FOR", "VERSUS"} and not judged and _is_their_noun(here, op):
            return True
        if op.kind not in HAVE_SUBJECTS or op.start > here.mention.start:
            continue
        if _ends_in_must(here, op) or _is_passive_plan(here, op):
            continue
        subject = subject_of(
            here.sentence.tokens, here.sentence.operators, here.clause.subject_start(op.start), op.start
        )
        whose = Who.NOBODY if subject is None else who(subject, here.myself)
        if whose is Who.OTHER and not (demanded and op.kind != "SAY"):
            return True
        demanded = demanded or (op.kind in {"PRO", "CON"} and subject is not None)
    return False


def _ends_in_must(here: Occurrence, op: Operator) -> bool:
    """Whether a modal goes on as in "will have to"."""
    return any(other.kind == "MUST" and op.end <= other.start <= op.end + 1 for other in here.before)


def _is_passive_plan(here: Occurrence, op: Operator) -> bool:
    """Whether a modal is followed by a passive or a judgement: "the port would be opened" has no doer."""
    after = [
        t for t in here.sentence.tokens[op.end : op.end + 3] if t.form not in {"not", "only", "never", "also"}
    ]
    if op.kind not in {"WILL", "MAY"} or len(after) < 2 or after[0].lemma != "be":
        return False
    return not after[1].form.endswith("ing")


def _is_long_past(here: Occurrence) -> bool:
    """Whether the clause dates its attitude in the past: "in 2019 it had rejected"."""
    found = here.sentence.tokens[here.clause.start : here.clause.end]
    dated = any(t.form in PAST_TIMES or (t.form.isdigit() and len(t.form) == 4) for t in found)
    told = any(
        op.kind in {"PRO", "CON"}
        and (op.text.endswith("ed") or op.text in PAST_FORMS)
        and op.start < here.mention.start
        for op in here.before
    )
    return dated and told and not any(op.kind in MODALS for op in here.bearing)


def _is_their_noun(here: Occurrence, op: Operator) -> bool:
    """Whether a noun of attitude is somebody else's: "Borland's insistence on X"."""
    for token in here.sentence.tokens[max(here.clause.start, op.start - 3) : op.start]:
        if token.owner and who([token], here.myself) is Who.OTHER:
            return True
        if token.form == "their" and "their" not in here.myself.pronouns:
            return True
    return False
