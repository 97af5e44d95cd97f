"""Nouns by which codebook actors go in a text that does not name them: "the union", "the rebels"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plenipo.model import Actor, ActorKind
from plenipo.reading.actors.counterparts import names
from plenipo.reading.actors.files import items, rows
from plenipo.reading.actors.gazetteer import Gazetteer, spelling
from plenipo.reading.actors.roles import body_nouns
from plenipo.reading.actors.words import ORG_NOUNS

_REALMS = frozenset(("republic", "kingdom", "emirate", "confederation"))
_OF_STATES = frozenset(("state", "country", "nation", "side"))
"""Nouns in the names of states that could be any state's."""


def bynames(
    actors: Mapping[str, Actor], origin: Mapping[str, str], book: Gazetteer
) -> dict[str, tuple[str, ...]]:
    """The actors each noun may stand for, in the order of the codebook.

    A noun in an actor's own name ("Harbour Workers' Union") stands for it; others are in a table, by the
    gazetteer's id, by a word of the name (``~employers``) or by kind (``@armed-group``).
    """
    found: dict[str, dict[str, None]] = {}
    for actor in actors.values():
        if actor.kind is not ActorKind.PERSON:
            for noun in (*_nouns(actor, origin, book), *_known_by(actor, origin.get(actor.id, ""))):
                found.setdefault(noun, {})[actor.id] = None
    return {noun: tuple(ids) for noun, ids in found.items()}


def _nouns(actor: Actor, origin: Mapping[str, str], book: Gazetteer) -> Iterator[str]:
    """The nouns for bodies in an actor's names; those of a state only in what the codebook calls it."""
    called = list(names(actor))
    if actor.kind is not ActorKind.STATE and actor.id in origin:
        called += names(book.actors[origin[actor.id]])
    for name in called:
        words = spelling(name)
        nouns = (word for word in words if word in body_nouns() or word in ORG_NOUNS or word in _REALMS)
        yield from (noun for noun in nouns if noun not in _OF_STATES and len(words) > 1)
        if words[:2] == ("ministry", "of") and len(words) > 2:
            field = " ".join(words[2:])
            yield from ("minister", f"minister of {field}", f"{field} minister", f"{field} ministry")


def _known_by(actor: Actor, known: str) -> Iterator[str]:
    words = {word for name in names(actor) for word in spelling(name)}
    for who, nouns in rows("bynames.tsv", 2):
        if any(
            (one.startswith("@") and one[1:] == actor.kind.value)
            or (one.startswith("~") and one[1:] in words)
            or one == known
            for one in items(who)
        ):
            yield from items(nouns)
