"""The persons of a document: introduced by title or full name, called by surname afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from plenipo.model import ActorKind, Speaker
from plenipo.reading.actors.atoms import Atom
from plenipo.reading.actors.directory import Directory
from plenipo.reading.actors.memory import Memory, Person
from plenipo.reading.actors.phrases import Form, Phrase
from plenipo.reading.actors.roles import RoleClass
from plenipo.reading.actors.surfaces import Sense
from plenipo.reading.actors.tokens import Tokens, fold
from plenipo.reading.actors.words import ORG_NOUNS, PARTICLES

MOST_NAMESAKES = 20
"""How many persons of one name a document can tell apart, so that reading stays linear."""


class People:
    """Recognises persons across a document."""

    def __init__(self, tokens: Tokens, directory: Directory, on: date | None, memory: Memory) -> None:
        self.tokens, self.directory, self.on, self.memory = tokens, directory, on, memory
        self.accepted: set[str] = set()

    def introduce(self, phrases: Iterable[Phrase]) -> None:
        """Learn from the whole document who is somebody: by title, full name, or a verb of speech beside."""
        named = [phrase for phrase in phrases if phrase.form is Form.PERSON and phrase.name is not None]
        for phrase in named:
            if phrase.spoken and phrase.name is not None:
                self.accepted.add(self._parts(phrase.name)[-1])
        for phrase in named:
            name = phrase.name
            if name is None or not self._accepts(name):
                continue
            if self._full(name) or (name.sense is Sense.SURNAME and self.known(name) is None):
                self._register(name)
            if phrase.acronym is not None:
                self._call([self.tokens.words[phrase.acronym].name], self._register(name).speaker)

    def met(self, phrase: Phrase, parties: Sequence[str], role: str) -> Speaker | None:
        """The person a phrase names; ``None`` if it is nobody known and nothing says it is somebody."""
        name = phrase.name
        if name is None:
            return None
        person = self.known(name)
        if person is None:
            if not self._accepts(name):
                return None
            person = self._register(name)
        person.mentions += 1
        if phrase.roles:
            self._entitle(person, phrase, parties, role)
        elif parties and (phrase.bracket or (person.speaker.on_behalf_of is None and not person.roles)):
            self._speaks_for(person, parties[0], person.speaker.role)
        return person.speaker

    def known(self, name: Atom) -> Person | None:
        """Who is called so in this document."""
        parts = self._parts(name)
        if name.sense is Sense.PERSON:
            actor = self._actor(name)
            return self.memory.people.get(actor) if actor else None
        written = " ".join(parts)
        calls = self.memory.surnames.get(written, [])
        namesakes = [self.memory.people[actor] for actor in calls]
        return max(namesakes, key=lambda person: person.mentions, default=None)

    def party(self, name: Atom, titles: Sequence[str] = ()) -> str | None:
        """Whom a person named in passing speaks for, or the person: "the Trump administration"."""
        person = self.known(name)
        if person is not None:
            return person.party
        actor = self._actor(name)
        if actor is None:
            return None
        return (
            self.directory.party_as(actor, titles, self.on)
            or self.directory.party_of(actor, self.on)
            or actor
        )

    def _parts(self, name: Atom) -> list[str]:
        return [w.name for w in self.tokens.words[name.first : name.last] if w.text not in (".",)]

    def _full(self, name: Atom) -> bool:
        return name.last - name.first > 1 or name.sense is Sense.PERSON

    def _accepts(self, name: Atom) -> bool:
        return name.sense in (Sense.PERSON, Sense.SURNAME) or self._parts(name)[-1] in self.accepted

    def _actor(self, name: Atom) -> str | None:
        surface = self.directory.choose(name.surfaces, self.on)
        return surface.target if surface else None

    def _register(self, name: Atom) -> Person:
        actor = self._actor(name)
        if actor is None:
            written = self.tokens.written(name.first, name.last)
            kind = ActorKind.ORGANIZATION if self._is_body(name) else ActorKind.PERSON
            speaker = Speaker(written, written, kind)
        else:
            known = self.directory.actor(actor)
            kind = known.kind if known else ActorKind.PERSON
            speaker = Speaker(
                actor, self.directory.name(actor), kind, self.directory.party_of(actor, self.on)
            )
        person = self.memory.people.setdefault(speaker.actor, Person(speaker))
        person.gender = person.gender or self.directory.gender(speaker.actor)
        if actor is not None:
            person.roles.update(self.directory.titles(actor, self.on))
        self._call(self._parts(name), speaker)
        return person

    def _call(self, parts: list[str], speaker: Speaker) -> None:
        """Every ending of the name may stand for the person later: "Zammit Cutajar", "Cutajar"."""
        for start in range(len(parts)):
            if parts[start] in PARTICLES and start:
                continue
            calls = self.memory.surnames.setdefault(" ".join(parts[start:]), [])
            if speaker.actor not in calls and len(calls) < MOST_NAMESAKES:
                calls.append(speaker.actor)
        self._call_written(speaker)

    def _call_written(self, speaker: Speaker) -> None:
        last = speaker.name.split()[-1] if speaker.name.split() else ""
        calls = self.memory.surnames.setdefault(fold(last), [])
        if speaker.actor not in calls and len(calls) < MOST_NAMESAKES:
            calls.append(speaker.actor)

    def _is_body(self, name: Atom) -> bool:
        last = self.tokens.words[name.last - 1]
        return last.norm in ORG_NOUNS or (last.upper and name.last - name.first == 1)

    def _entitle(self, person: Person, phrase: Phrase, parties: Sequence[str], role: str) -> None:
        person.roles.update(r.name for r in phrase.roles)
        person.titles.add(role.casefold())
        person.gender = person.gender or next((r.gender for r in phrase.roles if r.gender), "")
        if phrase.is_role(RoleClass.HONOUR):
            if parties and person.speaker.on_behalf_of is None:
                self._speaks_for(person, parties[0], person.speaker.role)
            return
        person.own = phrase.former or phrase.is_role(RoleClass.OWN) or self._only_chairs(phrase, parties)
        if person.own:
            self._speaks_for(person, None, role)
        elif parties:
            self._speaks_for(person, parties[0], role)
        else:
            titles = [r.name for r in phrase.roles]
            party = self.directory.party_as(person.speaker.actor, titles, self.on)
            self._speaks_for(person, party or person.speaker.on_behalf_of, role)

    def _only_chairs(self, phrase: Phrase, parties: Sequence[str]) -> bool:
        """Whether somebody presides over a meeting and is not the voice of a group: "SBI Chair X"."""
        chaired = [self.directory.actor(party) for party in parties]
        group = any(actor is not None and actor.kind is ActorKind.GROUP for actor in chaired)
        return phrase.is_role(RoleClass.CHAIR) and not group

    def _speaks_for(self, person: Person, party: str | None, role: str) -> None:
        speaker = person.speaker
        behalf = None if party == speaker.actor else party
        person.speaker = Speaker(speaker.actor, speaker.name, speaker.kind, behalf, role or speaker.role)
