"""From atoms to phrases: titles, affiliations, names and appositions put together."""

from __future__ import annotations

from plenipo.reading.actors.around import extend, stands
from plenipo.reading.actors.asides import take_aside, take_bracket
from plenipo.reading.actors.atoms import Atom
from plenipo.reading.actors.context import Context
from plenipo.reading.actors.lookahead import AFFILIATION, ENTITIES, NAMES, Lookahead
from plenipo.reading.actors.phrases import Form, Phrase
from plenipo.reading.actors.roles import Role, RoleClass
from plenipo.reading.actors.surfaces import Sense
from plenipo.reading.actors.words import ABROAD, AT_HOME, OWNERS

HOME_ROLES = frozenset(
    (
        *("government", "cabinet", "authorities", "official", "minister", "president", "premier"),
        *("chancellor", "spokesman", "spokeswoman", "spokesperson", "leader", "presidency", "ministry"),
    )
)
"""Nouns whose bearers, told of with a capital in front, are those of its government."""
AT_HOME_OFFICES = (
    "prime minister",
    "premier",
    "chancellor",
    "president",
    "foreign office",
    "foreign ministry",
)
AT_HOME_PLURAL = ("minister", "leader", "policymaker", "negotiator")
"""Offices with which "in Berlin" says whose they are."""

_MOST_ROLES = 5
_MOST_STATES = 30
_DEEPEST = 4
"""How far phrases may nest: "the spokesman of the head of the delegation of France"."""


