"""He, she, it, they: who was meant."""

from __future__ import annotations

from plenipo.model import ActorKind, Speaker
from plenipo.reading.actors.context import Context
from plenipo.reading.actors.memory import Memory, Recall, is_body
from plenipo.reading.actors.mention import Mention, MentionKind
from plenipo.reading.actors.phrases import Phrase
from plenipo.reading.actors.words import CUE_VERB_AFTER_IT, SPEECH, VERBISH

_GENDER = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "herself": "f"}
_AUXILIARIES = frozenset(
    ["would", "could", "will", "has", "had", "did", "does", "should", "may", "might", "must", "can"]
)
_OF_THINGS = frozenset(
    ("showed", "shows", "found", "finds", "felt", "feels", "called", "calls", "continued", "went")
)
"""Verbs of speech that things do as well."""
_POSSESSIVE = frozenset(("his", "their", "its"))
_REFLEXIVE = frozenset(("himself", "herself", "itself", "themselves"))


def pronoun(phrase: Phrase, context: Context, memory: Memory) -> Mention | None:
    """The mention a pronoun makes and whom it stands for; ``None`` for nobody ("it is late")."""
    word = context.norm(phrase.first)
    if word in _REFLEXIVE:
        return None
    possessive = word in _POSSESSIVE or (word == "her" and _owns(context, phrase.last))
    if word == "it" and not _somebody_acts(context, phrase.last):
        return None
    speakers = referents(word, memory, possessive=possessive)
    if word in ("it", "its") and not speakers:
        return None
    span = context.tokens.span(phrase.first, phrase.last)
    return Mention(
        span, span, MentionKind.PRONOUN, speakers, possessive, plural=word in ("they", "them", "their")
    )


def referents(word: str, memory: Memory, *, possessive: bool = True) -> tuple[Speaker, ...]:
    """Whom a pronoun stands for here; nobody if nobody fits."""
    object_of = memory.clause_subject() if word in ("him", "them", "her") and not possessive else None
    if word in _GENDER:
        return _somebody(_GENDER[word], memory, object_of)
    if word in ("it", "its"):
        found = memory.last(lambda r: int(len(r.mention.speakers) == 1 and _one_body(r)), reach=2, late=True)
    else:
        found = _they(memory, object_of, subject=word != "them")
    return found.mention.speakers if found else ()


def _they(memory: Memory, object_of: Recall | None, *, subject: bool) -> Recall | None:
    """The last group; where delegates speak, or no group is near, also a state that is the subject."""
    if subject and memory.delegates:
        here = memory.last(lambda r: r.subject and (_several(r) or _one_body(r)), reach=0, late=True)
        if here:
            return here
    group = memory.last(lambda r: r is not object_of and _several(r), reach=3)
    if group or not subject:
        return group
    return memory.last(lambda r: r.subject and _one_body(r), reach=1)


def _somebody_acts(context: Context, at: int) -> bool:
    """Whether "it" is followed by what only somebody does: "it rejected", "it will also support"."""
    if context.norm(at) in CUE_VERB_AFTER_IT or (
        context.norm(at) in SPEECH and context.norm(at) not in _OF_THINGS
    ):
        return True
    if context.norm(at) not in _AUXILIARIES:
        return False
    at += 1
    while context.norm(at) in ("also", "not", "never", "already", "therefore", "still", "now"):
        at += 1
    verb = context.norm(at)
    return verb in SPEECH or f"{verb}s" in SPEECH or (verb.endswith("ed") and verb != "need")


def _somebody(gender: str, memory: Memory, object_of: Recall | None) -> tuple[Speaker, ...]:
    """He or she: a person of that gender or of none known; where delegates speak, a state as well."""

    def fit(recall: Recall) -> int:
        if recall is object_of:
            return 0
        person = memory.person_of(recall)
        if person is not None and person.speaker.kind is ActorKind.PERSON:
            return 2 if person.gender in ("", gender) else 0
        if len(recall.mention.speakers) > 1:
            return 0
        speaker = recall.mention.speakers[0]
        if speaker.kind is ActorKind.ANONYMOUS:
            crowd = recall.mention.plural or recall.mention.kind in (MentionKind.GROUP, MentionKind.ORGAN)
            return 2 if recall.subject and not crowd else 0
        if speaker.role and recall.mention.kind is MentionKind.TITLE:
            return 2 if recall.subject else 1
        return 1 if memory.delegates and is_body(speaker) and recall.subject else 0

    found = memory.last(fit)
    if found is None:
        return ()
    person = memory.person_of(found)
    if person is not None and not person.gender and person.speaker.kind is ActorKind.PERSON:
        person.gender = gender
    return found.mention.speakers


def _several(recall: Recall) -> bool:
    return recall.mention.plural or len(recall.mention.speakers) > 1


def _one_body(recall: Recall) -> bool:
    return is_body(recall.mention.speakers[0])


def _owns(context: Context, last: int) -> bool:
    """Whether "her" has a noun after it."""
    follower = context.norm(last)
    return follower.isalpha() and follower not in VERBISH
