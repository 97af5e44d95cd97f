"""How sure it is that a clause takes a stance at all, and does not merely describe.

"The talks covered a truce" takes none; "we want a truce", "a truce is essential", "a truce must hold", "there
will be a truce" do, on firmer or softer ground.
"""

from __future__ import annotations

from collections.abc import Sequence

from plenipo.coding.clauses import FINITE, Clause
from plenipo.coding.cue import Force
from plenipo.coding.lexicon import word_list
from plenipo.coding.occurrence import Occurrence
from plenipo.coding.scope import remoteness
from plenipo.coding.subjects import Who, subject_of, who
from plenipo.coding.thesaurus import concept
from plenipo.coding.tokens import Token
from plenipo.model import Mode

ENOUGH = 0.5
"""A stance less sure than this is none."""
BY_CUE, BY_ATTITUDE, BY_NORM, BY_JUDGEMENT = 0.95, 0.92, 0.9, 0.88
BY_PLAN, BY_PROSPECT, BY_PHRASE, BY_PRESENT = 0.85, 0.78, 0.75, 0.6
LESS_FOR_MAY = 0.1
STAYS = concept("stay")
PAST_FORMS = word_list("past-forms")
NOT_BEFORE_SUBJUNCTIVE = word_list("before-infinitives")
PARTICIPLES = word_list("participles")


def ground(here: Occurrence) -> float:
    """How sure it is that the words take a stance, 0 to 1; 0 for mere description."""
    sure = _ground(here)
    if sure:
        sure *= 1.0 - remoteness(here.sentence.tokens, here.clause, here.before, here.after, here.mention)
    return sure if sure >= ENOUGH else 0.0


def _ground(here: Occurrence) -> float:
    if _is_about_manner(here):
        return 0.0
    if here.governed:
        return BY_CUE
    if here.has_before("PRO", "CON", "FOR", "VERSUS") or here.has_after("PRO", "CON"):
        return BY_ATTITUDE
    if here.has("MUST") and not _is_guess(here):
        return BY_NORM
    if here.has_before("GOOD", "BAD") or here.has_after("GOOD", "BAD", "SPOIL", "UNDER") or here.has("OVER"):
        return BY_JUDGEMENT
    if here.has("WILL", "MAY"):
        return BY_PLAN if _only_this_can(here) else _ground_of_plan(here)
    if any(op.kind in {"GOOD", "BAD", "MUST"} and op.end - op.start > 1 for op in here.inside):
        return BY_PLAN
    if _is_subjunctive(here):
        return BY_NORM
    if not has_verb(here.sentence.tokens, here.clause, here.mention.places):
        return BY_PHRASE if _is_slogan(here) else 0.0
    return BY_PRESENT if _goes_on(here) or _is_under_way(here) else 0.0


def _is_subjunctive(here: Occurrence) -> bool:
    """Whether a bare "be" says what is to be: "insisted that X be lifted"."""
    found, clause = here.sentence.tokens, here.clause
    if not here.clause.linked or here.cue.force is not Force.SAYS or not here.cue.insists:
        return False
    return any(
        found[i].form == "be" and (i == clause.start or found[i - 1].form not in NOT_BEFORE_SUBJUNCTIVE)
        for i in range(clause.start, clause.end)
    )


def _is_about_manner(here: Occurrence) -> bool:
    """Whether the predicate only says what the mention must not do to others: "X should not harm Y"."""
    if not (here.has_after("MUST", "WILL", "MAY") and here.has_after("NOT")):
        return False
    found, turned = here.sentence.tokens, next(op for op in here.after if op.kind == "NOT")
    if turned.sense.strength == 3 or turned.end >= here.clause.end:
        return False
    said = {op.start for op in here.after if op.kind not in {"SPOIL", "BOOST", "HEDGE"}}
    verb = turned.end
    return found[verb].lemma != "be" and verb not in said and verb not in here.mention.places


def _only_this_can(here: Occurrence) -> bool:
    """Whether the mention alone is said to do something: "only X can bring peace"."""
    leading = here.sentence.tokens[max(here.clause.start, here.mention.start - 2) : here.mention.start]
    return here.has_after("WILL", "MAY") and any(token.form == "only" for token in leading)


def _is_slogan(here: Occurrence) -> bool:
    """Whether a mere phrase takes a stance: quoted ("No troops!"), or reported with a "no"."""
    if here.sentence.mode is not Mode.INDIRECT or not here.cue.text or here.sentence.dependent:
        return True
    return here.cue.quotes and here.has_before("NOT")


def _is_guess(here: Occurrence) -> bool:
    """Whether "must" or "should" only guesses at the past: "must have been"."""
    found = here.sentence.tokens
    return any(
        op.kind == "MUST"
        and op.end + 1 < len(found)
        and found[op.end].form == "have"
        and (
            found[op.end + 1].form in PARTICIPLES or found[op.end + 1].form.endswith(("ed", "en", "wn", "ne"))
        )
        for op in here.bearing
    )


def _ground_of_plan(here: Occurrence) -> float:
    """A plan of the speaker's own, or what will be done; not what things will do by themselves."""
    found = here.sentence.tokens
    modal = next(op for op in here.bearing if op.kind in {"WILL", "MAY"})
    weaker = LESS_FOR_MAY if modal.kind == "MAY" else 0.0
    subject = subject_of(found, here.sentence.operators, here.clause.subject_start(modal.start), modal.start)
    if modal.start < here.mention.start and not (subject and who(subject, here.myself) is Who.NOBODY):
        return BY_PLAN - weaker
    if modal.start > here.mention.start and _is_own(here):
        return BY_PROSPECT - weaker
    done = here.has_after("STAY", "HAPPEN") or any(
        token.lemma == "be" for token in found[modal.end : modal.end + 3]
    )
    inside = any(place > modal.start for place in here.mention.places)
    return BY_PROSPECT - weaker if done or inside else 0.0


def _is_own(here: Occurrence) -> bool:
    """Whether the mention is the speaker's own: "our observers would deploy"."""
    start = here.mention.start
    return start > here.clause.start and here.sentence.tokens[start - 1].form in OWN & here.myself.pronouns


OWN = frozenset({"our", "my", "its", "his", "her", "their"})


def has_verb(found: Sequence[Token], clause: Clause, besides: Sequence[int] = ()) -> bool:
    """Whether the clause has a finite verb that can be told as one, besides the tokens of a wording."""
    for index in range(clause.start, clause.end):
        form = found[index].form
        if form in FINITE or form in PAST_FORMS:
            return True
        described = index in besides or (index > clause.start and found[index - 1].form in ARTICLES)
        if form.endswith("ed") and not described:
            return True
    return False


ARTICLES = frozenset({"a", "an", "the", "no", "any", "this", "these", "all", "some", "our", "their", "its"})


def _goes_on(here: Occurrence) -> bool:
    """Whether the speaker, quoted, says that something stays as it is: "the plant stays in our hands"."""
    stays = any(here.sentence.tokens[place].key == STAYS for place in here.mention.places)
    return here.sentence.mode is Mode.DIRECT and (stays or here.has_after("STAY"))


def _is_under_way(here: Occurrence) -> bool:
    """Whether the speaker is doing it now: "we are sending monitors"."""
    found, start = here.sentence.tokens, here.mention.start
    if start == here.clause.start or not found[start].form.endswith("ing"):
        return False
    if found[start - 1].form not in {"is", "are", "am"}:
        return False
    subject = subject_of(found, here.sentence.operators, here.clause.start, start - 1)
    return bool(subject) and who(subject or (), here.myself) is Who.SELF
