"""The first pass over a sentence: which words can belong to the mention of an actor."""

from __future__ import annotations

from dataclasses import dataclass

from plenipo.reading.actors.directory import Directory
from plenipo.reading.actors.surfaces import Sense, Surface
from plenipo.reading.actors.tokens import Tokens, Word
from plenipo.reading.actors.words import (
    ABBREVIATIONS,
    DAYS,
    MONTHS,
    OPENERS,
    ORG_NOUNS,
    PARTICLES,
    SHOUTED,
    THING_NOUNS,
    VERBISH,
)

PRONOUNS = frozenset(
    [
        "he",
        "she",
        "they",
        "it",
        "him",
        "her",
        "them",
        "his",
        "their",
        "its",
        "himself",
        "herself",
        "themselves",
        "itself",
    ]
)
_PLACES = (Sense.ACTOR, Sense.TOWN, Sense.ADJECTIVE, Sense.SURNAME, Sense.REGION)


@dataclass(slots=True)
class Atom:
    """One or more words that belong together, and what they can be."""

    first: int
    last: int
    sense: Sense
    surfaces: tuple[Surface, ...] = ()


class Scanner:
    """Finds atoms; remembers what it learnt about single words of this text."""

    def __init__(self, tokens: Tokens, directory: Directory) -> None:
        self.tokens, self.words, self.directory = tokens, tokens.words, directory
        self._starts: dict[str, bool] = {}
        self._small = {word.norm for word in set(tokens.words) if word.lower}

    def scan(self, first: int, last: int) -> list[Atom]:
        """The atoms of the sentence of words ``first`` to ``last``, in order."""
        shouted, titled = self._capitals(first, last)
        atoms: list[Atom] = []
        at = first
        while at < last:
            atom = self._atom(at, first, last, shouted, titled)
            if atom is None:
                at += 1
            else:
                atoms.append(atom)
                at = atom.last
        return atoms

    def _capitals(self, first: int, last: int) -> tuple[bool, bool]:
        """Whether the sentence is all in capitals, and whether Most Of Its Words Start With One."""
        letters = [w for w in self.words[first:last] if len(w.text) > 1 and w.text[0].isalpha()]
        small = [w for w in letters if w.lower]
        plain = any(len(w.text) > 3 and w.norm not in VERBISH for w in small)
        return not small, len(letters) > 4 and not plain

    def _atom(self, at: int, first: int, last: int, shouted: bool, titled: bool) -> Atom | None:
        word = self.words[at]
        if word.norm in PRONOUNS:
            return Atom(at, at + 1, Sense.PRONOUN)
        if not word.capital and not self._may_start(word.norm):
            return None
        end, surfaces = self.directory.find(self.words, at, last)
        if surfaces and shouted and word.norm in SHOUTED and end == at + 1:
            surfaces = ()
        known = Atom(at, end, min(s.sense for s in surfaces), surfaces) if surfaces else None
        if not word.capital or shouted or titled:
            return known
        return self._named(at, first, last, known)

    def _may_start(self, norm: str) -> bool:
        known = self._starts.get(norm)
        if known is None:
            known = self._starts[norm] = self.directory.starts(norm)
        return known

    def _named(self, at: int, first: int, last: int, known: Atom | None) -> Atom | None:
        """The known spelling, unless it is only a part of a longer name: "Paris" in "Paris Hilton"."""
        if known is not None and (known.sense not in _PLACES or known.last - known.first > 1):
            return known
        end = self._name_end(at, first, last)
        if known is not None and end <= known.last:
            return known
        if end == at:
            return known
        if known is not None and known.sense is Sense.ADJECTIVE:
            return known
        sense = Sense.THING if self._is_thing(at, end) else Sense.NAME
        if (
            known is not None
            and known.sense is Sense.ACTOR
            and sense is Sense.NAME
            and known.surfaces[0].upper
        ):
            return known  # "UN Charter", "EU Commissioner Hahn": the acronym stays what it is
        return Atom(at, end, sense)

    def _name_end(self, at: int, first: int, last: int) -> int:
        """Where the run of capitalised words that starts here ends; ``at`` if it is no name."""
        words = self.words
        if at == first and self._opens_only(words[at]):
            return at
        end = at
        while end < last and end - at < 6:
            word = words[end]
            if self._in_name(word) and (end == at or not self._is_role(end, last)):
                end += 1
                if end < last and words[end].text == "." and self._abbreviates(word) and end - at < 5:
                    end += 1
            elif end > at and word.norm in PARTICLES and self._particle_goes_on(end, last):
                end += 1
            else:
                break
        return end

    def _particle_goes_on(self, at: int, last: int) -> bool:
        nearby = self.words[at + 1 : min(at + 3, last)]
        return bool(nearby) and (
            self._in_name(nearby[0]) or (nearby[0].norm in PARTICLES and len(nearby) > 1)
        )

    def _abbreviates(self, word: Word) -> bool:
        return len(word.text) == 1 or word.norm in ABBREVIATIONS

    def _in_name(self, word: Word) -> bool:
        norm = word.norm
        return (
            word.capital
            and norm not in DAYS
            and not (norm in MONTHS and norm != "may")
            and norm not in ("i", "the")
        )

    def _is_role(self, at: int, last: int) -> bool:
        """Whether a spelling the directory knows starts here that can not go on with somebody's name."""
        end, surfaces = self.directory.find(self.words, at, last)
        if not surfaces:
            return False
        return end - at > 1 or all(s.sense in (Sense.ROLE, Sense.PERSON, Sense.SEAT) for s in surfaces)

    def _opens_only(self, word: Word) -> bool:
        norm = word.norm
        if norm in OPENERS or norm in self._small:
            return True
        return norm.endswith(("ing", "ly")) and not word.upper

    def _is_thing(self, at: int, end: int) -> bool:
        last = self.words[end - 1].norm
        return last in THING_NOUNS and last not in ORG_NOUNS
