"""What comes next in a sentence: atoms by their first word, and titles after their affiliations."""

from __future__ import annotations

from bisect import bisect_left

from plenipo.reading.actors.atoms import Atom
from plenipo.reading.actors.context import Context
from plenipo.reading.actors.roles import RoleClass
from plenipo.reading.actors.surfaces import Sense
from plenipo.reading.actors.words import MODIFIERS, ORG_NOUNS

AFFILIATION = (Sense.ACTOR, Sense.SEAT, Sense.TOWN, Sense.ADJECTIVE, Sense.REGION, Sense.PEOPLE)
"""What can stand in front of a title and say whose it is."""
ENTITIES = (Sense.ACTOR, Sense.SEAT, Sense.TOWN)
NAMES = (Sense.PERSON, Sense.SURNAME, Sense.NAME)
_GENITIVE = ("'s", "’s", "'", "’")
_LONGEST_CHAIN = 8


class Lookahead:
    """The atoms of one sentence."""

    def __init__(self, context: Context, atoms: list[Atom]) -> None:
        self.context, self.words, self.atoms = context, context.words, atoms
        self.starts = [atom.first for atom in atoms]

    def index_from(self, word: int) -> int:
        """The first atom that starts at a word or later."""
        return bisect_left(self.starts, word)

    def index_at(self, word: int) -> int | None:
        """The atom that starts at a word."""
        index = bisect_left(self.starts, word)
        return index if index < len(self.starts) and self.starts[index] == word else None

    def name_at(self, word: int) -> Atom | None:
        """The name that starts at a word, or after a form of address there: "Gen. Jan Kowal"."""
        index = self.index_at(word)
        if index is None:
            return None
        atom = self.atoms[index]
        if any(s.role and s.role.kind is RoleClass.HONOUR for s in atom.surfaces):
            index = self.index_at(self.context.abbreviation_stop(atom.last))
            atom = atom if index is None else self.atoms[index]
        return atom if atom.sense in NAMES else None

    def body_at(self, word: int) -> Atom | None:
        """The state or body named at a word, after an article."""
        index = self.index_at(word + (self.context.norm(word) == "the"))
        if index is None:
            return None
        atom = self.atoms[index]
        if atom.sense is Sense.NAME:
            return atom if self.words[atom.last - 1].norm in ORG_NOUNS else None
        return atom if atom.sense is Sense.ACTOR else None

    def skip(self, word: int, *, genitive: bool) -> int:
        """Over a genitive and modifiers."""
        if genitive and self.context.norm(word) in _GENITIVE:
            word += 1
        while word < self.context.last and self.is_modifier(word):
            word += 1
        return word

    def is_modifier(self, word: int) -> bool:
        """Whether the word can stand between an affiliation and its title: "Poland's right-wing premier"."""
        index = self.index_at(word)
        if self.words[word].norm in MODIFIERS:
            return index is None or self.atoms[index].sense is Sense.REGION
        return index is None and self.words[word].lower and "-" in self.words[word].text

    def title_after(self, at: int) -> tuple[tuple[Atom, ...], int] | None:
        """Affiliations and the index of the title they belong to, or ``None`` when no title follows.

        affiliations title = affiliation {("and" | "," | "/") affiliation} ["'s"] {modifier} role
        """
        chain = [self.atoms[at]]
        while len(chain) <= _LONGEST_CHAIN:
            end = chain[-1].last
            joined = self.after_joint(end) if chain[-1].sense in AFFILIATION else end
            following = self.index_at(self.skip(joined, genitive=joined == end))
            if following is None:
                return None
            atom = self.atoms[following]
            if atom.sense is Sense.ROLE:
                return (tuple(chain), following) if joined == end else None
            if joined == end and atom.sense in (Sense.NAME, Sense.THING) and chain[-1].sense in AFFILIATION:
                return self._after_branch(chain, atom)
            if atom.sense not in AFFILIATION or (joined != end and not _alike(chain[-1], atom)):
                return None
            chain.append(atom)
        return None

    def _after_branch(self, chain: list[Atom], branch: Atom) -> tuple[tuple[Atom, ...], int] | None:
        """A title after unknown capitals: "UN Emergency Relief Coordinator"."""
        following = self.index_at(self.skip(branch.last, genitive=False))
        if following is None or self.atoms[following].sense is not Sense.ROLE:
            return None
        return tuple(chain), following

    def is_short_for(self, acronym: Atom, name: Atom) -> bool:
        """Whether a word in capitals is made of the first letters of a name."""
        if acronym.last - acronym.first > 1 or not self.words[acronym.first].upper:
            return False
        initials = [w.text[0] for w in self.words[name.first : name.last] if w.capital]
        letters = [letter for letter in self.words[acronym.first].text if letter.isupper()]
        return len(letters) > 1 and letters[0] == initials[0] and set(letters[1:]) <= set(initials[1:])

    def after_joint(self, word: int) -> int:
        """The word after "and", "," or "/", or the same word where none of them stands."""
        if self.context.norm(word) == ",":
            word += 1
        if self.context.norm(word) in ("and", "or", "&", "/", "–", "e"):
            word += 1
        return word


def _alike(left: Atom, right: Atom) -> bool:
    """Only adjectives join: "French and British", "US and Russian", not "Russia and Ukrainian"."""
    return all(
        any(s.sense in (Sense.ADJECTIVE, Sense.REGION) or s.upper for s in atom.surfaces)
        for atom in (left, right)
    )
