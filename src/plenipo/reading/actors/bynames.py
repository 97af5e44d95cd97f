"""Nouns by which codebook actors go in a text that does not name them: "the union", "the rebels"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from plenipo.model import Actor, ActorKind
from plenipo.reading.actors.counterparts import names
from plenipo.reading.actors.files import items, rows
from plenipo.reading.actors.gazetteer import Gazetteer, spelling
from plenipo.reading.actors.roles import body_nouns
from plenipo.reading.actors.words import OPENERS, ORG_NOUNS
from plenipo.reading.tags import lexicon

_REALMS = frozenset(("republic", "kingdom", "emirate", "confederation"))
_SHORTEST_COINED = 4
_LIKE_ADJECTIVES = ("an", "ese", "ish", "ic", "al", "ern", "ous", "ive", "ary", "s", "ed", "ing", "er", "ity")
"""How words end that are likely adjectives or common nouns, as "Halmyrian" in a farmers' league's name."""
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


def distinctive(actors: Iterable[Actor], book: Gazetteer) -> dict[str, str]:
    """The first words of bodies' names that nobody else's name has: "Corvex" for "Corvex Marine Insurance".

    Words that English has, and those the gazetteer knows, stand for nobody; nor do those that end like
    adjectives.
    """
    holders: Counter[str] = Counter()
    firsts: dict[str, str] = {}
    for actor in actors:
        spelled = [spelling(name) for name in names(actor)]
        holders.update({word for words in spelled for word in words})
        words = spelled[0] if spelled else ()
        if actor.kind is not ActorKind.PERSON and len(words) > 1 and _is_coined(words[0], book):
            firsts[words[0]] = actor.id
    return {word: actor for word, actor in firsts.items() if holders[word] == 1}


def _is_coined(word: str, book: Gazetteer) -> bool:
    """Whether a word can only be a name."""
    if len(word) < _SHORTEST_COINED or not word.isalpha() or word.endswith(_LIKE_ADJECTIVES):
        return False
    return word not in lexicon().classes and word not in OPENERS and not book.trie.get((word,))
