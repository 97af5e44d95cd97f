"""The built-in directory of states, organisations, groups and office holders."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from plenipo.model import Actor, ActorKind, Office
from plenipo.reading.actors.files import items, rows
from plenipo.reading.actors.roles import roles
from plenipo.reading.actors.surfaces import Sense, Surface, Trie
from plenipo.reading.actors.tokens import tokenise
from plenipo.reading.spelling import american


@dataclass(slots=True)
class Gazetteer:
    """Actors by id, their spellings, and the gender of persons where it is known."""

    actors: dict[str, Actor] = field(default_factory=dict)
    trie: Trie = field(default_factory=Trie)
    gender: dict[str, str] = field(default_factory=dict)
    towns: dict[str, str] = field(default_factory=dict)


def spelling(name: str) -> tuple[str, ...]:
    """A name as it is looked up: folded words in American spelling, without a leading article.

    >>> spelling("the Élysée"), spelling("Labour Party")
    (('elysee',), ('labor', 'party'))
    """
    return tuple(map(american, folded(name)))


def folded(name: str) -> list[str]:
    """A name as folded words, without a leading article."""
    plain = name.isascii() and name.replace(" ", "").isalnum()  # most are, and loading is quicker for it
    words = name.lower().split() if plain else [word.name for word in tokenise(name).words]
    return words[1:] if words[:1] == ["the"] and len(words) > 1 else words


def surface(name: str, sense: Sense, target: str) -> Surface:
    """How ``name`` has to be written to be taken for ``target``."""
    return Surface(sense, target, upper=name.isupper() and " " not in name, anycase=name.islower())


def people_of(adjective: str) -> str:
    """What a people is called after its adjective: "Italians", or "" when another word is used.

    >>> people_of("Italian"), people_of("Chinese"), people_of("Iraqi")
    ('Italians', 'Chinese', 'Iraqis')
    """
    if adjective.endswith(("an", "i")):
        return adjective + "s"
    return adjective if adjective.endswith("ese") else ""


def day(text: str, *, last: bool = False) -> date | None:
    """A date given as year, month or day; a missing part is taken as the first or the last there is."""
    if not text:
        return None
    parts = [int(part) for part in text.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else (12 if last else 1)
    if len(parts) > 2:
        return date(year, month, parts[2])
    return date(year, month, calendar.monthrange(year, month)[1] if last else 1)


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, read once."""
    book = Gazetteer()
    for name, role in roles().items():
        book.trie.add(spelling(name), Surface(Sense.ROLE, role=role, anycase=True))
    _states(book)
    _organizations(book)
    _people(book)
    _italian(book)
    for name, sense in rows("names.tsv", 2):
        book.trie.add(spelling(name), surface(name, Sense[sense.upper()], ""))
    return book


def _add(book: Gazetteer, actor: Actor, spellings: Iterator[tuple[str, Sense]]) -> None:
    book.actors[actor.id] = actor
    for name, sense in spellings:
        words = (
            tuple(name.lower().split()) if name.startswith("The ") and sense is Sense.TOWN else spelling(name)
        )
        book.trie.add(words, surface(name, sense, actor.id))  # "The Hague", not Mr Hague


def _states(book: Gazetteer) -> None:
    members = memberships()
    for row in rows("states.tsv", 7):
        id_, name, others, towns = row[:4]
        actor = Actor(id_, name, ActorKind.STATE, tuple(items(others)), member_of=members.get(id_, ()))
        _add(book, actor, _state_spellings(row))
        book.towns.update((town, id_) for town in items(towns))


def _state_spellings(row: tuple[str, ...]) -> Iterator[tuple[str, Sense]]:
    _, name, others, towns, seats, adjectives, people = row
    yield from ((other, Sense.ACTOR) for other in (name, *items(others)))
    yield from ((town, Sense.TOWN) for town in items(towns))
    yield from ((seat, Sense.SEAT) for seat in items(seats))
    for adjective in items(adjectives):
        yield adjective, Sense.ADJECTIVE
        if people_of(adjective) and not people:
            yield people_of(adjective), Sense.PEOPLE
    yield from ((name, Sense.PEOPLE) for name in items(people))


def _organizations(book: Gazetteer) -> None:
    for id_, name, others, kind, parent, towns in rows("organizations.tsv", 6):
        actor = Actor(id_, name, ActorKind(kind), tuple(items(others)), speaks_for=parent or None)
        spellings = [(other, Sense.ACTOR) for other in (name, *items(others))]
        _add(book, actor, iter(spellings + [(town, Sense.TOWN) for town in items(towns)]))


def _italian(book: Gazetteer) -> None:
    """Italian spellings: "Parigi", "dell'Ucraina", "francese"."""
    for id_, *cells in rows("italian.tsv", 5):
        for cell, sense in zip(cells, (Sense.ACTOR, Sense.TOWN, Sense.SEAT, Sense.ADJECTIVE), strict=True):
            for name in items(cell):
                for spelt in _elided(name) if sense is not Sense.ADJECTIVE else (name,):
                    book.trie.add(spelling(spelt), surface(spelt, sense, id_))


def _elided(name: str) -> Iterator[str]:
    """A name, and how it is written after an article that loses its vowel: "l'Ucraina", "dell'Ucraina"."""
    yield name
    if name[0] in "AEIOU" and not name.isupper():
        yield from (article + name for article in ("l'", "dell'", "all'", "dall'", "nell'", "sull'"))


def _people(book: Gazetteer) -> None:
    for name, others, short, gender, offices in rows("people.tsv", 5):
        id_ = "-".join(folded(name))
        held = tuple(_office(office) for office in offices.split(";") if office)
        actor = Actor(id_, name, ActorKind.PERSON, tuple(items(others)), offices=held)
        spellings = [(other, Sense.PERSON) for other in (name, *items(others))]
        _add(book, actor, iter(spellings + [(part, Sense.SURNAME) for part in items(short)]))
        book.gender[id_] = gender


def _office(text: str) -> Office:
    title, of, start, end = (text.split("@") + [""] * 3)[:4]
    return Office(title, of, day(start), day(end, last=True))


@cache
def memberships() -> dict[str, tuple[str, ...]]:
    """The organisations and groups a state belongs to, by state."""
    found: dict[str, tuple[str, ...]] = {}
    for body, states in members_of().items():
        for state in states:
            found[state] = (*found.get(state, ()), body)
    return found


@cache
def members_of() -> dict[str, tuple[str, ...]]:
    """The states that belong to an organisation or group, by its id."""
    return {body: tuple(states.split()) for body, states in rows("members.tsv", 2)}
