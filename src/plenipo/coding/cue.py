"""What the words that attribute a statement say about the speaker's stance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from plenipo.coding.inflection import lemma
from plenipo.coding.operators import Operator, operators
from plenipo.coding.tokens import Token
from plenipo.model import Stance


def _lemmas(words: str) -> frozenset[str]:
    return frozenset(lemma(word) for word in words.split())


ACCUSES = _lemmas("accuse blame charge allege suspect lambast berate mock ridicule thank congratulate")
WARNS = _lemmas("warn caution fear worry")
DENIES = _lemmas("deny")
NAMES = _lemmas("call consider deem regard view describe label brand dub see find judge declare")
REPORTS_CLAUSES = _lemmas(
    """insist consider agree suggest reaffirm affirm reiterate maintain concede promise vow pledge believe
    guarantee declare     stress emphasise underline underscore highlight confirm"""
)
STRESSES = _lemmas(
    "stress emphasise underline underscore highlight reiterate repeat reaffirm promise announce pledge"
)
COMMENTS = _lemmas("comment speculate elaborate answer")
QUOTES = _lemmas("say tell add write tweet post declare announce promise shout reply answer cry state")
INSISTS = _lemmas("insist demand urge ask propose suggest recommend agree request maintain")
LOOKS = _lemmas("consider explore weigh contemplate mull")
TELLS = _lemmas("say mention specify confirm indicate disclose reveal elaborate")


class Force(Enum):
    """How a cue carries its content."""

    SAYS = "says"
    """Only reports: the content must itself show the stance."""
    HOLDS = "holds"
    """Is itself an attitude towards the content ("called for", "rejected")."""
    TALKS = "talks"
    """Merely talks about the content ("discussed")."""
    VOID = "void"
    """Says nothing of the speaker's own position ("accused")."""


@dataclass(frozen=True, slots=True)
class CueView:
    """The stance a cue gives its content before the content is read."""

    force: Force
    sign: int
    """+1 or -1 towards the content."""
    strength: int
    hedged: bool
    red: bool
    turned: bool
    """Whether the sign comes from a denied opposition ("did not rule out")."""
    names: bool
    """Whether the cue passes a judgement: "called X a mistake"."""
    prefers: bool
    insists: bool
    """Whether it asks for what it reports ("insisted that X be held")."""
    quotes: bool
    """Whether the cue may carry a mere phrase: "said: no troops"."""
    plans: bool
    """Whether it looks ahead ("would", "ready to", "wants"), so that "after" can be a condition."""
    text: str


def _sign(found: Sequence[Operator]) -> int:
    sign = 1
    for op in found:
        sign *= -1 if op.kind in {"NOT", "CON", "VERSUS", "BAD", "LESS", "SPOIL"} else 1
    return sign


PLANS = _lemmas(
    "readiness willingness intention offer commitment desire wish determination preparedness propose promise"
)


def view(cue: Sequence[Token], polarity: Stance, *, clausal: bool, judged: bool = False) -> CueView:
    """What the cue's words and the reader's polarity make of the content.

    ``clausal`` says whether the content is a clause with a verb of its own: "insisted that X be held"
    reports, "insisted on X" holds.
    ``judged`` says whether the content holds a judgement for a cue that names things
    ("called X a mistake"). A polarity the reader is sure of wins over the words.
    """
    lemmas = {token.lemma for token in cue}
    found = operators(cue)
    names = bool(lemmas & NAMES) and judged and not any(op.kind == "TOPIC" for op in found)
    found = [] if names else found
    kinds = {op.kind for op in found}
    sign = polarity.sign or _sign(found)
    force = _force(lemmas, kinds, found, polarity, clausal)
    if lemmas & WARNS and "against" not in lemmas:
        sign = 1 if clausal else -1
    attitude = kinds & {"CON", "VERSUS", "BAD"}
    turned = bool(sign > 0 and kinds & {"NOT", "LESS"} and attitude)
    if polarity is Stance.NEUTRAL and force is Force.HOLDS:
        sign = _sign(found)
    strengths = [op.sense.strength for op in found if op.sense.strength]
    reports = clausal and bool(lemmas & REPORTS_CLAUSES)
    hedged = 1 in strengths and not reports and not any(op.sense.red for op in found)
    if "NOT" in kinds and sign < 0:
        hedged = hedged and bool(attitude)
    return CueView(
        force=force,
        sign=sign if force in {Force.HOLDS, Force.SAYS} else 1,
        strength=_strength(strengths, hedged=hedged, turned=turned, clausal=clausal, lemmas=lemmas),
        hedged=hedged,
        red=any(op.sense.red for op in found),
        turned=turned,
        names=names,
        prefers=lemma("prefer") in lemmas,
        insists=bool(lemmas & INSISTS),
        plans=_plans(cue, kinds),
        quotes=not lemmas or bool(lemmas & QUOTES),
        text=" ".join(token.form for token in cue if not token.mark),
    )


def _plans(cue: Sequence[Token], kinds: set[str]) -> bool:
    if kinds & {"WILL", "MAY", "MUST"} or (cue and cue[-1].form == "to"):
        return True
    if any(token.lemma in PLANS for token in cue):
        return True
    return not any(token.form.endswith("ed") or token.lemma == "be" for token in cue)


def _strength(given: Sequence[int], *, hedged: bool, turned: bool, clausal: bool, lemmas: set[str]) -> int:
    if hedged or turned:
        return 1
    if clausal and lemmas & REPORTS_CLAUSES:
        return 2
    return max([2, *given])


def _force(
    lemmas: set[str], kinds: set[str], found: Sequence[Operator], polarity: Stance, clausal: bool
) -> Force:
    if not lemmas:
        return Force.TALKS if polarity is Stance.NEUTRAL else Force.SAYS
    telling = "TELL" in kinds and not kinds & {"PRO", "CON", "FOR", "VERSUS"}
    if telling or lemmas & (ACCUSES | COMMENTS) or (lemmas & TELLS and "NOT" in kinds):
        return Force.VOID
    if polarity is Stance.NEUTRAL and kinds & {"ASK", "OPEN", "TOPIC", "TELL"}:
        return Force.VOID if kinds & {"ASK", "TELL"} and "OPEN" not in kinds else Force.TALKS
    if clausal and lemmas & (REPORTS_CLAUSES | WARNS | DENIES):
        return Force.SAYS
    if lemmas & WARNS:
        return Force.HOLDS
    attitudes = kinds & {"PRO", "CON", "FOR", "VERSUS", "GOOD", "BAD", "LESS", "SPOIL"}
    if polarity is not Stance.NEUTRAL:
        only_says = kinds <= {"SAY", "NOT", "BOOST", "HEDGE"} and bool(kinds & {"SAY"})
        return (
            Force.SAYS
            if only_says and (clausal or polarity is Stance.SUPPORT) and not lemmas & STRESSES
            else Force.HOLDS
        )
    if attitudes:
        return Force.TALKS if _weighed(found, lemmas) else Force.HOLDS
    return Force.HOLDS if lemmas & STRESSES and not clausal else Force.SAYS


def _weighed(found: Sequence[Operator], lemmas: set[str]) -> bool:
    """Whether the cue only looks at something: "considered the draft", not "is considering it"."""
    kinds = {op.kind for op in found}
    looks = kinds <= {"PRO", "NOT"} and all(op.sense.strength == 1 for op in found if op.kind == "PRO")
    return looks and bool(lemmas & LOOKS) and not lemmas & {"be"}
