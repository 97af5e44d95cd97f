"""What "the minister", "the country", "both sides" come back to."""

from __future__ import annotations

from plenipo.model import ActorKind, Speaker
from plenipo.reading.actors.memory import REACH_SENTENCES, Memory, Recall, is_body
from plenipo.reading.actors.phrases import Phrase
from plenipo.reading.actors.roles import RoleClass
from plenipo.reading.actors.words import INDEFINITE

_BODIES = (ActorKind.ORGANIZATION, ActorKind.GROUP, ActorKind.ARMED_GROUP)
_KINDS = {
    "organization": _BODIES,
    "organisation": _BODIES,
    "bloc": _BODIES,
    "alliance": _BODIES,
    "group": (ActorKind.GROUP, ActorKind.ARMED_GROUP),
    "movement": (ActorKind.GROUP, ActorKind.ARMED_GROUP),
    "militia": (ActorKind.ARMED_GROUP,),
}
"""What kind of actor a noun with "the" comes back to, whatever its name."""
_LAST_NAMED = ("country", "nation")
"""Nouns that come back to the state named last: "... membership for Ukraine. ... the country"."""
_OF_A_STATE = frozenset(
    ("government", "ministry", "office", "cabinet", "army", "military", "presidency", "authorities")
)
"""Organs that without a state before them are of the one spoken of."""
_NEUTRAL = frozenset(("two", "three", "same", "latter", "respective", "very", "both"))
"""Modifiers with which a noun still comes back to somebody."""
_STATES = ("country", "nation", "state", "government")
"""Nouns that only states are called."""
_PAIRS = ("country", "nation", "state", "side", "government")
"""Plural nouns that with "the" come back to a group."""


def come_back(phrase: Phrase, memory: Memory) -> tuple[Speaker, ...]:
    """Whom a title without name or state comes back to; nobody when nobody fits."""
    role = phrase.role
    if phrase.determiner in INDEFINITE and phrase.determiner != "both":
        return ()
    if not phrase.determiner or not _NEUTRAL.issuperset(phrase.modifiers):
        return ()
    if phrase.plural:
        return _several(phrase, memory)
    if role.kind in (RoleClass.CROWD, RoleClass.ORGAN, RoleClass.BODY):
        return body_called(role.name, memory)
    person = memory.one_with_role(role)
    return (person.speaker,) if person else _unnamed(role.name, memory)


def _unnamed(noun: str, memory: Memory) -> tuple[Speaker, ...]:
    """The one nobody named who bears the title: "a senior official ... the official"."""

    def fit(recall: Recall) -> int:
        speaker = recall.mention.speakers[0]
        return int(speaker.kind is ActorKind.ANONYMOUS and speaker.role.lower().endswith(noun))

    found = memory.last(fit)
    return found.mention.speakers if found else ()


def body_called(noun: str, memory: Memory) -> tuple[Speaker, ...]:
    """The last state for "the country", the last body whose name has the noun for "the Commission"."""
    if noun in _LAST_NAMED:
        states = (r for r in memory.near(REACH_SENTENCES) if _is_one(r, (ActorKind.STATE,)))
        named = next(states, None)
        return named.mention.speakers if named else ()
    last = noun.split()[-1]
    if last not in _OF_A_STATE and last in memory.bodies:
        return memory.bodies[last]
    kinds = (ActorKind.STATE,) if last in _OF_A_STATE else _KINDS.get(noun, ())

    def fit(recall: Recall) -> int:
        if not _is_one(recall, kinds):
            return 0
        return 2 if recall.mention.speakers[0].role.lower().endswith(noun) else int(recall.subject)

    found = memory.last(fit) if kinds else None
    return found.mention.speakers if found else memory.bodies.get(last, ())


def _is_one(recall: Recall, kinds: tuple[ActorKind, ...]) -> bool:
    """Whether the mention is of one body, of one of these kinds if any are given."""
    speaker = recall.mention.speakers[0]
    return len(recall.mention.speakers) == 1 and is_body(speaker) and (not kinds or speaker.kind in kinds)


def _several(phrase: Phrase, memory: Memory) -> tuple[Speaker, ...]:
    """The last two for "both sides", "the two leaders"; the last group for "the countries"."""
    pair = bool({"both", "two"} & {phrase.determiner, *phrase.modifiers})
    if not pair and phrase.role.name not in _PAIRS:
        return ()

    states = phrase.role.name in _STATES

    def fits(recall: Recall) -> int:
        number = len(recall.mention.speakers)
        if states and not all(s.kind is ActorKind.STATE for s in recall.mention.speakers):
            return 0
        return int(number == 2 if pair else number > 1)

    found = memory.last(fits, reach=3)
    if found:
        return found.mention.speakers
    return _last_two(phrase, memory) if pair else ()


def _last_two(phrase: Phrase, memory: Memory) -> tuple[Speaker, ...]:
    """The two persons (or states) of this sentence and the one before, when there are exactly two."""
    persons = phrase.is_role(RoleClass.OFFICE, RoleClass.OWN, RoleClass.VOICE)
    states = phrase.role.name in _STATES or phrase.is_role(RoleClass.ORGAN)
    met = {s.actor: s for recall in memory.near(1) for s in recall.mention.speakers}

    def fits(speaker: Speaker) -> bool:
        if persons:
            return speaker.kind is ActorKind.PERSON
        return speaker.kind is ActorKind.STATE if states else is_body(speaker)

    two = tuple(speaker for speaker in reversed(met.values()) if fits(speaker))
    return two if len(two) == 2 else ()
