"""From atoms to phrases: titles, affiliations, names and appositions put together."""

from __future__ import annotations

from bisect import bisect_left

from plenipo.reading.actors.atoms import Atom
from plenipo.reading.actors.context import Context
from plenipo.reading.actors.phrases import Form, Phrase
from plenipo.reading.actors.roles import Role, RoleClass
from plenipo.reading.actors.surfaces import Sense
from plenipo.reading.actors.words import DETERMINERS, FORMER, INDEFINITE, MODIFIERS, OWNERS

_AFFILIATION = (Sense.ACTOR, Sense.SEAT, Sense.TOWN, Sense.ADJECTIVE, Sense.REGION, Sense.PEOPLE)
_NAMES = (Sense.PERSON, Sense.SURNAME, Sense.NAME)
_ENTITIES = (Sense.ACTOR, Sense.SEAT, Sense.TOWN)
_GENITIVE = ("'s", "’s", "'", "’")
_SOURCE_WORDS = frozenset(
    ["who", "familiar", "close", "briefed", "involved", "speaking", "with", "from", "in", "at", ",", "on"]
)
_AT_HOME = frozenset(
    [
        "officials",
        "official",
        "sources",
        "source",
        "authorities",
        "government",
        "leadership",
        "policymakers",
        "policy-makers",
        "aides",
        "aide",
    ]
)
"""Role nouns with which "in Tehran" says whose they are, and not only where."""


