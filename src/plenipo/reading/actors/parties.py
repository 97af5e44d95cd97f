"""For whom the bearer of a title speaks: the state or body beside the title, or the one spoken of."""

from __future__ import annotations

from datetime import date

from plenipo.model import ActorKind
from plenipo.reading.actors.atoms import Atom
from plenipo.reading.actors.comeback import body_called
from plenipo.reading.actors.directory import Directory
from plenipo.reading.actors.lookahead import AFFILIATION
from plenipo.reading.actors.memory import Memory, is_state
from plenipo.reading.actors.people import People
from plenipo.reading.actors.phrases import Form, Phrase
from plenipo.reading.actors.pronouns import referents
from plenipo.reading.actors.roles import RoleClass
from plenipo.reading.actors.surfaces import Sense
from plenipo.reading.actors.tokens import Tokens

EUROPE = "european-union"
_OF_A_UNION = frozenset(("side", "delegation", "commissioner"))
"""Nouns that with "European" mean the union and no single state."""
_LEADING = (RoleClass.OFFICE, RoleClass.VOICE, RoleClass.ORGAN)
OF_A_STATE = frozenset(("president", "minister", "premier"))
"""Offices that a state has; with no state beside them, the state spoken of."""
_JOINTS = frozenset(("and", "or", "&", ",", "/", "–", "e"))


def atoms_of_region(phrase: Phrase) -> bool:
    """Whether a phrase has only a region's adjective before its title: "European leaders"."""
    return bool(phrase.affiliations) and all(a.sense is Sense.REGION for a in phrase.affiliations)


class Parties:
    """Finds the parties of titles in one document."""

    def __init__(
        self, tokens: Tokens, directory: Directory, on: date | None, memory: Memory, people: People
    ) -> None:
        self.tokens, self.directory, self.on, self.memory = tokens, directory, on, memory
        self.people = people

    def one(self, atom: Atom) -> str | None:
        """The party an affiliation stands for: a state for its adjective, a person's party for the person."""
        if atom.sense is Sense.REGION:
            return self.directory.canonical(EUROPE) if self._european(atom) else None
        if atom.sense in (Sense.PERSON, Sense.SURNAME, Sense.NAME):
            return self.people.party(atom)
        surface = self.directory.choose(atom.surfaces, self.on)
        if surface is None:
            return None
        actor = self.directory.actor(surface.target)
        return self.directory.canonical(actor.speaks_for) if actor and actor.speaks_for else surface.target

    def of(self, phrase: Phrase) -> list[str]:
        """For whom the bearer of a title speaks, as far as the phrase says."""
        if phrase.bracket is not None:
            return [party for party in [self.one(phrase.bracket)] if party]
        found = [party for atom in self._governing(phrase.affiliations) for party in self._all(atom)]
        if atoms_of_region(phrase) and not self._speaks_for_region(phrase):
            found = []
        if phrase.complement is not None and not any(found):
            found = self._complement(phrase.complement)
        if phrase.owner is not None and not any(found):
            owners = referents(self.tokens.words[phrase.owner].norm, self.memory)
            known = [owner for owner in owners if owner.kind is not ActorKind.ANONYMOUS]
            own = phrase.is_role(RoleClass.BODY)
            found = [owner.actor if own else owner.party for owner in known]
        if phrase.home is not None and not any(found):
            found = [self.one(phrase.home)]
        return list(dict.fromkeys(party for party in found if party))

    def _all(self, atom: Atom) -> list[str | None]:
        """The party of an affiliation; of a small group without a place in the codebook, its members."""
        party = self.one(atom)
        return list(self.directory.members(party) if party else ()) or [party]

    def _european(self, atom: Atom) -> bool:
        """Whether "European leaders" are those of an actor the codebook has."""
        return self.tokens.words[atom.first].norm == "european" and self.directory.has(
            self.directory.canonical(EUROPE)
        )

    def has_a_say(self, parties: list[str]) -> bool:
        """Whether who chairs it speaks for it: a negotiating group, not a meeting."""
        actors = [self.directory.actor(party) for party in parties]
        return any(actor is not None and actor.kind is ActorKind.GROUP for actor in actors)

    def organ_before(self, phrase: Phrase) -> bool:
        """Whether another noun before the title says whose it is: "government negotiators"."""
        kinds = (RoleClass.ORGAN, RoleClass.BODY, RoleClass.CROWD)
        return len(phrase.roles) > 1 and phrase.roles[0].kind in kinds

    def _governing(self, affiliations: tuple[Atom, ...]) -> tuple[Atom, ...]:
        """Of names one after another the first ("Iran's UN mission"), unless the last is an armed group's."""
        if len(affiliations) < 2 or affiliations[0].sense not in AFFILIATION:
            return affiliations
        between = self.tokens.words[affiliations[0].last : affiliations[-1].first]
        if any(word.norm in _JOINTS for word in between):
            return affiliations
        last = self.directory.choose(affiliations[-1].surfaces, self.on)
        actor = self.directory.actor(last.target) if last else None
        armed = actor is not None and actor.kind is ActorKind.ARMED_GROUP
        return affiliations[-1:] if armed else affiliations[:1]

    def implied(self, phrase: Phrase) -> list[str]:
        """For whom, as far as what stands before says: "government spokesman", "Foreign Minister X said"."""
        if phrase.former or not phrase.roles:
            return []
        if self.organ_before(phrase):
            noun = phrase.roles[0].name
            return [s.party for s in body_called(noun, self.memory) or self.memory.called(noun)]
        if phrase.is_role(RoleClass.OFFICE, RoleClass.VOICE) and not phrase.plural:
            called = self.memory.called(phrase.role.name)
            if called:
                return [speaker.party for speaker in called]
        office = phrase.role.name.split()[-1]
        if not phrase.speaks or office not in OF_A_STATE or (self.memory.delegates and office == "president"):
            return []
        found = self.memory.last(
            lambda r: int(r.subject and len(r.mention.speakers) == 1 and is_state(r.mention.speakers[0])),
            reach=1,
        )
        return [found.mention.speakers[0].actor] if found else []

    def _speaks_for_region(self, phrase: Phrase) -> bool:
        """Whether "European" before a title says whose it is: "European leaders", "the European side"."""
        return (phrase.plural and phrase.is_role(*_LEADING)) or (
            bool(phrase.roles) and phrase.role.name in _OF_A_UNION
        )

    def _complement(self, phrase: Phrase) -> list[str | None]:
        if phrase.form is Form.PERSON:
            party = self.people.party(phrase.name, [r.name for r in phrase.roles]) if phrase.name else None
            return [party] if party else list(self.of(phrase))
        return list(self.of(phrase))
