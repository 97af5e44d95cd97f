"""Which way a clause leans towards a wording in it, how firmly, and by what words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plenipo.coding.clauses import FINITE, Clause
from plenipo.coding.cue import CueView, Force
from plenipo.coding.mentions import Mention
from plenipo.coding.operators import Operator
from plenipo.coding.scope import Scope, scope
from plenipo.coding.subjects import Self, Who, subject_of, who
from plenipo.coding.thesaurus import concept
from plenipo.coding.tokens import Token
from plenipo.model import Mode, Stance

STAYS = concept("stay")
TURNS = frozenset({"NOT", "CON", "VERSUS", "LESS", "BAD", "SPOIL"})
ATTITUDES = frozenset({"PRO", "CON", "FOR", "VERSUS"})
WEAK_GOOD = frozenset({"PRO", "GOOD", "MAY", "TOPIC"})
HAVE_SUBJECTS = frozenset({"PRO", "CON", "SAY", "WILL", "MAY"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """A stance and what it rests on."""

    stance: Stance
    strength: int
    red: bool
    ground: float
    """How sure the words make the stance, 0 to 1."""
    words: tuple[str, ...]
    acceptance: bool = False
    """Whether the words accept or concede rather than offer or demand."""
    modal: str = ""
    """The kind of the clause's modal, if it has one."""


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


def clause_of(sentence: Sentence, mention: Mention) -> Clause | None:
    """The clause the mention stands in; ``None`` if it straddles two."""
    return next((c for c in sentence.clauses if c.start <= mention.start and mention.end <= c.end), None)


def direction(found: Sequence[Token], operators: Sequence[Operator], clause: Clause, mention: Mention) -> int:
    """+1 if the words leave the mention as it is, -1 if they turn it ("no X", "X ends")."""
    near = scope(found, operators, clause, mention, names=False)
    return _sign([*near.before, *near.after])


def _sign(bearing: Sequence[Operator]) -> int:
    sign, nors = 1, 0
    for op in bearing:
        if op.kind in TURNS:
            if op.text in {"nor", "neither"}:
                nors += 1
                if nors > 1:
                    continue
            sign = -sign
        elif op.kind == "OVER":
            continue
    return sign


def verdict(sentence: Sentence, clause: Clause, mention: Mention, cue: CueView, myself: Self) -> Verdict | None:
    """The speaker's stance towards the mention, or ``None`` if the words show none."""
    near = scope(sentence.tokens, sentence.operators, clause, mention, names=cue.names)
    governed = clause.linked and cue.force is Force.HOLDS
    if _is_void(sentence, clause, near, mention, myself, governed=governed):
        return None
    kinds = {op.kind for op in near.before}
    if "OPEN" in kinds:
        return Verdict(Stance.NEUTRAL, 2, False, 0.8, tuple(op.text for op in near.before if op.kind == "OPEN"))
    if "ASK" in kinds or "TELL" in kinds or sentence.question:
        return None
    if clause.linked and cue.force is Force.TALKS:
        return Verdict(Stance.NEUTRAL, 2, False, 0.7, (cue.text,))
    if "TOPIC" in kinds and not _is_willed(near, governed=governed):
        return None
    bearing = _bearing(near, cue, clause)
    ground = _ground(sentence, clause, near, mention, cue, myself, governed=governed)
    if ground == 0.0:
        return None
    sign = _sign(bearing) * (cue.sign if clause.linked else 1)
    if any(op.kind == "OVER" for op in near.before):
        sign = -sign
    return _weigh(sign, bearing, cue if clause.linked else None, near, ground, myself)


def _is_void(
    sentence: Sentence, clause: Clause, near: Scope, mention: Mention, myself: Self, *, governed: bool
) -> bool:
    """Whether the clause tells what was done or what others hold, not what the speaker wants."""
    found = sentence.tokens
    if any(op.kind in {"HARM", "OTHERS", "SPOIL"} for op in near.before):
        return True
    if mention.start > clause.start and found[mention.start - 1].form in {"who", "whose"}:
        return True
    if any(_is_via_others(sentence, op, clause, myself) for op in sentence.operators):
        return True
    after = found[mention.end].lemma if mention.end < clause.end else ""
    if after in {"violation", "breach", "violat"}:
        return True
    return not governed and _is_others(sentence, clause, near, mention, myself)


