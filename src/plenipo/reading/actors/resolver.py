"""From phrases to mentions: who is meant, and whom he speaks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from plenipo.model import ActorKind, Speaker
from plenipo.reading.actors.atoms import Atom
from plenipo.reading.actors.comeback import armed_group, come_back
from plenipo.reading.actors.directory import Directory
from plenipo.reading.actors.memory import MOST_RECALLED, Memory, Person, is_body
from plenipo.reading.actors.mention import Mention, MentionKind
from plenipo.reading.actors.parties import OF_A_STATE, Parties
from plenipo.reading.actors.people import People
from plenipo.reading.actors.phrases import Form, Phrase
from plenipo.reading.actors.roles import RoleClass
from plenipo.reading.actors.tokens import Tokens
from plenipo.reading.actors.words import ALSO_PEOPLE, INDEFINITE, OF_ARMED

_UNNAMED = frozenset(
    ("official", "source", "diplomat", "insider", "aide", "interlocutor", "adviser", "advisor", "policymaker")
)
"""Roles so many bear that "the official" is nobody in particular."""
_NOBODY_ALONE = frozenset(
    ("country", "nation", "state", "person", "man", "woman", "member", "power", "group", "bloc", "faction")
)
"""Nouns that mean nobody with "the" unless somebody was spoken of before."""


MEMBERS = frozenset(("member state", "member", "government"))
"""Plural nouns that with the name of a body mean the body: "the EU's member states"."""
MANY = frozenset(
    (
        *("rebel", "guerrilla", "insurgent", "paramilitary", "fighter"),
        *("employer", "worker", "striker", "member state"),
    )
)
"""Plural nouns that can mean one actor of the codebook."""


class Resolver:
    """Resolves the phrases of one document in reading order."""

    def __init__(self, tokens: Tokens, directory: Directory, on: date | None, memory: Memory) -> None:
        self.tokens, self.directory, self.on, self.memory = tokens, directory, on, memory
        self.people = People(tokens, directory, on, memory)
        self.parties = Parties(tokens, directory, on, memory, self.people)
        memory.speaker = self._speaker
        memory.called = self._called
        memory.rivals = tuple(map(self._speaker, directory.rivals))

    def introduce(self, phrases: Sequence[Phrase]) -> None:
        """Learn who is somebody in the whole document, and under which title each is introduced."""
        self.people.introduce(phrases)
        titled: set[str] = set()
        for phrase in phrases:
            if phrase.form is Form.PERSON and phrase.roles and phrase.owner is None:
                person = self.people.known(phrase.name) if phrase.name else None
                if person is None:
                    continue
                if person.speaker.actor not in titled or (not person.own and self.parties.of(phrase)):
                    titled.add(person.speaker.actor)
                    self._person(phrase)

    def mention(self, phrase: Phrase) -> Mention | None:
        """The mention a phrase (other than a pronoun) makes; ``None`` if it turns out to be nobody."""
        if phrase.form is Form.PERSON:
            return self._person(phrase)
        if phrase.form is Form.ACTOR:
            person = self._namesake(phrase)
            if person is not None:
                return self._mention(phrase, MentionKind.NAME, [person.speaker])
            return self._mention(phrase, MentionKind.NAME, self._actors(phrase.affiliations[0]))
        if phrase.form is Form.PEOPLE:
            return self._people(phrase)
        return self._described(phrase)

    def _namesake(self, phrase: Phrase) -> Person | None:
        """The person of this document who is called like a state: "Jordan" after "Michael Jordan"."""
        word = self.tokens.words[phrase.head[0]]
        if phrase.head[1] - phrase.head[0] > 1 or word.norm not in ALSO_PEOPLE or word.upper:
            return None
        return self.people.known(phrase.affiliations[0])

    def _mention(self, phrase: Phrase, kind: MentionKind, speakers: Iterable[Speaker]) -> Mention:
        span, head = self.tokens.span(phrase.first, phrase.last), self.tokens.span(*phrase.head)
        found = tuple(dict.fromkeys(speakers))
        return Mention(span, head, kind, found, phrase.possessive, plural=phrase.plural or len(found) > 1)

    # --- speakers

    def _actor(self, atom: Atom) -> Speaker:
        surface = self.directory.choose(atom.surfaces, self.on)
        return self._speaker(surface.target if surface else self.tokens.written(atom.first, atom.last))

    def _actors(self, atom: Atom) -> list[Speaker]:
        """Who is named; of a small group that the codebook does not have, its members: "the E3"."""
        surface = self.directory.choose(atom.surfaces, self.on)
        members = self.directory.members(surface.target) if surface else ()
        return [self._speaker(member) for member in members] or [self._actor(atom)]

    def _called(self, noun: str) -> tuple[Speaker, ...]:
        """The codebook actor "the" with a noun means: the only one it can mean, or the one spoken of last."""
        who = self.directory.called(noun)
        if len(who) > 1:
            bodies = map(self.memory.bodies_of, self.memory.near(MOST_RECALLED))
            who = tuple(body.actor for body in bodies if body is not None and body.actor in who)[:1]
        return tuple(self._speaker(actor) for actor in who)

    def _speaker(self, actor: str, role: str = "") -> Speaker:
        known = self.directory.actor(actor)
        kind = known.kind if known else ActorKind.PERSON
        behalf = self.directory.canonical(known.speaks_for) if known and known.speaks_for else None
        return Speaker(actor, self.directory.name(actor), kind, behalf, role)

    def _anonymous(self, phrase: Phrase, behalf: str | None) -> Speaker:
        first = phrase.first
        if self.tokens.words[first].norm in ("the", "a", "an"):
            first += 1
        written = self.tokens.written(first, phrase.last)
        return Speaker(written, written, ActorKind.ANONYMOUS, behalf, self._role(phrase))

    def _role(self, phrase: Phrase) -> str:
        return self.tokens.written(*phrase.role_words) if phrase.role_words else ""

    # --- forms

    def _person(self, phrase: Phrase) -> Mention | None:
        parties = self.parties.of(phrase)
        if not parties:
            known = self.people.known(phrase.name) if phrase.name else None
            speaks_for_somebody = known is not None and (known.own or known.speaker.on_behalf_of is not None)
            parties = [] if speaks_for_somebody else self.parties.implied(phrase)
        person = self.people.met(phrase, parties, self._role(phrase))
        return self._mention(phrase, MentionKind.NAME, [person]) if person else None

    def _people(self, phrase: Phrase) -> Mention:
        if phrase.determiner == "the":
            return self._mention(phrase, MentionKind.GROUP, [self._actor(phrase.affiliations[0])])
        return self._mention(phrase, MentionKind.GROUP, [self._anonymous(phrase, None)])

    def _described(self, phrase: Phrase) -> Mention | None:
        role = phrase.role
        parties = self.parties.of(phrase)
        if phrase.former or (role.kind is RoleClass.CHAIR and not self.parties.has_a_say(parties)):
            return self._himself(phrase, parties)
        if role.kind is RoleClass.OWN:
            return self._mention_called(phrase) or self._himself(phrase, parties)
        if role.kind in (RoleClass.BODY, RoleClass.CROWD):
            return self._group(phrase, parties)
        if not parties:
            return self._alone(phrase)
        if role.kind is RoleClass.ORGAN:
            organs = [self._speaker(p, self._role(phrase)) for p in parties]
            if not all(is_body(organ) for organ in organs):
                return self._nobodys(phrase)
            return self._mention(phrase, MentionKind.ORGAN, organs)
        if self._unnamed(phrase):
            return self._nobodys(phrase, parties[0] if len(parties) == 1 else None)
        if (phrase.plural and len(parties) == 1) or role.kind is RoleClass.VOICE:
            return self._representatives(phrase, parties)
        return self._office(phrase, parties)

    def _unnamed(self, phrase: Phrase) -> bool:
        role = phrase.role
        if role.name.endswith(("source", "insider")) or phrase.preposition in ("in", "at"):
            return True
        if phrase.plural:
            return phrase.determiner in INDEFINITE
        return phrase.determiner in INDEFINITE or role.name.split()[-1] in _UNNAMED

    def _representatives(self, phrase: Phrase, parties: list[str]) -> Mention:
        again = None if phrase.plural else self.memory.one_with_role(phrase.role, parties)
        kind = MentionKind.GROUP if phrase.plural else MentionKind.TITLE
        if again:
            return self._mention(phrase, kind, [again.speaker])
        return self._mention(phrase, kind, [self._speaker(party, self._role(phrase)) for party in parties])

    def _office(self, phrase: Phrase, parties: list[str]) -> Mention:
        """Who holds the office on the day, or the state with the title when nobody is known to."""
        role = phrase.role
        again = self.memory.one_with_role(role, parties) if len(parties) == 1 else None
        speakers = [again.speaker] if again else [self._holder(phrase, party) for party in parties]
        return self._mention(phrase, MentionKind.GROUP if len(parties) > 1 else MentionKind.TITLE, speakers)

    def _holder(self, phrase: Phrase, party: str) -> Speaker:
        person = self.directory.holder(party, phrase.role.name, self.on)
        if person is None:
            return self._speaker(party, self._role(phrase))
        return Speaker(person, self.directory.name(person), ActorKind.PERSON, party, self._role(phrase))

    def _himself(self, phrase: Phrase, parties: list[str]) -> Mention:
        """One who speaks for nobody else: a former minister, a senator, the chair."""
        title = self._role(phrase) if phrase.affiliations or phrase.complement else ""
        fresh = phrase.plural or phrase.former or phrase.determiner in INDEFINITE
        again = None if fresh else self.memory.one_with_role(phrase.role, title=title)
        if again:
            return self._mention(phrase, MentionKind.TITLE, [again.speaker])
        return self._nobodys(phrase)

    def _group(self, phrase: Phrase, parties: list[str]) -> Mention | None:
        """A body among many, or parties by their number: "the parliament", "some countries"."""
        alone = not (parties or phrase.affiliations or phrase.complement)
        again = (come_back(phrase, self.memory) if alone else ()) or self._armed(phrase)
        called = self._mention_called(phrase) if alone and not again else None
        if called:
            return called
        if phrase.role.name in MEMBERS and phrase.plural and phrase.determiner not in INDEFINITE:
            again = again or tuple(self._speaker(party) for party in parties if self.directory.has(party))
        if again:
            return self._mention(phrase, self._kind(phrase), again)
        if alone and not phrase.plural and phrase.role.name in _NOBODY_ALONE:
            return None
        name, whose = phrase.role.name, phrase.complement or phrase.owner is not None
        if whose and parties and not phrase.plural and name in ("country", "nation", "state"):
            return self._mention(phrase, MentionKind.NAME, [self._speaker(p) for p in parties])
        of_organ = phrase.complement is not None and phrase.complement.is_role(RoleClass.ORGAN)
        speaks = name in ("campaign", "group") or (name == "member" and of_organ)
        behalf = parties[0] if speaks and len(parties) == 1 else None
        return self._nobodys(phrase, behalf)

    def _mention_called(self, phrase: Phrase) -> Mention | None:
        """The codebook actor that a noun means without a name: "the employers", "the world body"."""
        if phrase.affiliations or phrase.complement or phrase.owner is not None or phrase.name:
            return None
        if phrase.determiner not in ("the", "", "both") or (phrase.plural and phrase.role.name not in MANY):
            return None
        found = self._called(phrase.role.name)
        return self._mention(phrase, self._kind(phrase), found) if found else None

    def _armed(self, phrase: Phrase) -> tuple[Speaker, ...]:
        """The armed group "the Islamist group" comes back to."""
        if phrase.determiner != "the" or phrase.role.name not in ("group", "movement", "militia", "faction"):
            return ()
        words = {word.norm for word in self.tokens.words[phrase.first + 1 : phrase.head[0]]}
        return armed_group(self.memory) if words and OF_ARMED.issuperset(words) else ()

    def _alone(self, phrase: Phrase) -> Mention:
        """A title that does not say whose: "the minister", "both sides", "officials"."""
        again = self._in_office(phrase) or come_back(phrase, self.memory)
        if not again and self.parties.organ_before(phrase):
            again = tuple(self._holder(phrase, party) for party in self.parties.implied(phrase))
        if not again and not phrase.plural and phrase.determiner not in INDEFINITE:
            again = self._sole(phrase)
        return self._mention(phrase, self._kind(phrase), again) if again else self._nobodys(phrase)

    def _in_office(self, phrase: Phrase) -> tuple[Speaker, ...]:
        """Who has the office for the party speaking: "Kirby said the president" is the American one."""
        if phrase.plural or phrase.modifiers or phrase.determiner != "the":
            return ()
        if phrase.role.name.split()[-1] not in OF_A_STATE:
            return ()
        subject = self.memory.clause_subject() or self.memory.last(lambda r: int(r.subject), reach=1)
        if subject is None or len(subject.mention.speakers) > 1:
            return ()
        party = subject.mention.speakers[0].party
        met = self.memory.one_with_role(phrase.role, [party])
        if met is not None:
            return (met.speaker,)
        person = self.directory.holder(party, phrase.role.name, self.on) if self.on else None
        return (self._holder(phrase, party),) if person else ()

    def _sole(self, phrase: Phrase) -> tuple[Speaker, ...]:
        """The one bearer of a title the codebook knows, or the one in the state spoken of."""
        person = self.directory.sole(phrase.role.name, self.on)
        if person is not None and not phrase.modifiers:
            party = self.directory.party_of(person, self.on)
            name = self.directory.name(person)
            return (Speaker(person, name, ActorKind.PERSON, party, self._role(phrase)),)
        parties = self.parties.implied(phrase)
        return tuple(self._holder(phrase, party) for party in parties)

    def _kind(self, phrase: Phrase) -> MentionKind:
        if phrase.plural:
            return MentionKind.GROUP
        return MentionKind.ORGAN if phrase.is_role(RoleClass.ORGAN, RoleClass.BODY) else MentionKind.TITLE

    def _nobodys(self, phrase: Phrase, behalf: str | None = None) -> Mention:
        """Somebody the text does not say more about."""
        kind = self._kind(phrase)
        if kind is MentionKind.TITLE or phrase.is_role(RoleClass.VOICE):
            kind = MentionKind.ANONYMOUS
        return self._mention(phrase, kind, [self._anonymous(phrase, behalf)])