class Parser:
    """Parses one sentence; the grammar is in the methods' docstrings."""

    def __init__(self, context: Context, atoms: list[Atom]) -> None:
        self.context, self.atoms, self.ahead = context, atoms, Lookahead(context, atoms)
        self._depth = 0

    def phrases(self) -> list[Phrase]:
        """All phrases of the sentence, in order, none overlapping."""
        found: list[Phrase] = []
        floor, at = self.context.first, 0
        while at < len(self.atoms):
            phrase = self.phrase(at, floor)
            if phrase is None:
                at += 1
                continue
            found.append(phrase)
            floor = phrase.last
            at = max(at + 1, self.ahead.index_from(floor))
        return found

    def phrase(self, at: int, floor: int) -> Phrase | None:
        """The phrase built on an atom, taking in words back to ``floor``.

        phrase = pronoun | [affiliations] title [name] | name [aside] | actor
        """
        if self._depth >= _DEEPEST:
            return None
        self._depth += 1
        phrase = self._core(at, floor)
        self._depth -= 1
        return phrase

    def _core(self, at: int, floor: int) -> Phrase | None:
        atom = self.atoms[at]
        if atom.sense is Sense.PRONOUN:
            return self._pronoun(atom, floor)
        title = self._title(at)
        if title is not None:
            return self._finished(title, floor)
        if atom.sense in NAMES:
            return self._finished(self._person(atom), floor)
        phrase = self._actor(at) if atom.sense in ENTITIES else self._people(atom)
        return self._finished(phrase, floor) if phrase else None

    def _finished(self, phrase: Phrase, floor: int) -> Phrase | None:
        """Extended to the left, marked, and refused when it only looks like an actor."""
        extend(phrase, self.ahead, floor)
        phrase.possessive = self.context.is_possessive(phrase.last)
        phrase.home = self._home(phrase)
        phrase.subject = self.context.is_subject(phrase.first)
        phrase.speaks = self.context.is_spoken(phrase.first, phrase.last)
        if not phrase.subject and self.context.is_spoken_before(phrase.first, phrase.last):
            phrase.subject = True  # "..., said Merkel."
        if phrase.form is Form.DESCRIBED and not stands(phrase, self.ahead):
            return None
        bare = phrase.form is Form.PERSON and not phrase.roles and not phrase.possessive
        return None if bare and self.context.is_attribute(phrase.first, phrase.last) else phrase

    def _home(self, phrase: Phrase) -> Atom | None:
        """The capital before it that says whose it is: "In Tokyo, the government"."""
        if phrase.form is not Form.DESCRIBED or phrase.role.name.split()[-1] not in HOME_ROLES:
            return None
        index = self.ahead.index_from(phrase.first) - 1
        town = self.atoms[index] if index >= 0 else None
        if (
            town is None
            or town.sense is not Sense.TOWN
            or self.context.norm(town.first - 1) not in ("in", "from")
        ):
            return None
        return town if town.last == phrase.first - 1 and self.context.norm(town.last) == "," else None

    # --- titles

    def _title(self, at: int) -> Phrase | None:
        """Title = [affiliations] {role ["'s"]} [complement] [[","] name]"""
        affiliations: tuple[Atom, ...] = ()
        if self.atoms[at].sense is not Sense.ROLE:
            found = self.ahead.title_after(at)
            if found is None:
                return None
            affiliations, at = found
        phrase = self._roles(affiliations, at)
        self._take_adjective(phrase)
        self._complete(phrase)
        self._take_name(phrase)
        return phrase

    def _roles(self, affiliations: tuple[Atom, ...], at: int) -> Phrase:
        """One role noun after another: "Foreign Ministry spokesman", "the president's adviser"."""
        roles: list[Role] = []
        first = affiliations[0].first if affiliations else self.atoms[at].first
        index: int | None = at
        while index is not None and self.atoms[index].sense is Sense.ROLE and len(roles) < _MOST_ROLES:
            if roles and roles[-1].plural:
                break  # "the two armies police a truce"
            atom = self.atoms[index]
            roles.extend(s.role for s in atom.surfaces[:1] if s.role)
            head = (atom.first, self.context.abbreviation_stop(atom.last))
            index = self.ahead.index_at(self.ahead.skip(head[1], genitive=True))
        end, plural = head[1], roles[-1].plural
        return Phrase(
            Form.DESCRIBED, first, end, head, tuple(roles), (first, end), affiliations, plural=plural
        )

    def _take_adjective(self, phrase: Phrase) -> None:
        """The adjective behind an Italian title: "il governo francese"."""
        index = None if phrase.affiliations else self.ahead.index_at(phrase.last)
        if index is None or self.atoms[index].sense is not Sense.ADJECTIVE:
            return
        if self.context.words[phrase.last].lower:
            phrase.affiliations, phrase.last = (self.atoms[index],), self.atoms[index].last
            phrase.role_words = (phrase.first, phrase.last)

    def _complete(self, phrase: Phrase) -> None:
        """Complement = ("of" | "for" | "to" | "from" | "in" | "at" | "with") ["the"] phrase"""
        preposition = self.context.norm(phrase.last)
        if preposition in ("di", "del", "della", "dei", "degli", "delle", "dello"):
            preposition = "of"
        if preposition not in ("of", "for", "to", "from", "in", "at", "with"):
            return
        at = phrase.last + 1
        while at < self.context.last and (
            self.context.norm(at) in ("the", "a", "an") or self.ahead.is_modifier(at)
        ):
            at += 1
        index = self.ahead.index_at(at)
        inner = None if index is None else self.phrase(index, at)
        if inner is not None and inner.possessive and inner.form is Form.ACTOR:
            if preposition in ("for", "of") and phrase.is_role(RoleClass.VOICE, RoleClass.OFFICE):
                phrase.complement = inner  # "a spokesman for Iran's atomic agency"
            return
        if inner is None or inner.possessive or not self._may_complete(phrase, inner, preposition):
            return
        if phrase.role.plural and inner.form is Form.ACTOR:
            self._take_more(inner)
        phrase.complement, phrase.preposition, phrase.last = inner, preposition, inner.last
        phrase.plural = phrase.plural or (inner.plural and phrase.role.name == "group")
        if phrase.role_words:
            phrase.role_words = (phrase.role_words[0], inner.last)

    def _take_more(self, inner: Phrase) -> None:
        """The other states of a complement: "mediators from Qatar, Oman and Egypt"."""
        end, more = inner.last, list[Atom]()
        while len(more) < _MOST_STATES:
            joint = self.ahead.after_joint(end)
            atom = None if joint == end else self.ahead.body_at(joint)
            if atom is None or atom.sense is not Sense.ACTOR or self.context.is_possessive(atom.last):
                return
            more.append(atom)
            last = self.context.norm(joint - 1) != ","
            end = atom.last
            if last:
                inner.affiliations, inner.last = (*inner.affiliations, *more), end
                return

    def _may_complete(self, phrase: Phrase, inner: Phrase, preposition: str) -> bool:
        if phrase.is_role(RoleClass.HONOUR) or inner.form is Form.PRONOUN:
            return False
        if phrase.is_role(RoleClass.ORGAN) and self.context.words[phrase.head[0]].capital and inner.name:
            return preposition in ("of", "for")  # "Ministry for Environmental Protection"
        if inner.form is Form.DESCRIBED and not inner.affiliations and inner.complement is None:
            return inner.is_role(RoleClass.ORGAN, RoleClass.OFFICE) and preposition in ("of", "for", "to")
        if preposition in ("in", "from", "at", "with"):
            return inner.form is Form.ACTOR and self._is_home(phrase, inner, preposition)
        return preposition == "of" or phrase.is_role(RoleClass.VOICE, RoleClass.OFFICE, RoleClass.CHAIR)

    def _is_home(self, phrase: Phrase, inner: Phrase, preposition: str) -> bool:
        """Whether "in Tehran", "from France", "at the UN" say whose somebody is."""
        if self.context.norm(phrase.head[1] - 1) in AT_HOME:
            alone = phrase.first == phrase.head[0] and self.context.norm(phrase.first - 1) not in ABROAD
            return preposition != "with" and alone
        if preposition == "in":
            alone = not phrase.affiliations and len(phrase.roles) == 1
            town = inner.affiliations[0].sense is Sense.TOWN
            return (
                alone and town and phrase.role.name in (AT_HOME_PLURAL if phrase.plural else AT_HOME_OFFICES)
            )
        if inner.affiliations[0].sense is Sense.TOWN:
            return False
        return preposition == "from" or phrase.is_role(RoleClass.VOICE)

    def _take_name(self, phrase: Phrase) -> None:
        """A name that follows the title, directly or between commas."""
        if phrase.is_role(RoleClass.ORGAN, RoleClass.BODY, RoleClass.CROWD):
            return
        name = self.ahead.name_at(phrase.last)
        if name is None and self.context.norm(phrase.last) == "," and not phrase.plural:
            name = self.ahead.name_at(phrase.last + 1)
            if phrase.is_role(RoleClass.HONOUR) or (name and not self.context.closes(name.last)):
                return
        if name is not None:
            self._name(phrase, name)

    def _name(self, phrase: Phrase, name: Atom) -> None:
        phrase.form, phrase.name, phrase.plural, phrase.spoken = Form.PERSON, name, False, True
        phrase.last, phrase.head = name.last, (name.first, name.last)
        take_bracket(phrase, self.ahead)
        self._take_origin(phrase)
        take_aside(phrase, self.ahead, self._bare_title)

    def _take_origin(self, phrase: Phrase) -> None:
        """The state or body after a name: "Giorgia Meloni of Italy"."""
        if self.context.norm(phrase.last) != "of" or phrase.affiliations:
            return
        index = self.ahead.index_at(phrase.last + 1 + (self.context.norm(phrase.last + 1) == "the"))
        if index is not None and self.atoms[index].sense is Sense.ACTOR:
            phrase.affiliations, phrase.last = (self.atoms[index],), self.atoms[index].last

    def _bare_title(self, at: int, floor: int) -> Phrase | None:
        """A title that may stand in apposition to a name."""
        if self._depth >= _DEEPEST:
            return None
        self._depth += 1
        title = self._title(at)
        self._depth -= 1
        return extend(title, self.ahead, floor) if title else None

    # --- names

    def _person(self, name: Atom) -> Phrase:
        """Person = name [bracket] [aside]"""
        phrase = Phrase(Form.PERSON, name.first, name.last, (name.first, name.last), name=name)
        take_bracket(phrase, self.ahead)
        if phrase.bracket and self.ahead.is_short_for(phrase.bracket, name):
            phrase.form, phrase.affiliations, phrase.bracket = Form.ACTOR, (phrase.bracket,), None
            return phrase
        phrase.spoken = phrase.spoken or self.context.is_spoken(name.first, phrase.last)
        take_aside(phrase, self.ahead, self._bare_title)
        return phrase

    def _people(self, atom: Atom) -> Phrase | None:
        """People = ["the" | "most" ...] the name of a people; an adjective is one only after "the"."""
        if not any(s.sense is Sense.PEOPLE for s in atom.surfaces):
            return None
        if self.context.is_attribute(atom.first, atom.last, plural=True):
            return None
        if self.ahead.index_at(atom.last) is not None:
            return None
        if atom.sense is Sense.ADJECTIVE and self.context.norm(atom.first - 1) != "the":
            return None
        head = (atom.first, atom.last)
        return Phrase(Form.PEOPLE, *head, head, affiliations=(atom,), plural=True)

    def _actor(self, at: int) -> Phrase | None:
        """Actor = the name of a state or body ["'s" person], unless it only says where or which"""
        atom = self.atoms[at]
        phrase = Phrase(Form.ACTOR, atom.first, atom.last, (atom.first, atom.last), affiliations=(atom,))
        if self.context.is_possessive(atom.last):
            person = self.ahead.index_at(atom.last + 1)
            if person is not None and self.atoms[person].sense in (Sense.PERSON, Sense.SURNAME):
                self._name(phrase, self.atoms[person])
            return phrase
        phrase.place = self.context.is_place(atom.first, atom.last, atom.sense)
        if self.ahead.name_at(atom.last) is not None:
            return phrase  # "envoy for Syria Lena Holm"
        self._take_acronym(phrase)
        joined = (
            self.ahead.index_at(phrase.last + 1) if self.context.norm(phrase.last) in ("and", "or") else None
        )
        if joined is not None and self.atoms[joined].sense is Sense.THING:
            phrase.place = True  # "the Stockholm and Basel Conventions"
        many = self.context.words[atom.last - 1].lower and self.context.norm(atom.last - 1).endswith("s")
        return None if self.context.is_attribute(atom.first, phrase.last, plural=many) else phrase

    def _take_acronym(self, phrase: Phrase) -> None:
        """The same body once more in brackets: "the World Food Programme (WFP)"."""
        index = self.ahead.index_at(phrase.last + 1) if self.context.norm(phrase.last) == "(" else None
        if index is None or self.context.norm(self.atoms[index].last) != ")":
            return
        ids = {surface.target for surface in self.atoms[index].surfaces}
        if ids & {surface.target for surface in phrase.affiliations[0].surfaces}:
            phrase.last = self.atoms[index].last + 1

    def _pronoun(self, atom: Atom, floor: int) -> Phrase | None:
        """Pronoun, unless it owns a title: "his spokesman" is the spokesman."""
        if self.context.norm(atom.first) in OWNERS:
            index = self.ahead.index_at(self.ahead.skip(atom.last, genitive=False))
            title = None
            if index is not None and self.atoms[index].sense in (Sense.ROLE, *AFFILIATION):
                title = self._title(index)
            finished = self._finished(title, floor) if title else None
            if finished is not None:
                return finished
        phrase = Phrase(Form.PRONOUN, atom.first, atom.last, (atom.first, atom.last))
        phrase.subject = self.context.is_subject(atom.first)
        return phrase
