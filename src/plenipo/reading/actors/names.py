"""Runs of capitalised words: how far a name goes, and whether it can be somebody's."""

from __future__ import annotations

from plenipo.reading.actors.directory import Directory
from plenipo.reading.actors.roles import RoleClass
from plenipo.reading.actors.surfaces import Sense, Surface
from plenipo.reading.actors.tokens import Tokens, Word, fold
from plenipo.reading.actors.words import (
    ABBREVIATIONS,
    DAYS,
    MODIFIERS,
    MONTHS,
    OPENERS,
    ORG_NOUNS,
    PARTICLES,
    SURNAMES_TOO,
    THING_NOUNS,
)
from plenipo.reading.spelling import american

LONGEST = 7
_OPENING = frozenset("“\"‘'«„([—–:;.*#•…!?>|-")
"""Marks after which a word has a capital only because something starts there."""
_GIVEN_NAMES = frozenset(("jan", "may", "april", "june", "august"))
"""Months that people are called."""
_WITHIN = (Sense.ROLE, Sense.PERSON, Sense.SEAT, Sense.PEOPLE)
"""What cannot be in the middle of another name."""


class Names:
    """Measures runs of capitalised words in one text."""

    def __init__(self, tokens: Tokens, directory: Directory) -> None:
        """Learn which words the text also has in small letters."""
        self.words, self.directory, self.italian = tokens.words, directory, tokens.italian
        self._small = {word.norm for word in set(tokens.words) if word.lower}

    def end(self, at: int, first: int, last: int) -> int:
        """Where the name that starts at word ``at`` ends; ``at`` itself if no name starts there."""
        words = self.words
        if self.opens(at, first) and self.opens_only(words[at]) and not self._starts_name(at, last):
            return at
        end = at
        if "." in words[at].text and not self._goes_on(at + 1, last):
            return at  # "N.C."
        while end < last and end - at < LONGEST:
            word = words[end]
            if self._belongs(end, first, last) and (end == at or not self._is_known(end, last)):
                end += 1
                if end < last and words[end].text == "." and _abbreviates(word):
                    end += 1
            elif end > at and self._links(end, at, first, last):
                end += 1
            else:
                break
        return end

    def _goes_on(self, at: int, last: int) -> bool:
        """Whether a capital, or a small word of names, stands here."""
        return at < last and (self.words[at].capital or self.words[at].norm in PARTICLES)

    def _starts_name(self, at: int, last: int) -> bool:
        """Whether a first word that also is a common one starts a name: "Mark Rutte", "Jan Kowal"."""
        word = self.words[at].norm
        if (word in OPENERS or word in MODIFIERS) and word not in _GIVEN_NAMES:
            return False
        if at + 1 >= last or self.directory.find(self.words, at + 1, last)[1]:
            return False
        return self.words[at + 1].capital or (word in _GIVEN_NAMES and self.words[at + 1].norm in PARTICLES)

    def opens(self, at: int, first: int) -> bool:
        """Whether a word starts a sentence or a quotation."""
        return at == first or self.words[at - 1].text in _OPENING

    def opens_only(self, word: Word) -> bool:
        """Whether a word at the start of a sentence may have its capital only from there."""
        norm = word.norm
        if norm in OPENERS or norm in MODIFIERS or norm in self._small:
            return True
        return norm.endswith(("ing", "ly")) and not word.upper

    def is_common(self, word: Word) -> bool:
        """Whether the text also has the word in small letters."""
        return word.norm in self._small

    def sense(self, at: int, end: int) -> Sense:
        """A name by its last word: of a thing, or of somebody."""
        last = self.words[end - 1].norm
        thing = last in THING_NOUNS or last.removesuffix("s") in THING_NOUNS
        return Sense.THING if thing and last not in ORG_NOUNS else Sense.NAME

    def is_body(self, end: int) -> bool:
        """Whether the name ends on a word for an organisation."""
        return self.words[end - 1].norm in ORG_NOUNS

    def _belongs(self, at: int, first: int, last: int) -> bool:
        word = self.words[at]
        norm = word.norm
        if not word.capital or norm in DAYS or norm in ("i", "the") or self._is_compound(word):
            return False
        return norm not in MONTHS or (norm in _GIVEN_NAMES and self._is_given(at, first, last))

    def _is_given(self, at: int, first: int, last: int) -> bool:
        """Whether a month's name is somebody's: a name goes on beside it, and no number stands near."""
        beside = [*self.words[max(first, at - 1) : at], *self.words[at + 1 : min(last, at + 3)]]
        if any(word.text[0].isdigit() for word in beside):
            return False
        return self._goes_on(at + 1, last) or (at > first and self.words[at - 1].capital)

    def _is_compound(self, word: Word) -> bool:
        """Whether a state or body is only the first half of the word: "NATO-member", not "Ki-moon"."""
        start, _, rest = word.text.rpartition("-")
        return bool(start) and rest[:1].islower() and bool(self.directory.named(american(fold(start))))

    def _is_known(self, at: int, last: int) -> bool:
        """Whether a spelling of its own starts here that is no part of a longer name."""
        end, surfaces = self.directory.find(self.words, at, last)
        if not surfaces or (end == at + 1 and self._is_surname(at, last)):
            return False
        if end - at > 1:
            return True
        following = self.words[at + 1] if at + 1 < last else None
        if following is not None and following.capital and following.norm in ORG_NOUNS:
            return not self.words[at].capital  # "Farmers Union"
        return all(s.sense in _WITHIN and not _ends_name(s) for s in surfaces)

    def _is_surname(self, at: int, last: int) -> bool:
        """Whether a title that people are also called by ends a name: "Tom King"."""
        if self.words[at].norm not in SURNAMES_TOO:
            return False
        before = self.words[at - 1] if at else None
        following = self.words[at + 1] if at + 1 < last else None
        named = before is not None and before.capital and not self.directory.named(before.norm)
        return named and not (following and following.capital)

    def _links(self, at: int, start: int, first: int, last: int) -> bool:
        """Whether a small word goes on with the name: "van der", "Federation of Farmers"."""
        norm = self.words[at].norm
        if at + 1 >= last:
            return False
        if norm in ("of", "for") and self.words[at - 1].norm in ORG_NOUNS and at - start < 4:
            return self._belongs(at + 1, first, last) and not self._is_known(at + 1, last)
        if norm not in PARTICLES or (norm == "e" and self.italian):
            return False
        if self._belongs(at + 1, first, last):
            return True
        return self.words[at + 1].norm in PARTICLES and at + 2 < last and self.words[at + 2].capital


def _ends_name(surface: Surface) -> bool:
    """Whether a noun can be the last of an organisation's name: "Northern Farmers Union"."""
    return surface.role is not None and surface.role.kind is RoleClass.BODY and not surface.role.plural


def _abbreviates(word: Word) -> bool:
    return len(word.text) == 1 or word.norm in ABBREVIATIONS