class Parser:
    """Parses one sentence; the grammar is in the methods' docstrings."""

    def __init__(self, context: Context, atoms: list[Atom]) -> None:
        self.context, self.words, self.atoms = context, context.words, atoms
        self.starts = [atom.first for atom in atoms]

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
            at = max(at + 1, bisect_left(self.starts, floor))
        return found

    def phrase(self, at: int, floor: int) -> Phrase | None:
        """Phrase = pronoun | title [name] | affiliations title [name] | name [title] | actor"""
        atom = self.atoms[at]
        if atom.sense is Sense.PRONOUN:
            return self._pronoun(atom)
        if atom.sense is Sense.THING:
            return None
        if atom.sense is Sense.ROLE:
            return self._finished(self._titled((), at), floor)
        title = self._title_after(at)
        if title is not None:
            affiliations, role_at = title
            return self._finished(self._titled(affiliations, role_at), floor)
        if atom.sense in _NAMES:
            return self._finished(self._person(atom), floor)
        return self._finished(self._bare(at), floor)

    # --- what stands in front of a title

    def _title_after(self, at: int) -> tuple[tuple[Atom, ...], int] | None:
        """Affiliations title = affiliation {("and" | "," | "/") affiliation} ["'s"] {modifier} role"""
        chain = [self.atoms[at]]
        end = self.atoms[at].last
        while True:
            joined = self._after_joint(end) if chain[-1].sense in _AFFILIATION else end
            following = self._atom_at(self._skip(joined, genitive=joined == end))
            if following is None:
                return None
            atom = self.atoms[following]
            if atom.sense is Sense.ROLE:
                return (tuple(chain), following) if joined == end else None
            if atom.sense not in _AFFILIATION or len(chain) > 8:
                return None
            if joined != end and not self._joins(chain[-1], atom):
                return None
            chain.append(atom)
            end = atom.last

    def _after_joint(self, end: int) -> int:
        """The word after "and", "," or "/", or ``end`` where none of them stands."""
        at = end
        if self.context.norm(at) == ",":
            at += 1
        if self.context.norm(at) in ("and", "or", "&", "/", "–"):
            at += 1
        return at

    def _joins(self, left: Atom, right: Atom) -> bool:
        """Only like joins like: "French and British", "US and Russian", not "Russia and Ukrainian"."""
        return _adjectival(left) and _adjectival(right)

    def _skip(self, at: int, *, genitive: bool) -> int:
        """Over a genitive and modifiers."""
        if genitive and self.context.norm(at) in _GENITIVE:
            at += 1
        while at < self.context.last and self._is_modifier(at):
            at += 1
        return at

    def _is_modifier(self, at: int) -> bool:
        word = self.words[at]
        if word.norm in MODIFIERS:
            return self._atom_at(at) is None or self.atoms[self._atom_at(at) or 0].sense is Sense.REGION
        return word.lower and "-" in word.text

    def _atom_at(self, word: int) -> int | None:
        index = bisect_left(self.starts, word)
        return index if index < len(self.starts) and self.starts[index] == word else None

    # --- titles

    def _titled(self, affiliations: tuple[Atom, ...], at: int) -> Phrase:
        """Title = role {["'s"] role} [complement] [["," ] name [","]]"""
        roles: list[Role] = []
        first = affiliations[0].first if affiliations else self.atoms[at].first
        index: int | None = at
        end = head_first = first
        while index is not None and self.atoms[index].sense is Sense.ROLE:
            atom = self.atoms[index]
            roles.extend(s.role for s in atom.surfaces[:1] if s.role)
            head_first, end = atom.first, self.context.abbreviation_stop(atom.last)
            index = self._atom_at(self._skip(end, genitive=True))
        phrase = Phrase(
            Form.DESCRIBED, first, end, (head_first, end), tuple(roles), (first, end), affiliations
        )
        phrase.plural = roles[-1].plural
        self._complete(phrase)
        self._take_name(phrase)
        return phrase

    def _complete(self, phrase: Phrase) -> None:
        """Complement = ("of" | "for" | "to" | "from" | "in") ["the"] phrase"""
        preposition = self.context.norm(phrase.last)
        if preposition not in ("of", "for", "to", "from", "in", "at", "with", "on"):
            return
        at = phrase.last + 1
        while self.context.norm(at) in ("the", "a", "an") or (
            at < self.context.last and self._is_modifier(at)
        ):
            at += 1
        index = self._atom_at(at)
        if index is None:
            return
        inner = self.phrase(index, at)
        if inner is None or not self._may_complete(phrase, inner, preposition):
            return
        phrase.complement, phrase.preposition = inner, preposition
        phrase.last = inner.last
        if phrase.role_words:
            phrase.role_words = (phrase.role_words[0], inner.last)

    def _may_complete(self, phrase: Phrase, inner: Phrase, preposition: str) -> bool:
        if phrase.is_role(RoleClass.HONOUR) or inner.form is Form.PRONOUN:
            return False
        if inner.form is Form.DESCRIBED and not inner.affiliations and inner.complement is None:
            return inner.is_role(RoleClass.ORGAN, RoleClass.OFFICE) and preposition in ("of", "for", "to")
        if preposition in ("in", "from", "at"):
            noun = self.context.norm(phrase.head[1] - 1)
            return noun in _AT_HOME and inner.form is Form.ACTOR
        if preposition in ("with", "on"):
            return False
        return preposition == "of" or phrase.is_role(RoleClass.VOICE, RoleClass.OFFICE, RoleClass.CHAIR)

    def _take_name(self, phrase: Phrase) -> None:
        """A name that follows the title, directly or between commas."""
        if phrase.is_role(RoleClass.ORGAN, RoleClass.BODY, RoleClass.CROWD):
            return
        index = self._atom_at(phrase.last)
        comma = False
        if index is None and self.context.norm(phrase.last) == "," and not phrase.is_role(RoleClass.HONOUR):
            index, comma = self._atom_at(phrase.last + 1), True
        if index is None or self.atoms[index].sense not in _NAMES:
            return
        name = self.atoms[index]
        if comma and (phrase.plural or not self.context.closes(name.last)):
            return
        self._name(phrase, name)

    def _name(self, phrase: Phrase, name: Atom) -> None:
        phrase.form, phrase.name = Form.PERSON, name
        phrase.last, phrase.head = name.last, (name.first, name.last)
        phrase.plural = False
        phrase.spoken = True
        self._bracket(phrase)
        if self.context.norm(name.last) == "of" and not phrase.affiliations:
            index = self._atom_at(name.last + 1)
            if index is not None and self.atoms[index].sense is Sense.ACTOR:
                phrase.affiliations, phrase.last = (self.atoms[index],), self.atoms[index].last

    # --- names

    def _person(self, name: Atom) -> Phrase:
        """Name [ "(" affiliation ")" ] [ "," title "," ]"""
        phrase = Phrase(Form.PERSON, name.first, name.last, (name.first, name.last), name=name)
        self._bracket(phrase)
        phrase.spoken = phrase.spoken or self.context.is_spoken(name.first, phrase.last)
        self._apposition(phrase)
        return phrase

    def _bracket(self, phrase: Phrase) -> None:
        """A bracket after a name says whom the person belongs to: "(Netherlands)"."""
        if self.context.norm(phrase.last) != "(":
            return
        index = self._atom_at(phrase.last + 1)
        atom = None if index is None else self.atoms[index]
        if atom and atom.sense in _ENTITIES and self.context.norm(atom.last) == ")":
            phrase.bracket = atom
            phrase.last, phrase.spoken = atom.last + 1, True
        elif self.context.norm(phrase.last + 2) == ")" and self.words[phrase.last + 1].upper:
            phrase.acronym, phrase.last = phrase.last + 1, phrase.last + 3

    def _apposition(self, phrase: Phrase) -> None:
        """A title after the name, between commas."""
        if self.context.norm(phrase.last) != ",":
            return
        index = bisect_left(self.starts, phrase.last + 1)
        if index >= len(self.atoms) or self.atoms[index].first > phrase.last + 8:
            return
        title = self._title_phrase(index, phrase.last + 1)
        if title is None or title.first != phrase.last + 1:
            return
        end = self.context.aside_end(title.last)
        if end is None:
            return
        title.last = end
        phrase.last, phrase.roles, phrase.role_words = title.last, title.roles, title.role_words
        phrase.affiliations, phrase.complement = title.affiliations or phrase.affiliations, title.complement
        phrase.preposition, phrase.former = title.preposition, title.former
        phrase.spoken = True

    def _title_phrase(self, index: int, floor: int) -> Phrase | None:
        atom = self.atoms[index]
        if atom.sense is Sense.ROLE:
            title = self._titled((), index)
        else:
            found = self._title_after(index)
            if found is None:
                return None
            title = self._titled(*found)
        if title.name is not None or title.plural or title.is_role(RoleClass.CROWD, RoleClass.ORGAN):
            return None
        return self._extended(title, floor)

    # --- actors by their own names

    def _bare(self, at: int) -> Phrase | None:
        """The name of a state, organisation or people on its own."""
        atom = self.atoms[at]
        if atom.sense in _ENTITIES:
            return self._actor(at)
        if any(s.sense is Sense.PEOPLE for s in atom.surfaces):
            if self.context.is_attribute(atom.last) or self._atom_at(atom.last) is not None:
                return None
            if atom.sense is Sense.ADJECTIVE and self.context.norm(atom.first - 1) != "the":
                return None
            return Phrase(
                Form.PEOPLE, atom.first, atom.last, (atom.first, atom.last), affiliations=(atom,), plural=True
            )
        return None

    def _actor(self, at: int) -> Phrase | None:
        atom = self.atoms[at]
        phrase = Phrase(Form.ACTOR, atom.first, atom.last, (atom.first, atom.last), affiliations=(atom,))
        if self.context.is_possessive(atom.last):
            person = self._atom_at(atom.last + 1)
            if person is not None and self.atoms[person].sense in (Sense.PERSON, Sense.SURNAME):
                self._name(phrase, self.atoms[person])
            return phrase
        after_and = self.context.norm(atom.first - 1) == "and" or self.context.before(atom.first)[0] == "and"
        phrase.place = self.context.is_place(atom.first, atom.last, atom.sense)
        following = self._atom_at(atom.last)
        if following is not None and self.atoms[following].sense in _NAMES:
            return phrase  # "envoy for Syria Lena Holm"
        return None if self.context.is_attribute(atom.last, after_and=after_and) else phrase

    def _pronoun(self, atom: Atom) -> Phrase:
        phrase = Phrase(Form.PRONOUN, atom.first, atom.last, (atom.first, atom.last))
        phrase.subject = self.context.is_subject(atom.first)
        return phrase

    # --- what stands around

    def _finished(self, phrase: Phrase | None, floor: int) -> Phrase | None:
        """Extended to the left, marked, and refused when it is only a word that looks like an actor."""
        if phrase is None:
            return None
        self._extended(phrase, floor)
        phrase.possessive = self.context.is_possessive(phrase.last)
        phrase.subject = self.context.is_subject(phrase.first)
        if phrase.form is Form.DESCRIBED and not self._stands(phrase):
            return None
        if phrase.form is Form.PERSON and not phrase.roles and not phrase.possessive:
            return None if self.context.is_attribute(phrase.last) else phrase
        return phrase

    def _extended(self, phrase: Phrase, floor: int) -> Phrase:
        """Determiner {modifier} in front of what has been found."""
        at, modifiers = phrase.first, list[str]()
        if not phrase.roles and phrase.form is not Form.PEOPLE:
            self._determine(phrase, floor)
            return phrase  # "eastern Ukraine" is for the context to judge
        while at - 1 >= floor and (self._is_modifier(at - 1) or self.context.norm(at - 1) in FORMER):
            at -= 1
            modifiers.append(self.context.norm(at))
            if self.context.norm(at - 1) == "-" and at - 2 >= floor:
                break
        inside = range(phrase.first, phrase.head[0])
        phrase.former = any(
            self.context.norm(w) in FORMER or self.context.norm(w) == "ex-" for w in [*inside, at - 1]
        )
        phrase.former = phrase.former or any(word in FORMER for word in modifiers)
        if at - 1 >= floor and self.context.norm(at - 1) in ("ex-", "then-"):
            at -= 1
        if modifiers and phrase.role_words:
            phrase.role_words = (at, phrase.role_words[1])
        phrase.modifiers, phrase.first = tuple(modifiers), at
        self._determine(phrase, floor)
        return phrase

    def _determine(self, phrase: Phrase, floor: int) -> None:
        at = phrase.first - 1
        if at < floor:
            return
        norm = self.context.norm(at)
        if norm in OWNERS:
            phrase.owner, phrase.first = at, at
        elif self._determines(norm, phrase):
            phrase.determiner, phrase.first = norm, at
            if norm not in ("the", "a", "an") and self.context.norm(at - 1) == "the" and at - 1 >= floor:
                phrase.determiner, phrase.first = "the", at - 1

    def _determines(self, norm: str, phrase: Phrase) -> bool:
        if norm in ("this", "that"):  # "said that parties agreed"
            return phrase.form is Form.DESCRIBED and not phrase.plural
        return norm == "the" or (norm in DETERMINERS and phrase.form in (Form.DESCRIBED, Form.PEOPLE))

    def _stands(self, phrase: Phrase) -> bool:
        """Whether a phrase built on a role noun mentions somebody, rather than a rank or a thing."""
        if phrase.is_role(RoleClass.HONOUR):
            return False
        singular = not phrase.plural
        end_of_role = phrase.complement is None
        if singular and end_of_role and not phrase.possessive and self.context.is_attribute(phrase.last):
            return False
        if singular and phrase.determiner in INDEFINITE and not self._whose(phrase):
            return not phrase.is_role(RoleClass.CROWD, RoleClass.BODY, RoleClass.ORGAN) and self._acts(phrase)
        if phrase.determiner or phrase.owner is not None:
            return True
        if not self._whose(phrase) and self.context.norm(phrase.last) in DETERMINERS:
            return False  # "who chairs the group"
        if singular:
            return self._whose(phrase) or (
                phrase.complement is not None and self.words[phrase.head[0]].capital
            )
        if self.context.norm(phrase.head[0]) in ("people", "men", "women"):
            return self._acts(phrase)
        return bool(phrase.affiliations) or not phrase.is_role(RoleClass.BODY, RoleClass.ORGAN)

    def _whose(self, phrase: Phrase) -> bool:
        """Whether it says of which state, body or region."""
        return any(atom.sense in _AFFILIATION for atom in phrase.affiliations)

    def _acts(self, phrase: Phrase) -> bool:
        """Whether what follows makes a source of it: "a minister said", "people familiar with the talks"."""
        if self.context.is_spoken(phrase.first, phrase.last):
            return True
        return self.context.norm(phrase.last) in _SOURCE_WORDS


def _adjectival(atom: Atom) -> bool:
    """Whether a spelling can stand before a role noun like an adjective."""
    return any(s.sense in (Sense.ADJECTIVE, Sense.REGION) or s.upper for s in atom.surfaces)
