"""Which way a clause leans towards a wording in it, how firmly, and by what words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plenipo.coding.clauses import Clause
from plenipo.coding.cue import Force
from plenipo.coding.ground import ground
from plenipo.coding.mentions import Mention
from plenipo.coding.occurrence import MODALS, Occurrence
from plenipo.coding.operators import Operator
from plenipo.coding.others import is_of_others
from plenipo.coding.scope import scope
from plenipo.coding.thesaurus import concept
from plenipo.coding.tokens import Token
from plenipo.model import Stance

STAYS = concept("stay")
TURNS = frozenset({"NOT", "CON", "VERSUS", "LESS", "BAD", "SPOIL", "UNDER"})
WILLS = ("PRO", "CON", "NOT", "GOOD", "BAD", "MUST")
WEAK_SUPPORT = frozenset({"PRO", "GOOD", "MAY", "TOPIC"})
ACCEPTS = ("accept", "agree", "consent", "tolerat", "live", "conced")


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
    lasts: bool = False
    """Whether something is to stay as it is."""


def verdict(here: Occurrence) -> Verdict | None:
    """The speaker's stance towards the mention, or ``None`` if the words show none."""
    if is_of_others(here):
        return None
    if here.has_before("OPEN"):
        return _undecided(0.8, [op.text for op in here.before if op.kind == "OPEN"])
    if here.has_before("ASK") or here.sentence.question:
        return None
    if here.has_before("TELL") and not here.has_before("MUST"):
        return None
    if here.governor is not None and here.cue.force is Force.TALKS:
        return _undecided(0.7, [here.cue.text])
    if here.has_before("TOPIC") and not (here.governed or here.has_before(*WILLS) or _is_called(here)):
        return None
    sure = ground(here)
    return _weighed(here, sure) if sure else None


def _is_called(here: Occurrence) -> bool:
    """Whether the cue passes a judgement on the talk of it: "deemed a discussion of X premature"."""
    return here.cue.names and here.has_after("GOOD", "BAD")


def _undecided(sure: float, words: Sequence[str]) -> Verdict:
    return Verdict(Stance.NEUTRAL, 2, False, sure, tuple(words))


def direction(found: Sequence[Token], operators: Sequence[Operator], clause: Clause, mention: Mention) -> int:
    """+1 if the words leave the mention as it is, -1 if they turn it ("no X", "X ends")."""
    near = scope(found, operators, clause, mention, names=False)
    return _sign((*near.before, *near.after))


def _sign(bearing: Sequence[Operator]) -> int:
    """The product of the words' signs; "neither ... nor" is one negation."""
    turns = [op for op in bearing if op.kind in TURNS]
    nors = sum(op.text in {"nor", "neither"} for op in turns)
    return -1 if (len(turns) - max(0, nors - 1)) % 2 else 1


def _counted(here: Occurrence) -> list[Operator]:
    """The words that count: a reason for a refusal ("rejected as premature") does not refuse again."""
    against = here.has("CON", "VERSUS") or (here.governor is not None and here.cue.sign < 0)
    if not against or any(op.kind in MODALS for op in here.after):
        return list(here.bearing)
    return [*here.before, *(op for op in here.after if op.kind != "BAD")]


def _weighed(here: Occurrence, sure: float) -> Verdict:
    """The stance with its strength and the words it rests on."""
    counted, cue = _counted(here), here.governor
    sign = _sign(counted) * (cue.sign if cue else 1) * (-1 if here.has_before("OVER") else 1)
    strength, red = _strength(here, counted, sign)
    quoted = [cue.text] if cue and cue.text else []
    accepts = any(
        word.startswith(ACCEPTS) for text in (*quoted, *(op.text for op in counted)) for word in text.split()
    )
    return Verdict(
        stance=Stance.SUPPORT if sign > 0 else Stance.OPPOSE,
        strength=strength,
        red=red,
        ground=sure,
        words=tuple(dict.fromkeys([*quoted, *(op.text for op in counted)])),
        acceptance=accepts,
        modal=next((op.kind for op in counted if op.kind in MODALS), ""),
        lasts=any(op.kind == "STAY" for op in (*counted, *here.inside)) or STAYS in here.mention.wording.keys,
    )


def _strength(here: Occurrence, counted: Sequence[Operator], sign: int) -> tuple[int, bool]:
    """1 to 3, and whether it is a red line: a red-line word wins, then a hedge, then a firm word."""
    cue = here.governor
    if any(op.sense.red for op in counted) or (cue is not None and cue.red):
        return 3, True
    turned = _is_turned(here, counted, sign)
    if turned and any(op.kind == "NOT" and op.sense.strength == 3 for op in counted):
        return 3, False
    if turned or _is_hedged(here, counted, sign) or (cue is not None and cue.hedged):
        return 1, False
    firm = any(op.sense.strength == 3 for op in counted) or (cue is not None and cue.strength == 3)
    return (3 if firm else 2), False


def _is_turned(here: Occurrence, counted: Sequence[Operator], sign: int) -> bool:
    """Whether support is only opposition denied: "does not oppose", "no objection"."""
    if sign < 0:
        return False
    if here.governor is not None and here.cue.turned:
        return True
    denials = sum(op.kind == "NOT" for op in counted)
    return denials % 2 == 1 and any(op.kind in {"CON", "VERSUS"} for op in counted)


def _is_hedged(here: Occurrence, counted: Sequence[Operator], sign: int) -> bool:
    """Whether a weak word weakens the stance; "could not" is no weaker than "not"."""
    denied = any(op.kind in TURNS for op in counted) or (here.governor is not None and here.cue.sign < 0)
    return any(
        (op.sense.strength == 1 or op.kind == "TOPIC")
        and not (sign < 0 and denied and op.kind in WEAK_SUPPORT)
        for op in counted
    )
