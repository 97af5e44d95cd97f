"""Which actor of the gazetteer a codebook actor is: "French government" is France."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping

from plenipo.model import Actor, ActorKind
from plenipo.reading.actors.gazetteer import Gazetteer, spelling
from plenipo.reading.actors.roles import RoleClass
from plenipo.reading.actors.surfaces import Sense

_BRACKET = re.compile(r"(.*\S)\s*\(([^()]+)\)\s*")
_FORMAL = (
    ("government",),
    ("state",),
    ("republic",),
    ("kingdom",),
    ("delegation",),
    ("people's", "republic"),
)
"""Words before "of" that make no other actor of a state."""
_SPEAKING = frozenset(("mediator", "negotiator", "official", "representative", "state"))
"""Nouns after a state's name or adjective that make no other actor of it, besides those of its organs."""
_OF_STATES = (Sense.ACTOR, Sense.SEAT, Sense.TOWN, Sense.ADJECTIVE, Sense.PEOPLE)
_PERSONS = (Sense.PERSON, Sense.SURNAME)
_STAND_IN = {
    "european-commission": "european-union",
    "council-of-the-eu": "european-union",
    "european-council": "european-union",
    "un-secretariat": "united-nations",
}
"""Organs that a codebook may have in the place of the body they are of."""


def names(actor: Actor) -> tuple[str, ...]:
    """What an actor is called; a name and its short form in brackets are two.

    >>> names(Actor("eu", "European Union (EU)", aliases=("Brussels",)))
    ('European Union', 'EU', 'Brussels')
    """
    found: list[str] = []
    for name in (actor.name, *actor.aliases):
        parts = _BRACKET.fullmatch(name)
        found += parts.groups() if parts else [name]
    return tuple(dict.fromkeys(found))


def whose(words: tuple[str, ...], book: Gazetteer) -> str | None:
    """The state or body whose government or envoys a spelling names, by gazetteer id.

    >>> from plenipo.reading.actors.gazetteer import gazetteer
    >>> whose(spelling("French government"), gazetteer()), whose(spelling("Government of Iran"), gazetteer())
    ('france', 'iran')
    """
    if "of" in words[1:-1]:
        cut = words.index("of")
        rest = words[cut + 1 + (words[cut + 1] == "the") :]
        return _state(rest, book) if words[:cut] in _FORMAL else None
    if len(words) < 2 or not _is_organ(words[-1], book):
        return None
    genitive = words[-2] in ("'s", "'")
    return _state(words[: -1 - genitive], book)


def _is_organ(word: str, book: Gazetteer) -> bool:
    roles = [s.role for s in book.trie.get((word,)) if s.role]
    return any(role.kind is RoleClass.ORGAN or role.name in _SPEAKING for role in roles)


def _state(words: tuple[str, ...], book: Gazetteer) -> str | None:
    found = sorted((s for s in book.trie.get(words) if s.target and s.sense in _OF_STATES), key=_sense)
    return found[0].target if found else None


def _sense(surface: object) -> int:
    return int(getattr(surface, "sense", 0))


def matches(actors: Iterable[Actor], book: Gazetteer) -> dict[str, str]:
    """Gazetteer ids and the codebook actors that take their places: the best named one, or else the first."""
    best: dict[str, tuple[tuple[int, int, int], str]] = {}
    for order, actor in enumerate(actors):
        for rank, known in _counterparts(actor, book):
            key = (*rank, order)
            if known not in best or key < best[known][0]:
                best[known] = (key, actor.id)
    same = {known: own for known, (_, own) in best.items()}
    for organ, body in _STAND_IN.items():
        if organ in same and body not in same:
            same[body] = same[organ]
    return same


def _counterparts(actor: Actor, book: Gazetteer) -> Iterator[tuple[tuple[int, int], str]]:
    for alias, name in enumerate(names(actor)):
        words = spelling(name)
        found = [s for s in book.trie.get(words) if s.target]
        for one in found:
            person = one.sense in _PERSONS
            if person == (actor.kind is ActorKind.PERSON) or (one.sense is Sense.PERSON and _may_be(actor)):
                yield (int(one.sense), min(alias, 1)), one.target
        state = None if found or actor.kind is ActorKind.PERSON else whose(words, book)
        if state is not None:
            yield (int(Sense.THING), min(alias, 1)), state


def _may_be(actor: Actor) -> bool:
    """Whether a codebook leaves open what sort of actor it is."""
    return actor.kind is ActorKind.ORGANIZATION


def of_their_kind(actors: Mapping[str, Actor], same: Mapping[str, str], book: Gazetteer) -> dict[str, Actor]:
    """The codebook's actors, each that does not say its kind of the kind its counterpart has."""
    found = dict(actors)
    for known, own in same.items():
        kind = book.actors[known].kind
        if own in actors and _may_be(actors[own]) and found[own].kind is not ActorKind.STATE:
            found[own] = dataclasses.replace(found[own], kind=kind)
    return found