def _is_others(sentence: Sentence, clause: Clause, near: Scope, mention: Mention, myself: Self) -> bool:
    """Whether somebody else is the subject of the attitude or plan that governs the mention."""
    demanded = False
    for op in near.before:
        if op.kind == "MUST" or op.kind in {"GOOD", "BAD"}:
            demanded = True
        if op.kind in {"FOR", "VERSUS"} and _belongs_to_others(sentence, op, clause, myself):
            return True
        if op.kind not in HAVE_SUBJECTS or op.start > mention.start or _ends_in_must(op, near):
            continue
        subject = subject_of(sentence.tokens, sentence.operators, clause.start, op.start)
        whose = Who.NOBODY if subject is None else who(subject, myself)
        if whose is Who.OTHER and not (demanded and op.kind != "SAY"):
            return True
        demanded = demanded or (op.kind in {"PRO", "CON"} and subject is not None)
    return False


def _ends_in_must(op: Operator, near: Scope) -> bool:
    """Whether a modal goes on as "will have to"."""
    return any(other.kind == "MUST" and op.end <= other.start <= op.end + 1 for other in near.before)


def _is_via_others(sentence: Sentence, op: Operator, clause: Clause, myself: Self) -> bool:
    """Whether the clause gives somebody else's view: "according to the other side"."""
    if op.kind != "VIA" or not clause.start <= op.start < clause.end:
        return False
    named = sentence.tokens[op.end : min(op.end + 4, clause.end)]
    return who(named, myself) is not Who.SELF


def _belongs_to_others(sentence: Sentence, op: Operator, clause: Clause, myself: Self) -> bool:
    """Whether a noun of attitude is somebody else's: "Borland's insistence on X"."""
    for at in range(max(clause.start, op.start - 3), op.start):
        token = sentence.tokens[at]
        if token.owner and who([token], myself) is Who.OTHER:
            return True
        if token.form == "their" and "their" not in myself.pronouns:
            return True
    return False


def _is_willed(near: Scope, *, governed: bool) -> bool:
    """Whether talking about the matter is itself wanted or refused."""
    return governed or any(op.kind in {"PRO", "CON", "NOT", "BAD", "GOOD", "MUST"} for op in near.before)


def _bearing(near: Scope, cue: CueView, clause: Clause) -> list[Operator]:
    """The operators that count: a reason given for a refusal ("rejected as premature") does not refuse again."""
    bearing = [*near.before, *near.after]
    against = (cue.sign < 0 and clause.linked) or any(op.kind in {"CON", "VERSUS"} for op in bearing)
    return [op for op in bearing if not (op.kind == "BAD" and against and op in near.after and not _modal(near.after))]


def _modal(operators: Sequence[Operator]) -> bool:
    return any(op.kind in {"MUST", "WILL", "MAY"} for op in operators)


def _ground(
    sentence: Sentence,
    clause: Clause,
    near: Scope,
    mention: Mention,
    cue: CueView,
    myself: Self,
    *,
    governed: bool,
) -> float:
    """How sure it is that the words take a stance at all; 0 for mere description."""
    before, after = {op.kind for op in near.before}, {op.kind for op in near.after}
    if governed:
        return 0.95
    if before & ATTITUDES or after & {"PRO", "CON"}:
        return 0.92
    if "MUST" in before | after and not _is_guess(sentence, near):
        return 0.9
    if before & {"GOOD", "BAD"} or after & {"GOOD", "BAD", "SPOIL"} or "OVER" in before | after:
        return 0.88
    leading = sentence.tokens[max(clause.start, mention.start - 2) : mention.start]
    if any(token.form == "only" for token in leading) and after & {"WILL", "MAY"}:
        return 0.85
    if before & {"WILL", "MAY"} or after & {"WILL", "MAY"}:
        return _ground_of_plan(sentence, clause, near, mention, myself)
    if not _has_verb(sentence.tokens, clause):
        return 0.75 if _is_slogan(sentence, near, cue) else 0.0
    stays = "STAY" in after or any(sentence.tokens[place].key == STAYS for place in mention.places)
    if stays and sentence.mode is Mode.DIRECT:
        return 0.6
    return 0.6 if _is_under_way(sentence, clause, mention, myself) else 0.0


def _is_slogan(sentence: Sentence, near: Scope, cue: CueView) -> bool:
    """Whether a mere phrase takes a stance: quoted ("No troops!"), or reported with a "no"."""
    quoted = sentence.mode is not Mode.INDIRECT or not cue.text or sentence.dependent
    return quoted or (cue.quotes and any(op.kind == "NOT" for op in near.before))


def _is_guess(sentence: Sentence, near: Scope) -> bool:
    """Whether "must" or "should" only guesses at the past: "must have been"."""
    found = sentence.tokens
    return any(
        op.kind == "MUST" and op.end + 1 < len(found) and found[op.end].form == "have" and _is_participle(found[op.end + 1])
        for op in (*near.before, *near.after)
    )


