"""Who is known: the codebook's actors first, then the built-in gazetteer."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property

from plenipo.model import Actor, ActorKind, Codebook, Office
from plenipo.reading.actors.bynames import bynames, distinctive
from plenipo.reading.actors.counterparts import matches, names, of_their_kind, whose
from plenipo.reading.actors.gazetteer import gazetteer, members_of, people_of, spelling, surface
from plenipo.reading.actors.roles import Role, RoleClass, office_key, plural_of
from plenipo.reading.actors.surfaces import Sense, Surface, Trie
from plenipo.reading.actors.tokens import Word
from plenipo.reading.spelling import respelled

_ADJECTIVAL = ("i", "an", "ian", "ese", "ish", "ic")
"""How demonyms end: a state's alias of one word that ends so may stand before a title."""
MOST_MEMBERS = 6
"""A larger group does not speak for each of its members."""
_NAMING = (Sense.ACTOR, Sense.PERSON, Sense.SEAT, Sense.TOWN, Sense.ADJECTIVE, Sense.PEOPLE, Sense.SURNAME)


class Directory:
    """Actors by id and by name, as of a date.

    A codebook actor takes the place of the gazetteer's actor of the same name, alias, capital or demonym, so
    that with ``italy: {name: Italy}`` in the codebook Rome and the Italian government are ``italy`` as well.

    >>> Directory.for_codebook(None).resolve("Rome").id
    'italy'
    """

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        """Lay ``actors`` over the gazetteer."""
        self._gazetteer = gazetteer()
        self._trie = Trie()
        self._same = matches(actors.values(), self._gazetteer)
        self._own = of_their_kind(actors, self._same, self._gazetteer)
        self._origin = {own: known for known, own in reversed(self._same.items())}
        for actor in self._own.values():
            self._enter(actor)
        for word, owner in distinctive(self._own.values(), self._gazetteer).items():
            self._trie.add((word,), Surface(Sense.ACTOR, owner))
        self._holders = self._offices()
        self._bynames = bynames(self._own, self._origin, self._gazetteer)
        for noun in self._bynames:
            self._enter_noun(noun)

    @classmethod
    def for_codebook(cls, codebook: Codebook | None) -> Directory:
        """The directory for reading with ``codebook``; with ``None``, the gazetteer alone."""
        return cls(codebook.actors if codebook else {})

    def actor(self, actor: str) -> Actor | None:
        """The actor by id, or ``None``."""
        own = self._own.get(actor)
        if own is not None:
            return own
        known = self._gazetteer.actors.get(actor)
        return dataclasses.replace(known, member_of=self._ids(known.member_of)) if known else None

    def name(self, actor: str) -> str:
        """The name to show for an id; the id itself if nobody is known by it."""
        known = self._own.get(actor) or self._gazetteer.actors.get(actor)
        return known.name if known else actor

    def resolve(self, name: str, on: date | None = None) -> Actor | None:
        """Who is called ``name`` (a name, alias, capital, demonym or surname) on the day ``on``."""
        words = spelling(name)
        found = self._trie.get(words) or self._gazetteer.trie.get(words)
        best = self.choose(found, on)
        return self.actor(best.target) if best else None

    def choose(self, surfaces: Sequence[Surface], on: date | None) -> Surface | None:
        """The reading of a spelling that is meant: the surest sense; of several people, who is in office."""
        named = sorted((s for s in surfaces if s.target), key=lambda s: s.sense)
        if not named:
            return None
        rivals = [s for s in named if s.sense == named[0].sense]
        if len(rivals) > 1:
            rivals = [s for s in rivals if self.party_of(s.target, on)] or rivals
        return dataclasses.replace(rivals[0], target=self.canonical(rivals[0].target))

    def called(self, noun: str) -> tuple[str, ...]:
        """The codebook's actors that "the" with a noun may mean: "the union", "the rebels"."""
        return self._bynames.get(noun, ())

    @cached_property
    def rivals(self) -> tuple[str, ...]:
        """The two states or armed groups of the codebook, where there are just two: "both sides"."""
        sides = [a.id for a in self._own.values() if a.kind in (ActorKind.STATE, ActorKind.ARMED_GROUP)]
        return tuple(sides) if len(sides) == 2 else ()

    def has(self, actor: str) -> bool:
        """Whether an id is one of the codebook's."""
        return actor in self._own

    def members(self, group: str) -> tuple[str, ...]:
        """The members of a small group that has no place in the codebook, if they all have one there."""
        if group in self._own:
            return ()
        states = self._ids(members_of().get(group, ()))
        return states if len(states) <= MOST_MEMBERS and all(map(self.has, states)) else ()

    def canonical(self, actor: str) -> str:
        """The codebook's id for a gazetteer id it takes the place of."""
        return self._same.get(actor, actor)

    def find(self, words: Sequence[Word], first: int, last: int) -> tuple[int, tuple[Surface, ...]]:
        """The longest spelling that starts at a word, and its readings; the codebook's wins when as long."""
        end, found = self._gazetteer.trie.longest(words, first, last)
        if self._own:
            own_end, own = self._trie.longest(words, first, last)
            if own and own_end >= end:
                return own_end, own
        return end, found

    def named(self, word: str) -> tuple[Surface, ...]:
        """The readings of a single folded word."""
        return self._trie.get((word,)) or self._gazetteer.trie.get((word,))

    def starts(self, word: str) -> bool:
        """Whether any spelling starts with the folded ``word``."""
        return word in self._gazetteer.trie.root.next or word in self._trie.root.next

    def gender(self, actor: str) -> str:
        """``m``, ``f``, or nothing when it is not known."""
        return self._gazetteer.gender.get(self._origin.get(actor, actor), "")

    def party_of(self, person: str, on: date | None) -> str | None:
        """Whom a known person speaks for on the day: the party of the office held then."""
        actor = self._own.get(person)
        if actor is not None and actor.speaks_for:
            return actor.speaks_for
        offices = [office for office in self._offices_of(person) if office.of]
        if on is None:  # nobody knows when: only an office that is not over counts
            offices = [office for office in offices if office.end is None]
        parties = [self.canonical(office.of) for office in offices if office.held_on(on)]
        return parties[-1] if parties else None

    def party_as(self, person: str, titles: Sequence[str], on: date | None) -> str | None:
        """Whom a known person speaks for under one of these titles, if the person held it on the day."""
        wanted = {office_key(title) for title in titles}
        for office in reversed(self._offices_of(person)):
            if office_key(office.title) in wanted and office.held_on(on):
                return self.canonical(office.of)
        return None

    def holder(self, party: str, title: str, on: date | None) -> str | None:
        """Who holds an office on the day, if exactly one is known; the codebook knows better."""
        found = self._holders.get((party, office_key(title)), ())
        held = [(office.start or date.min, person) for office, person in found if office.held_on(on)]
        held = [(start, person) for start, person in held if person in self._own] or held
        latest = {person for start, person in held if on is None or start == max(held)[0]}
        return latest.pop() if len(latest) == 1 else None

    def sole(self, title: str, on: date | None) -> str | None:
        """The one codebook person who bears a title, whatever for."""
        bearers = {
            person.id
            for person in self._own.values()
            for office in self._said_offices(person)
            if office_key(office.title) == office_key(title) and office.held_on(on)
        }
        return bearers.pop() if len(bearers) == 1 else None

    def titles(self, person: str, on: date | None) -> set[str]:
        """The titles a known person bears on the day."""
        return {respelled(office.title.lower()) for office in self._offices_of(person) if office.held_on(on)}

    def _offices_of(self, person: str) -> tuple[Office, ...]:
        own = self._own.get(person)
        if own is not None and self._said_offices(own):
            return self._said_offices(own)
        known = self._gazetteer.actors.get(self._origin.get(person, person))
        return known.offices if known else ()

    def _ids(self, actors: Sequence[str]) -> tuple[str, ...]:
        return tuple(self.canonical(actor) for actor in actors)

    def _enter(self, actor: Actor) -> None:
        person = actor.kind is ActorKind.PERSON
        for name in names(actor):
            words = spelling(name)
            if not person and actor.kind is ActorKind.STATE and self._is_office(words, actor.id):
                continue  # "Egyptian mediators" are those of Egypt
            if person and self._title(words) is not None:
                continue  # "Italian Prime Minister" is an office, not a name
            known = [s.sense for s in self._gazetteer.trie.get(words) if s.sense in _NAMING]
            sense = Sense.PERSON if person else min(known, default=Sense.ACTOR)
            if actor.kind is ActorKind.STATE and self._enter_demonym(actor, name):
                continue
            self._trie.add(words, surface(name, sense, actor.id))
        if person:
            self._enter_surname(actor)

    def _enter_noun(self, noun: str) -> None:
        """Make a noun somebody's that without this codebook is nobody's: "the bank", "the employers"."""
        if any(s.role for s in self._gazetteer.trie.get(spelling(noun))):
            return
        kind = RoleClass.OFFICE if "minister" in noun.split() else RoleClass.BODY
        for name, plural in ((noun, False), (plural_of(noun), True)):
            role = Role(noun, kind, plural=plural)
            self._trie.add(spelling(name), Surface(Sense.ROLE, role=role, anycase=True))

    def _is_office(self, words: tuple[str, ...], own: str) -> bool:
        """Whether a spelling is no name, but says the office or organ of the actor itself."""
        if self._gazetteer.trie.get(words):
            return False
        state = whose(words, self._gazetteer)
        return state is not None and self.canonical(state) == own

    def _enter_demonym(self, actor: Actor, name: str) -> bool:
        """Enter a state's alias that may be its adjective; whether it is nothing else ("Kelmari")."""
        words = spelling(name)
        if len(words) != 1 or not words[0].endswith(_ADJECTIVAL) or words == spelling(actor.name)[:1]:
            return False  # "Ruzhan" of the Ruzhan Confederation is its name
        self._trie.add(words, surface(name, Sense.ADJECTIVE, actor.id))
        people = people_of(name)
        if people:
            self._trie.add(spelling(people), surface(people, Sense.PEOPLE, actor.id))
        return words[0][:4] == "".join(spelling(actor.name))[:4]

    def _enter_surname(self, actor: Actor) -> None:
        """The last word of a codebook person's name, unless a state or body is called so."""
        words = spelling(actor.name)
        if len(words) < 2 or any(s.sense is Sense.ACTOR for s in self._gazetteer.trie.get(words[-1:])):
            return
        if actor.name.split()[-1][:1].isupper():
            self._trie.add(words[-1:], surface(actor.name.split()[-1], Sense.SURNAME, actor.id))

    def _title(self, words: Sequence[str]) -> Office | None:
        """An alias that says an office, read as one: "Italian Prime Minister", "Prime Minister of Italy"."""
        for cut in range(1, len(words)):
            left, right = list(words[:cut]), list(words[cut:])
            if right[0] in ("of", "'s"):
                right = right[1 + (right[1:2] == ["the"]) :]
            for title, party in ((right, left), (left, right)):
                role = next((s.role for s in self._gazetteer.trie.get(title) if s.role), None)
                state = self.choose(self._trie.get(party) or self._gazetteer.trie.get(party), None)
                if role is not None and state is not None:
                    return Office(role.name, state.target)
        return None

    def _said_offices(self, actor: Actor) -> tuple[Office, ...]:
        """A person's offices, and those the aliases say."""
        titles = (self._title(spelling(alias)) for alias in actor.aliases)
        said = tuple(title for title in titles if title) if actor.kind is ActorKind.PERSON else ()
        return (*actor.offices, *said)

    def _offices(self) -> dict[tuple[str, str], tuple[tuple[Office, str], ...]]:
        holders: dict[tuple[str, str], tuple[tuple[Office, str], ...]] = {}
        people = [*self._gazetteer.actors.values(), *self._own.values()]
        for person in people:
            for office in self._said_offices(person) if person.id in self._own else person.offices:
                key = (self.canonical(office.of), office_key(office.title))
                holders[key] = (*holders.get(key, ()), (office, self.canonical(person.id)))
        return holders
