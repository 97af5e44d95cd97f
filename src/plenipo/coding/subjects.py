"""Whether a clause speaks of its speaker or of somebody else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from plenipo.coding.lexicon import word_list
from plenipo.coding.operators import Operator
from plenipo.coding.tokens import Token, tokens
from plenipo.model import ActorKind, Codebook, Mode, Span, Statement

FIRST = word_list("first")
SECOND = frozenset(["you", "your", "yours"])
THIRD_PERSON = word_list("third-person")
POSSESSIVES = frozenset(["my", "our", "his", "her", "its", "their", "your"])
DUMMIES = word_list("dummies")
ANYBODY = word_list("anybody")
OWN = word_list("own")
NOT_OURSELVES = word_list("not-ourselves")
REBELS = word_list("rebels")
FUNCTION_WORDS = word_list("function-words")
STOPS_SUBJECT = frozenset(["that", ",", "and", "or", "but", "if", "as", "than", "to"])
ADVERBS = word_list("adverbs")
PAST_MARKS = word_list("past-marks")


class Who(Enum):
    """Whom a clause speaks of."""

    SELF = "self"
    OTHER = "other"
    NOBODY = "nobody"
    """A dummy ("it is time to"), or no subject of its own."""


@dataclass(frozen=True, slots=True)
class Self:
    """The words that mean the speaker in a statement."""

    names: frozenset[str]
    pronouns: frozenset[str]
    owns_definite: bool
    """Whether "the government" is likely the speaker's own."""
    parties: frozenset[str]
    """Ids of the speakers and of those they speak for."""
    text: str
    """The document, for the names as written in it."""
    party_named: Callable[[str], str | None]
    """The id of whoever has a name, alias or capital: "Warsaw" is Poland."""


def self_words(
    statement: Statement, text: str, codebook: Codebook, party_named: Callable[[str], str | None]
) -> Self:
    """What a statement's speakers are called: as written, in the codebook, and by pronouns."""
    source = " ".join(span.of(text) for span in statement.source)
    names: set[str] = set(_name_words(source))
    rebels = False
    for speaker in statement.speakers:
        rebels |= speaker.kind is ActorKind.ARMED_GROUP
        for actor_id in (speaker.actor, speaker.on_behalf_of or ""):
            names |= _name_words(actor_id.replace("-", " "))
            actor = codebook.actors.get(actor_id)
            for name in (actor.name, *actor.aliases, actor.speaks_for or "") if actor else ():
                names |= _name_words(name.replace("-", " "))
        names |= _name_words(speaker.name)
    rebels |= not REBELS.isdisjoint(names)
    pronouns = FIRST if statement.mode is Mode.DIRECT else FIRST | THIRD_PERSON
    ids = [who for speaker in statement.speakers for who in (speaker.actor, speaker.party)]
    spoken_for = [codebook.actors[who].speaks_for or who for who in ids if who in codebook.actors]
    parties = frozenset((*ids, *spoken_for))
    return Self(frozenset(names - FUNCTION_WORDS), pronouns, not rebels, parties, text, party_named)


@lru_cache(maxsize=4096)
def _name_words(text: str) -> frozenset[str]:
    found = tokens(text, Span(0, len(text)))
    return frozenset(token.form for token in found if not token.mark and len(token.form) > 1)


def who(subject: Sequence[Token], myself: Self) -> Who:
    """Whom a subject names: the speaker, somebody else, or nobody in particular."""
    forms = [token.form for token in subject if not token.mark]
    if not forms:
        return Who.NOBODY
    if forms[0] in POSSESSIVES:
        if forms[0] in {"our", "my"}:
            return Who.OTHER if forms[-1] in NOT_OURSELVES else Who.SELF
        return Who.SELF if forms[-1] in OWN and forms[0] in myself.pronouns else Who.OTHER
    if not myself.pronouns.isdisjoint(forms) or not myself.names.isdisjoint(forms):
        return Who.SELF
    if all(form in DUMMIES or form in ANYBODY for form in forms):
        return Who.NOBODY
    definite = myself.owns_definite and len(forms) <= 2 and forms[-1] in OWN
    if (definite and not any(t.owner or t.capital for t in subject[1:])) or _names_me(subject, myself):
        return Who.SELF
    return Who.OTHER


def _names_me(subject: Sequence[Token], myself: Self) -> bool:
    """Whether a name in the subject is another name of the speaker's party: "Warsaw" for Poland."""
    run: list[Token] = []
    for token in (*subject, None):
        if token is not None and token.capital and not token.owner:
            run.append(token)
        elif run:
            name = myself.text[run[0].start : run[-1].end]
            if myself.party_named(name) in myself.parties:
                return True
            run = []
    return False


def subject_of(
    found: Sequence[Token], verbs: Iterable[Operator], start: int, verb: int
) -> list[Token] | None:
    """The words of the subject of the verb at ``verb``; ``None`` when it shares that of a verb before it."""
    ends = {op.end for op in verbs}
    at = verb - 1
    while at >= start and (
        found[at].form in ADVERBS or found[at].form in PAST_MARKS or found[at].form.endswith("ly")
    ):
        at -= 1
    if at < start:
        return []
    if found[at].form == "to" or at + 1 in ends:
        return None
    words: list[Token] = []
    while at >= start and found[at].form not in STOPS_SUBJECT and at + 1 not in ends:
        words.append(found[at])
        at -= 1
    return words[::-1]
