"""What "the minister", "the country", "both sides" come back to."""

from __future__ import annotations

from plenipo.model import ActorKind, Speaker
from plenipo.reading.actors.memory import REACH_SENTENCES, Memory, Recall, is_body
from plenipo.reading.actors.phrases import Phrase
from plenipo.reading.actors.roles import RoleClass
from plenipo.reading.spelling import respelled

_BODIES = (ActorKind.ORGANIZATION, ActorKind.GROUP, ActorKind.ARMED_GROUP)
_CIVIL = (ActorKind.ORGANIZATION, ActorKind.GROUP)
_ARMED = (ActorKind.ARMED_GROUP,)
_KINDS = {
    "organization": _BODIES,
    "bloc": _CIVIL,
    "alliance": _CIVIL,
    "group": (ActorKind.GROUP, ActorKind.ARMED_GROUP),
    "movement": (ActorKind.GROUP, ActorKind.ARMED_GROUP),
    "militia": _ARMED,
}
"""What kind of actor a noun with "the" comes back to, whatever its name."""
_LAST_NAMED = ("country", "nation")
"""Nouns that come back to the state named last: "... membership for Ukraine. ... the country"."""
_OF_A_STATE = frozenset(
    ("government", "ministry", "office", "cabinet", "army", "military", "presidency", "authorities")
)
"""Organs that without a state before them are of the one spoken of."""
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "both", "two"))
"""Determiners of what was spoken of before."""
_NEUTRAL = frozenset(("two", "three", "same", "latter", "respective", "very", "both"))
"""Modifiers with which a noun still comes back to somebody."""
_STATES = ("country", "nation", "state", "government", "capital")
"""Nouns that only states are called."""
_OF_TWO = ("delegation", "team", "party")
"""Plural nouns that with "the" come back to two spoken of one by one."""
_PAIRS = ("country", "nation", "state", "side", "government", "party", "delegation", "team", "capital")
"""Plural nouns that with "the" come back to a group."""


def come_back(phrase: Phrase, memory: Memory) -> tuple[Speaker, ...]:
    """Whom a title without name or state comes back to; nobody when nobody fits."""
    role = phrase.role
    if phrase.determiner not in _DEFINITE or not (_NEUTRAL.issuperset(phrase.modifiers) or _is_pair(phrase)):
        return ()
    if phrase.plural:
        return _several(phrase, memory)
    if role.kind in (RoleClass.CROWD, RoleClass.ORGAN, RoleClass.BODY):
        return body_called(role.name, memory)
    person = memory.one_with_role(role)
    return (person.speaker,) if person else _unnamed(role.name, memory)


def _unnamed(noun: str, memory: Memory) -> tuple[Speaker, ...]:
    """The one nobody named who bears the title: "a senior official ... the official".

    Where nobody is known to hold an office, the state has its title: "the French minister ... the minister".
    """

    def fit(recall: Recall) -> int:
        speaker = recall.mention.speakers[0]
        alone = len(recall.mention.speakers) == 1 and not recall.mention.plural
        return int(alone and _bears(speaker.role, noun))

    found = memory.last(fit)
    return found.mention.speakers if found else ()


def _bears(title: str, noun: str) -> bool:
    """Whether a title as written is one of a noun: "deputy minister of France" of "minister"."""
    words = respelled(title.lower())
    return words.endswith(noun) or f"{noun} of " in words or f"{noun} for " in words


def body_called(noun: str, memory: Memory) -> tuple[Speaker, ...]:
    """The last state for "the country", the last body whose name has the noun for "the Commission"."""
    last = noun.split()[-1]
    if noun in _LAST_NAMED:
        return _last_of((ActorKind.STATE,), memory) or memory.called(noun)
    if last in _OF_A_STATE:
        return _state_with(noun, memory) or memory.called(last)
    if last in memory.bodies:
        return memory.bodies[last]
    return (_last_of(_KINDS[noun], memory) if noun in _KINDS else ()) or memory.called(noun)


def _last_of(kinds: tuple[ActorKind, ...], memory: Memory) -> tuple[Speaker, ...]:
    """The body of one of these kinds spoken of, or spoken for, last."""
    for recall in memory.near(REACH_SENTENCES):
        body = memory.bodies_of(recall)
        if body is not None and body.kind in kinds:
            return (body,)
    return ()


def armed_group(memory: Memory) -> tuple[Speaker, ...]:
    """The armed group spoken of last: "the Islamist group", "the paramilitary group"."""
    return _last_of(_ARMED, memory)


def _state_with(noun: str, memory: Memory) -> tuple[Speaker, ...]:
    """The state whose "foreign ministry" was spoken of, or the one that is the subject."""

    def fit(recall: Recall) -> int:
        body = memory.bodies_of(recall)
        if body is None or body.kind is not ActorKind.STATE:
            return 0
        role = respelled(recall.mention.speakers[0].role.lower())
        return 2 if role.endswith(noun) else int(recall.subject)

    found = memory.last(fit)
    body = memory.bodies_of(found) if found else None
    return (body,) if body else ()


def _is_pair(phrase: Phrase) -> bool:
    """Whether a phrase means two: "both downstream countries"."""
    return phrase.plural and not {"both", "two"}.isdisjoint((phrase.determiner, *phrase.modifiers))


def _several(phrase: Phrase, memory: Memory) -> tuple[Speaker, ...]:
    """The last two for "both sides", "the two leaders"; the last group for "the countries"."""
    pair = _is_pair(phrase)
    if not pair and (phrase.role.name not in _PAIRS or (memory.delegates and phrase.role.name == "party")):
        return ()

    states = phrase.role.name in _STATES

    def fits(recall: Recall) -> int:
        number = len(recall.mention.speakers)
        if states and not all(s.kind is ActorKind.STATE for s in recall.mention.speakers):
            return 0
        return int(number == 2 if pair else number > 1)

    def fits_by_noun(recall: Recall) -> int:
        named = recall.mention.span.of(memory.text).lower().split()
        return int(fits(recall) and any(word.startswith(phrase.role.name) for word in named))

    same = memory.last(fits_by_noun) if pair else None  # "delegations of A and B ... both delegations"
    found = same or memory.last(fits, reach=3)
    if found:
        return found.mention.speakers
    if not pair and phrase.role.name not in _OF_TWO:
        return ()
    two = phrase.role.name in _OF_TWO or states or phrase.role.name == "side"
    return _last_two(phrase, memory) or (memory.rivals if two else ())


def _last_two(phrase: Phrase, memory: Memory) -> tuple[Speaker, ...]:
    """The two persons (or states) of this sentence and the one before, when there are exactly two."""
    persons = phrase.is_role(RoleClass.OFFICE, RoleClass.OWN, RoleClass.VOICE)
    states = phrase.role.name in _STATES or (
        phrase.is_role(RoleClass.ORGAN) and phrase.role.name not in _OF_TWO
    )

    def fits(speaker: Speaker) -> bool:
        if persons:
            return speaker.kind is ActorKind.PERSON or (bool(speaker.role) and is_body(speaker))
        return speaker.kind is ActorKind.STATE if states else is_body(speaker)

    for reach in (1, 2, 3):
        met = {s.actor: s for r in memory.near(reach) for s in r.mention.speakers if fits(s)}
        if len(met) >= 2:
            return tuple(reversed(met.values())) if len(met) == 2 else ()
    return ()
