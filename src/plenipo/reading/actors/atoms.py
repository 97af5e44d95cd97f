"""The first pass over a sentence: which words can belong to the mention of an actor."""

from __future__ import annotations

from dataclasses import dataclass

from plenipo.reading.actors.directory import Directory
from plenipo.reading.actors.files import rows
from plenipo.reading.actors.names import Names
from plenipo.reading.actors.surfaces import Sense, Surface
from plenipo.reading.actors.tokens import Tokens, Word
from plenipo.reading.actors.words import SHOUTED, TITLE_SMALL

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
_CODES = frozenset(
    ("FCCC", "CP", "MISC", "INF", "CRP", "TP", "KP", "WG", "Add", "Rev", "A", "S", "RES", "CN", "E")
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
        self.names = Names(tokens, directory)
        self._starts: dict[str, bool] = {}
        self._twins = _twins({word.norm for word in tokens.words})

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
        plain = any(w.norm not in TITLE_SMALL for w in small)
        return not small, len(letters) > 4 and not plain

    def _atom(self, at: int, first: int, last: int, shouted: bool, titled: bool) -> Atom | None:
        word = self.words[at]
        if word.norm in PRONOUNS:
            return Atom(at, at + 1, Sense.PRONOUN)
        if not word.capital and not self._may_start(word.norm):
            return None
        end, surfaces = self.directory.find(self.words, at, last)
        if surfaces and end == at + 1 and self._is_other(word, at, first, last, shouted):
            surfaces = ()
        known = Atom(at, end, min(s.sense for s in surfaces), surfaces) if surfaces else None
        if not word.capital or shouted or titled:
            return known
        return self._named(at, first, last, known)

    def _is_other(self, word: Word, at: int, first: int, last: int, shouted: bool) -> bool:
        """Whether a one-word spelling is something else here: a word in capitals, a code, a namesake."""
        if word.norm in self._twins or (shouted and word.norm in SHOUTED):
            return True
        return any(
            self.words[slash].text == "/" and _is_code(self.words[slash + step])
            for slash, step in ((at - 1, -1), (at + 1, 1))
            if first < slash < last - 1
        )

    def _may_start(self, norm: str) -> bool:
        known = self._starts.get(norm)
        if known is None:
            known = self._starts[norm] = self.directory.starts(norm)
        return known

    def _named(self, at: int, first: int, last: int, known: Atom | None) -> Atom | None:
        """The known spelling, unless it is only a part of a longer name: "Paris" in "Paris Hilton"."""
        if known is not None and (known.sense not in _PLACES or known.last - known.first > 1):
            return known
        end = self.names.end(at, first, last)
        if known is None:
            return Atom(at, end, self.names.sense(at, end)) if end > at else None
        if end <= known.last:
            opens = known.sense is Sense.SURNAME and self.names.opens(at, first)
            common = opens and self.names.is_common(self.words[at])
            return None if common else known
        sense = self.names.sense(at, end)
        if known.sense is Sense.ADJECTIVE or (sense is Sense.NAME and self._stays(known, end, first)):
            return known
        return Atom(at, end, sense)

    def _stays(self, known: Atom, end: int, first: int) -> bool:
        """Whether a state or body keeps its name before a capital: "envoy for Syria Lena Holm"."""
        if known.sense is not Sense.ACTOR:
            return False
        if known.surfaces[0].upper:
            return True
        before = self.words[known.first - 1].norm if known.first > first else ""
        return before in ("for", "to", "of") and not self.names.is_body(end)


def _is_code(word: Word) -> bool:
    """Whether a word beside a slash makes a document's number of it: FCCC/SBI/2009."""
    return word.text[0].isdigit() or word.text in _CODES


def _twins(vocabulary: set[str]) -> frozenset[str]:
    """The spellings that in a text of these words are not the actor's."""
    return frozenset(
        spelling
        for spelling, pro, contra in rows("twins.tsv", 3)
        if spelling in vocabulary and not vocabulary & set(pro.split()) and vocabulary & set(contra.split())
    )