def _is_participle(token: Token) -> bool:
    return token.form.endswith(("ed", "en", "wn", "ne")) or token.form in {"been", "had", "sent", "held", "made", "left", "lost"}


def _ground_of_plan(sentence: Sentence, clause: Clause, near: Scope, mention: Mention, myself: Self) -> float:
    """A plan of the speaker's own, or what will be done; not what things will do by themselves."""
    found = sentence.tokens
    modal = next(op for op in (*near.before, *near.after) if op.kind in {"WILL", "MAY"})
    weak = 0.1 if modal.kind == "MAY" else 0.0
    subject = subject_of(found, sentence.operators, clause.start, modal.start)
    if modal.start > mention.start or (subject and who(subject, myself) is Who.NOBODY):
        nexts = found[modal.end : modal.end + 3]
        done = any(token.lemma == "be" for token in nexts) or modal.end in mention.places or "STAY" in {o.kind for o in near.after}
        inside = any(place > modal.start for place in mention.places)
        return 0.78 - weak if done or inside else 0.0
    return 0.85 - weak


def _has_verb(found: Sequence[Token], clause: Clause) -> bool:
    """Whether the clause has a finite verb that can be told as one."""
    forms = [t.form for t in found[clause.start : clause.end]]
    return any(form in FINITE for form in forms) or any(
        form.endswith("ed") or form in {"took", "said", "came", "went", "rose", "fell", "made", "sent", "held", "won", "lost"} for form in forms
    ) or any(form in {"we", "they", "he", "she", "i"} for form in forms)


def _is_under_way(sentence: Sentence, clause: Clause, mention: Mention, myself: Self) -> bool:
    """Whether the speaker is doing it now: "we are sending monitors"."""
    found = sentence.tokens
    verb = found[mention.start]
    if not verb.form.endswith("ing") or mention.start == clause.start:
        return False
    if found[mention.start - 1].form not in {"is", "are", "am"}:
        return False
    subject = subject_of(found, sentence.operators, clause.start, mention.start - 1)
    return subject is not None and bool(subject) and who(subject, myself) is Who.SELF


def _weigh(
    sign: int, bearing: Sequence[Operator], cue: CueView | None, near: Scope, ground: float, myself: Self
) -> Verdict:
    """The stance with its strength and the words it rests on."""
    given = [op.sense.strength for op in bearing if op.sense.strength]
    red = any(op.sense.red for op in bearing) or (cue is not None and cue.red)
    firm = 3 in given or (cue is not None and cue.strength == 3)
    turned = _is_turned(sign, bearing, cue)
    hedged = _is_hedged(sign, bearing) or (cue is not None and cue.hedged) or turned
    strength = 3 if red or (firm and not hedged) else 1 if hedged else 2
    if firm and hedged and not red:
        strength = 3 if turned and any(op.sense.strength == 3 and op.kind == "NOT" for op in bearing) else 1
    stance = Stance.SUPPORT if sign > 0 else Stance.OPPOSE
    words = tuple(dict.fromkeys([*([cue.text] if cue and cue.text else []), *(op.text for op in bearing)]))
    modal = next((op.kind for op in bearing if op.kind in {"MUST", "WILL", "MAY"}), "")
    accepts = any(op.text.split()[0].startswith(("accept", "agree", "consent", "tolerat", "live", "conced")) for op in bearing)
    accepts = accepts or (cue is not None and any(w in cue.text for w in ("accept", "agree", "consent")))
    return Verdict(stance, strength, red and strength == 3, ground, words, accepts, modal)


def _is_turned(sign: int, bearing: Sequence[Operator], cue: CueView | None) -> bool:
    """Whether support is only opposition denied: "does not oppose", "no objection"."""
    if sign < 0:
        return False
    if cue is not None and cue.turned:
        return True
    kinds = [op.kind for op in bearing]
    return kinds.count("NOT") % 2 == 1 and any(op.kind in {"CON", "VERSUS"} for op in bearing)


def _is_hedged(sign: int, bearing: Sequence[Operator]) -> bool:
    """Whether a weak word weakens the stance; "could not" and "will not consider" are no weaker than "not"."""
    denied = any(op.kind in TURNS for op in bearing)
    for op in bearing:
        weak = op.sense.strength == 1 or op.kind == "TOPIC"
        if weak and not (sign < 0 and denied and op.kind in WEAK_GOOD):
            return True
    return False
